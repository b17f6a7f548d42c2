#include "schema/vocabulary/chairs.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::vocabulary {
namespace {

constexpr std::size_t kMonthLength = std::string_view("2012-07").size();

bool is_month(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == kMonthLength && std::all_of(text.begin(), text.begin() + 4, digit) && text[4] == '-' &&
           std::all_of(text.begin() + 5, text.end(), digit) && text.substr(5) >= "01" && text.substr(5) <= "12";
}

// A date cut to its month, or filled up to one.
std::string month_of(std::string_view date, std::string_view missing) {
    std::string month(date.substr(0, kMonthLength));
    if (month.size() == 4) month += missing;
    return month;
}

}  // namespace

std::vector<ChairTerm> read_chairs(const std::filesystem::path& file) {
    std::vector<ChairTerm> terms;
    for (const std::vector<std::string>& cells : schema::read_table(file, {"start", "end", "chairs"})) {
        ChairTerm term{cells[0], cells[1], schema::split_cell(cells[2])};
        const bool ordered = terms.empty() || terms.back().end < term.start;
        if (!is_month(term.start) || !is_month(term.end) || term.end < term.start || !ordered)
            throw schema::Error(schema::ErrorCode::Input,
                                file.string() + ": " + term.start + " to " + term.end + " is no term after the one before it");
        terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<std::string> chairs_between(const std::vector<ChairTerm>& terms, std::string_view start, std::string_view end) {
    const std::string from = month_of(start, "-01");
    const std::string to = month_of(end, "-12");
    std::vector<std::string> chairs;
    for (const ChairTerm& term : terms) {
        if (term.end < from || term.start > to) continue;
        for (const std::string& chair : term.chairs)
            if (std::ranges::find(chairs, chair) == chairs.end()) chairs.push_back(chair);
    }
    return chairs;
}

}  // namespace travaux::vocabulary
