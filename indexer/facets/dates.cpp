#include "indexer/facets/dates.hpp"

#include "indexer/facets/iso_dates.hpp"
#include "schema/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr int kFirstYear = 1900;  // what reports of this field speak of
constexpr int kLastYear = 2100;

bool is_year(int value) { return value >= kFirstYear && value < kLastYear; }

}  // namespace

struct Calendar::Point {
    int year = 0, month = 0, day = 0;
    int to_month = 0, to_day = 0;  // a part of a year, or days of one month, has its own end
    std::size_t last = 0;          // the word after it

    bool is_good() const {
        if (year == 0 || (month != 0 && (month < 1 || month > 12))) return false;
        return day == 0 || (month != 0 && day <= days_in(year, month) && to_day <= days_in(year, month));
    }
    std::string iso(bool of_end) const {
        const int m = of_end && to_month != 0 ? to_month : month;
        const int d = of_end && to_day != 0 ? to_day : day;
        if (d != 0) return fmt::format("{:04}-{:02}-{:02}", year, m, d);
        return m != 0 ? fmt::format("{:04}-{:02}", year, m) : fmt::format("{:04}", year);
    }
};

/// Reads points and ranges at one place of the words.
class Calendar::Reader {
public:
    Reader(const Calendar& calendar, const std::vector<Word>& words, WordRange range, std::optional<int> year)
        : calendar_(calendar), words_(words), range_(range), year_(year) {}

    std::optional<PrintedDate> read(std::size_t at) const {
        auto left = point(at);
        if (!left) {
            const auto day = day_number(at);
            if (!day) return std::nullopt;
            left = Point{.day = *day, .last = after_ordinal(at)};
        }
        if (auto range = range_from(at, *left)) return range;
        if (!left->is_good()) return std::nullopt;
        return PrintedDate{{at, left->last}, left->iso(false), left->iso(true), left->to_day != 0};
    }

private:
    const std::string& word(std::size_t at) const {
        static const std::string kNone;
        return at < range_.last ? words_[at].lower : kNone;
    }

    bool is_link(std::string_view text, std::string_view kind) const {
        const auto words = calendar_.links_.find(kind);
        return words != calendar_.links_.end() && words->second.contains(text);
    }

    bool is(std::size_t at, std::string_view kind) const { return is_link(word(at), kind); }

    std::size_t pass(std::size_t at, std::string_view kind) const {
        while (at < range_.last && is(at, kind)) ++at;
        return at;
    }

    bool touches(std::size_t at) const { return at < range_.last && words_[at].begin == words_[at - 1].end; }

    int month(std::size_t at) const {
        const auto found = calendar_.months_.find(word(at));
        return found == calendar_.months_.end() || words_[at].joined ? 0 : found->second;
    }

    int year(std::size_t at) const {
        const auto value = number(word(at), 4, 4);
        return value && is_year(*value) ? *value : 0;
    }

    /// 1..31, with the ending of an ordinal where it has one: "1er", "3rd", "1º".
    std::optional<int> day_number(std::size_t at) const {
        const std::string& text = word(at);
        std::size_t digits = 0;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
        const auto value = number(std::string_view(text).substr(0, digits), 1, 2);
        if (!value || *value < 1 || *value > 31) return std::nullopt;
        if (digits == text.size()) return value;
        return is_link(std::string_view(text).substr(digits), "ordinal") ? value : std::nullopt;
    }

    /// After the day at `at` and what may follow it: "1.º", "3 rd".
    std::size_t after_ordinal(std::size_t at) const {
        if (word(at + 1) == "." && is(at + 2, "ordinal") && touches(at + 2)) return at + 3;
        return touches(at + 1) && is(at + 1, "ordinal") ? at + 2 : at + 1;
    }

    std::optional<Point> point(std::size_t at) const {
        if (auto numeric = numbers(at)) return numeric;
        if (auto found = day_month(at)) return found;
        if (auto found = month_first(at)) return found;
        if (auto found = part(at)) return found;
        if (const int y = year(at)) return Point{.year = y, .last = at + 1};
        return std::nullopt;
    }

    // 2013-03-31, 28/04/2017, 28.04.2017
    std::optional<Point> numbers(std::size_t at) const {
        const std::string& mark = word(at + 1);
        if (mark != word(at + 3) || (mark != "-" && mark != "/" && mark != ".")) return std::nullopt;
        for (std::size_t i = at + 1; i <= at + 4; ++i) {
            if (!touches(i)) return std::nullopt;
        }
        Point point{.last = at + 5};
        const bool year_first = word(at).size() == 4;
        const auto y = number(word(year_first ? at : at + 4), 4, 4);
        const auto m = number(word(at + 2), 1, 2);
        const auto d = number(word(year_first ? at + 4 : at), 1, 2);
        if (!y || !m || !d || !is_year(*y)) return std::nullopt;
        point.year = *y;
        point.month = *m;
        point.day = *d;
        return *m >= 1 && *d >= 1 && point.is_good() ? std::optional(point) : std::nullopt;
    }

    std::size_t year_after(std::size_t at, Point& point) const {
        std::size_t next = word(at) == "." ? at + 1 : at;
        if (word(next) == ",") ++next;
        next = pass(next, "of");
        point.year = year(next);
        return point.year != 0 ? next + 1 : at;
    }

    // 1 July 2013, 1er juillet, 1.º de julio de 2013
    std::optional<Point> day_month(std::size_t at) const {
        const auto d = day_number(at);
        if (!d) return std::nullopt;
        const std::size_t m = pass(after_ordinal(at), "of");
        Point point{.month = month(m), .day = *d};
        if (point.month == 0) return std::nullopt;
        point.last = year_after(m + 1, point);
        return point;
    }

    // July 2013, July 9, 2013, July 9-10, 2013
    std::optional<Point> month_first(std::size_t at) const {
        Point point{.month = month(at)};
        if (point.month == 0) return std::nullopt;
        std::size_t next = at + 1;
        const auto d = day_number(next);
        if (d && words_[at].capital) {
            next = after_ordinal(next);
            const auto second = is(next, "to") ? day_number(next + 1) : std::nullopt;
            if (second) next = after_ordinal(next + 1);
            Point with_day = point;
            with_day.day = *d;
            with_day.to_day = second.value_or(0);
            with_day.last = year_after(next, with_day);
            if (with_day.year != 0) return with_day;
        }
        point.last = year_after(at + 1, point);
        return point;
    }

    // first half of 2013, mid-2013, the end of June 2013, the end of the year
    std::optional<Point> part(std::size_t at) const {
        const auto rows = calendar_.parts_.find(word(at));
        if (rows == calendar_.parts_.end()) return std::nullopt;
        for (const Part& row : rows->second) {
            bool same = true;
            for (std::size_t i = 1; i < row.words.size() && same; ++i) same = word(at + i) == row.words[i];
            if (!same) continue;
            const std::size_t next = pass(pass(at + row.words.size(), "of"), "the");
            if (month(next) != 0) {
                if (auto found = month_first(next); found && found->year != 0) return found;
            }
            int y = year(next);
            std::size_t last = next + 1;
            if (y == 0 && year_) {
                last = this_year(next);
                y = last > next ? *year_ : 0;
            }
            if (y != 0) return Point{.year = y, .month = row.from, .to_month = row.to, .last = last};
        }
        return std::nullopt;
    }

    std::size_t this_year(std::size_t at) const { return is(at, "this_year") ? at + 1 : at; }

    std::optional<PrintedDate> range_from(std::size_t at, Point left) const {
        const std::size_t link = left.last;
        const bool between = at > range_.first && is(at - 1, "between");
        const bool joins = is(link, "to") || (is(link, "and") && (left.day != 0 || between));
        if (!joins || left.to_day != 0) return short_year(at, left);
        const std::size_t start = pass(link + 1, "the");
        auto right = point(start);
        if (!right || !right->is_good() || right->to_day != 0) return short_year(at, left);
        const bool same_precision = (left.day != 0) == (right->day != 0) && (left.month != 0 || right->month == 0 || left.day != 0);
        if (!same_precision) return std::nullopt;
        if (left.year == 0) left.year = right->year;
        if (left.month == 0) left.month = right->month;
        const std::string first = left.iso(false);
        const std::string last = right->iso(true);
        if (!left.is_good() || first > last) return std::nullopt;
        return PrintedDate{{at, right->last}, first, last, true};
    }

    // 2012-13, 2008/9
    std::optional<PrintedDate> short_year(std::size_t at, const Point& left) const {
        if (left.month != 0 || left.year == 0 || left.last != at + 1) return std::nullopt;
        if ((word(at + 1) != "-" && word(at + 1) != "/") || !touches(at + 1) || !touches(at + 2)) return std::nullopt;
        const auto tail = number(word(at + 2), 1, 2);
        if (!tail) return std::nullopt;
        const int step = word(at + 2).size() == 1 ? 10 : 100;
        const int last = left.year - left.year % step + *tail;
        if (last <= left.year || (word(at + 3) == "-" && touches(at + 3))) return std::nullopt;
        return PrintedDate{{at, at + 3}, left.iso(false), fmt::format("{:04}", last), true};
    }

    const Calendar& calendar_;
    const std::vector<Word>& words_;
    WordRange range_;
    std::optional<int> year_;
};

Calendar::Calendar(const std::filesystem::path& months) {
    for (const auto& row : schema::read_table(months, {"kind", "language", "words", "from", "to"})) {
        for (const std::string& form : schema::split_cell(row[2])) {
            if (row[0] == "month") {
                months_[form] = number(row[3], 1, 2).value_or(0);
            } else if (row[0] == "part") {
                Part part{.words = {}, .from = number(row[3], 1, 2).value_or(0), .to = number(row[4], 1, 2).value_or(0)};
                for (const Word& word : words_of(form)) part.words.push_back(word.lower);
                auto& like = parts_[part.words.front()];
                like.push_back(std::move(part));
            } else {
                const auto words = words_of(form);
                if (!words.empty()) links_[row[0]].insert(words.back().lower);
            }
        }
    }
    for (const auto& [month, number] : months_) openings_.add(month);
    for (auto& [first, parts] : parts_) {
        std::ranges::stable_sort(parts, [](const Part& a, const Part& b) { return a.words.size() > b.words.size(); });
        openings_.add(first);
    }
}

bool Calendar::may_begin_date(std::string_view word) const {
    return !word.empty() && ((word.front() >= '0' && word.front() <= '9') || openings_.contains(word));
}

std::vector<PrintedDate> Calendar::find(const std::vector<Word>& words, WordRange range, std::optional<int> year) const {
    std::vector<PrintedDate> out;
    const Reader reader(*this, words, range, year);
    for (std::size_t at = range.first; at < range.last; ++at) {
        if (!may_begin_date(words[at].lower)) continue;
        auto date = reader.read(at);
        if (!date) continue;
        at = date->words.last - 1;
        out.push_back(std::move(*date));
    }
    return out;
}

}  // namespace travaux::facets
