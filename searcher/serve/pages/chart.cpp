#include "searcher/serve/pages/chart.hpp"

#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace travaux::pages {
namespace {

// In the units of the drawing, which is scaled to the width it has.
constexpr double kStep = 24;   // from one year to the next
constexpr double kBar = .75;   // of a step
constexpr double kWidth = 288; // of all steps at most: longer times have narrower bars
constexpr int kHeight = 64;    // of the highest bar
constexpr int kLabels = 16;    // below the bars
constexpr int kYearsBack = 80;
constexpr int kLabelledSteps = 8;  // at most so many years are printed below

int year_of(const std::string& value) {
    int year = 0;
    std::from_chars(value.data(), value.data() + value.size(), year);
    return year;
}

}  // namespace

Markup year_chart(const search::Facet& years, const YearAddress& address) {
    std::map<int, const search::FacetValue*> by_year;
    std::size_t most = 1;
    for (const search::FacetValue& value : years.values) {
        by_year[year_of(value.value)] = &value;
        most = std::max(most, value.count);
    }
    if (by_year.size() < 2) return {};
    const int last = by_year.rbegin()->first;
    const int first = std::max(by_year.begin()->first, last - kYearsBack);
    const int span = last - first + 1;
    const int each = 1 + (span - 1) / kLabelledSteps;
    const double step = std::min(kStep, kWidth / span);
    const auto length = [](double value) { return fmt::format("{:.4g}", value); };
    Markup bars;
    for (const auto& [year, value] : by_year) {
        if (year < first) continue;
        const int height = std::max(2, static_cast<int>(value->count * kHeight / most));
        const double left = (year - first) * step;
        const Markup bar = element("title", fmt::format("{}: {}", year, render::counted(value->count, "paragraph"))) +
                           element("rect", {{"x", length(left)}, {"y", "0"}, {"width", length(step)}, {"height", std::to_string(kHeight)}, {"class", "reach"}}) +
                           element("rect", {{"x", length(left + step * (1 - kBar) / 2)}, {"y", std::to_string(kHeight - height)},
                                            {"width", length(step * kBar)}, {"height", std::to_string(height)}});
        bars += element("a", {{"href", address(value->value)}, {"class", value->selected ? "chosen" : "bar"},
                              {"aria-label", fmt::format("{}: {}", year, render::counted(value->count, "paragraph"))}}, bar);
    }
    for (int year = first; year <= last; year += each)
        bars += element("text", {{"x", length((year - first) * step + step / 2)}, {"y", std::to_string(kHeight + kLabels - 3)}, {"text-anchor", "middle"}},
                        std::to_string(year));
    const Markup drawing = element("svg", {{"viewBox", fmt::format("-12 0 {} {}", length(span * step + 24), kHeight + kLabels)}, {"class", "years"}, {"preserveAspectRatio", "xMinYMid meet"},
                                           {"role", "group"}, {"aria-label", "Paragraphs by year"}}, bars);
    return element("div", {{"class", "chart"}}, drawing);
}

Markup year_table(const search::Facet& years, bool open, const YearHead& head) {
    if (years.values.empty()) return {};
    const auto column = [](std::string_view name) { return element("th", {{"scope", "col"}, {"class", "number"}}, name); };
    const Markup names = element("thead", element("tr", element("th", {{"scope", "col"}}, "Year") + column("Paragraphs") + column("Reports")));
    Markup rows;
    for (const search::FacetValue& value : years.values)
        rows += element("tr", element("th", {{"scope", "row"}}, head(value)) + element("td", {{"class", "number"}}, render::grouped(value.count)) +
                                  element("td", {{"class", "number"}}, render::grouped(value.reports)));
    return element("details", {{"class", "figures"}, flag("open", open)}, element("summary", "As a table") + element("table", names + element("tbody", rows)));
}

}  // namespace travaux::pages
