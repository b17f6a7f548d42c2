#include "searcher/follow/commitments.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "searcher/wording/words.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace travaux::follow {
namespace {

using Status = schema::Commitment;

constexpr std::size_t kEverything = 1'000'000;

int number(std::string_view digits) {
    int value = -1;
    const auto [stopped, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && stopped == digits.data() + digits.size() ? value : -1;
}

int days_in(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

std::string with_two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

bool speaks_of(const schema::Unit& unit, Status status) {
    return unit.commitment == status || std::ranges::find(unit.commitment_all, status) != unit.commitment_all.end();
}

Commitment commitment_of(const search::Hit& hit, const Selection& selection) {
    Commitment made{{hit.id, hit.report, hit.unit, {}}, hit.unit.commitment, {}, {}, hit.unit.due};
    const auto asked = std::ranges::find_if(selection.statuses, [&](Status status) { return speaks_of(hit.unit, status); });
    if (asked != selection.statuses.end() && std::ranges::find(selection.statuses, made.status) == selection.statuses.end()) made.status = *asked;
    (made.status == Status::Requested ? made.asked_of : made.who) = hit.unit.actor;
    return made;
}

bool is_selected(const schema::Unit& unit, const Selection& selection) {
    const bool status = selection.statuses.empty() || std::ranges::any_of(selection.statuses, [&](Status one) { return speaks_of(unit, one); });
    const bool due = selection.due_before.empty() || (is_date(unit.due) && last_day(unit.due) < selection.due_before);
    return status && due;
}

// The lead-in of a list says nothing that its items do not say, where they are commitments too.
void drop_lead_ins(std::vector<Commitment>& all) {
    std::set<std::pair<std::string, int>> lead_ins;
    for (const Commitment& one : all)
        if (one.source.unit.parent) lead_ins.emplace(one.source.report->doc, *one.source.unit.parent);
    std::erase_if(all, [&](const Commitment& one) {
        return one.due.empty() && one.source.unit.text.ends_with(':') && lead_ins.contains({one.source.report->doc, one.source.unit.ordinal});
    });
}

// Which belong together: those of one due date that share a run of words.
class Groups {
public:
    explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), std::size_t{0}); }

    std::size_t root(std::size_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }

    void add(std::size_t i, const std::string& due, const std::vector<wording::Word>& words) {
        const std::size_t run_length = due.size() == 10 ? kSameWords : 2 * kSameWords;
        for (std::size_t k = 0; k + run_length <= words.size(); ++k) {
            std::string run = due;
            for (std::size_t w = k; w < k + run_length; ++w) run += '\t' + words[w].key;
            const auto [place, is_new] = seen_.try_emplace(std::move(run), i);
            if (!is_new) parents_[root(i)] = root(place->second);
        }
    }

private:
    std::vector<std::size_t> parents_;
    std::map<std::string, std::size_t> seen_;
};

// A promise or a request says it better than a report of one, a short passage better than a long one.
bool says_better(const Commitment& a, const Commitment& b) {
    const auto key = [](const Commitment& one) {
        const bool open = one.source.unit.commitment == Status::Planned || one.source.unit.commitment == Status::Requested;
        return std::tuple(!open, one.source.unit.text.size());
    };
    return key(a) < key(b);
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    const int year = number(text.substr(0, 4));
    const int month = text.size() > 4 ? number(text.substr(5, 2)) : 1;
    const int day = text.size() > 7 ? number(text.substr(8, 2)) : 1;
    const bool dashes = (text.size() < 7 || text[4] == '-') && (text.size() < 10 || text[7] == '-');
    return dashes && year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

std::string last_day(std::string_view date) {
    if (!is_date(date) || date.size() == 10) return std::string(date);
    if (date.size() == 4) return std::string(date) + "-12-31";
    return std::string(date) + "-" + with_two_digits(days_in(number(date.substr(0, 4)), number(date.substr(5, 2))));
}

std::vector<Group> commitments(const Selection& selection, search::Searcher& searcher) {
    search::Request request = selection.request;
    if (request.text.empty()) request.text = "*";
    std::vector<std::string> statuses;
    for (std::size_t i = 1; i < schema::kCommitmentNames.size(); ++i) statuses.emplace_back(schema::kCommitmentNames[i]);
    request.filters.push_back({"commitment", std::move(statuses)});
    if (!selection.actors.empty()) request.filters.push_back({"actor", selection.actors});
    request.match = search::Match::All;
    request.sort = search::Sort::Document;
    request.limit = kEverything;
    request.snippets = false;

    std::vector<Commitment> all;
    for (const search::Hit& hit : searcher.search(request).hits)
        if (is_selected(hit.unit, selection)) all.push_back(commitment_of(hit, selection));
    drop_lead_ins(all);
    const auto when = [](const Commitment& one) { return std::tuple(one.due.empty(), last_day(one.due)); };
    std::ranges::stable_sort(all, {}, when);

    wording::Reader reader([](const std::string&) { return 1.0; });
    Groups together(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].due.empty())
            together.add(i, all[i].due, reader.words(all[i].source.unit.text, analysis::language_of(*all[i].source.report, all[i].source.unit)));

    std::vector<Group> groups;
    std::map<std::size_t, std::size_t> group_of;
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].source.lead_in = searcher.lead_in(all[i].source.report->doc, all[i].source.unit);
        const auto [place, is_new] = group_of.try_emplace(together.root(i), groups.size());
        if (is_new) {
            groups.push_back({std::move(all[i]), {}});
            continue;
        }
        Group& group = groups[place->second];
        group.also.push_back(std::move(all[i]));
        if (says_better(group.also.back(), group.first)) std::swap(group.also.back(), group.first);
    }
    return groups;
}

}  // namespace travaux::follow
