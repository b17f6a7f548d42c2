#include "searcher/serve/pages/timeline.hpp"

#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <string>

namespace travaux::pages {
namespace {

using schema::Commitment;

// From what is asked for to what was done, as time goes; one row of dots each.
constexpr std::array kRows{Commitment::Requested, Commitment::Planned, Commitment::Ongoing, Commitment::Delivered, Commitment::NotRealised};

constexpr int kNames = 96;   // in the units of the drawing
constexpr int kStep = 44;    // from year to year
constexpr int kRow = 30;
constexpr int kDrawn = 130;  // percent: drawn so large where there is room
constexpr double kLargest = 12;  // radius of the dot of the largest number; areas are as the numbers

using Counts = std::map<int, std::map<Commitment, int>>;

Counts counted(const std::vector<follow::Group>& groups) {
    Counts counts;
    const auto add = [&](const follow::Commitment& one) {
        if (one.source.report->year) ++counts[*one.source.report->year][one.status];
    };
    for (const follow::Group& group : groups) {
        add(group.first);
        for (const follow::Commitment& other : group.also) add(other);
    }
    return counts;
}

Markup table(const Counts& counts, const DotAddress& address) {
    Markup head = element("th", {{"scope", "col"}}, "Year");
    for (const Commitment status : kRows) head += element("th", {{"scope", "col"}, {"class", "number"}}, render::spoken(name_of(status)));
    Markup rows = element("tr", head);
    for (const auto& [year, by_status] : counts) {
        Markup cells = element("th", {{"scope", "row"}}, std::to_string(year));
        for (const Commitment status : kRows) {
            const auto found = by_status.find(status);
            cells += element("td", {{"class", "number"}}, found == by_status.end() ? text("0") : link(address(year, status), std::to_string(found->second)));
        }
        rows += element("tr", cells);
    }
    return element("details", {{"class", "figures"}}, element("summary", "As a table") + element("table", rows));
}

}  // namespace

Markup timeline(const std::vector<follow::Group>& groups, const DotAddress& address) {
    const Counts counts = counted(groups);
    if (counts.size() < 2) return {};
    int most = 1;
    for (const auto& [year, by_status] : counts)
        for (const auto& [status, count] : by_status) most = std::max(most, count);
    const int first = counts.begin()->first;
    const int years = counts.rbegin()->first - first + 1;
    Markup drawn;
    for (std::size_t row = 0; row < kRows.size(); ++row) {
        const int middle = static_cast<int>(row) * kRow + kRow / 2;
        drawn += element("text", {{"x", "0"}, {"y", std::to_string(middle + 4)}}, render::spoken(name_of(kRows[row])));
        for (const auto& [year, by_status] : counts) {
            const auto found = by_status.find(kRows[row]);
            if (found == by_status.end()) continue;
            const double radius = std::max(2.0, kLargest * std::sqrt(static_cast<double>(found->second) / most));
            const std::string words = fmt::format("{} in {}: {}", render::spoken(name_of(kRows[row])), year, found->second);
            const Markup dot = element("circle", {{"cx", std::to_string(kNames + (year - first) * kStep + kStep / 2)}, {"cy", std::to_string(middle)},
                                        {"r", fmt::format("{:.1f}", radius)}, {"class", std::string(name_of(kRows[row]))}},
                                       element("title", words));
            drawn += element("a", {{"href", address(year, kRows[row])}, {"aria-label", words}}, dot);
        }
    }
    const int bottom = static_cast<int>(kRows.size()) * kRow;
    for (int year = first; year < first + years; ++year)
        drawn += element("text", {{"x", std::to_string(kNames + (year - first) * kStep + kStep / 2)}, {"y", std::to_string(bottom + 12)}, {"text-anchor", "middle"}}, std::to_string(year));
    const Markup drawing = element("svg", {{"viewBox", fmt::format("0 0 {} {}", kNames + years * kStep, bottom + 18)}, {"width", std::to_string((kNames + years * kStep) * kDrawn / 100)}, {"class", "timeline"}, {"role", "group"},
                                           {"aria-label", "Commitments by year and status"}}, drawn);
    return element("div", {{"class", "chart"}}, element("div", {{"class", "scrolls"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Timeline"}}, drawing)) + table(counts, address);
}

}  // namespace travaux::pages
