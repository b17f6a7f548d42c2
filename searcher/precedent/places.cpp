#include "schema/analysis/analyzer.hpp"
#include "searcher/precedent/verify.hpp"

#include <algorithm>

namespace travaux::precedent {
namespace {

std::string without_blanks(std::string_view text) {
    std::string folded = analysis::fold(text);
    std::erase(folded, ' ');
    return folded;
}

// "12" holds "12(a)" and "12.1", and no "120".
bool holds(std::string_view whole, std::string_view part) {
    return !whole.empty() && part.starts_with(whole) && (part.size() == whole.size() || std::string_view("(./").find(part[whole.size()]) != std::string_view::npos);
}

bool is_report(const std::string& named, const schema::ReportFacts& report) {
    const std::string wanted = without_blanks(named);
    const std::string symbol = without_blanks(report.symbol);
    return wanted.empty() || wanted == without_blanks(report.doc) || wanted == symbol || symbol.ends_with("/" + wanted);
}

bool is_section(const std::string& number, const schema::Unit& unit) {
    const std::string wanted = without_blanks(number);
    const auto begins = [&](const std::string& heading) { return holds(wanted, without_blanks(heading)); };
    return wanted.empty() || holds(wanted, without_blanks(unit.address)) || std::ranges::any_of(unit.section, begins);
}

// Of an address the last part may be named alone: `decision-6`.
bool is_unit(const std::string& named, const schema::Unit& unit) {
    const std::string wanted = without_blanks(named);
    const std::string address = without_blanks(unit.address);
    const std::size_t tail = address.rfind("/" + wanted);
    return wanted.empty() || holds(wanted, address) || holds(wanted, without_blanks(unit.label)) ||
           (tail != std::string::npos && holds(wanted, std::string_view(address).substr(tail + 1)));
}

}  // namespace

bool stands_at(const draft::Place& place, const schema::ReportFacts& report, const schema::Unit& unit) {
    if (!is_report(place.report, report) || !is_unit(place.unit, unit) || !is_section(place.section, unit)) return false;
    if (!place.paragraph.empty() && !holds(without_blanks(place.paragraph), without_blanks(unit.label))) return false;
    return !place.page || place.page == unit.page;
}

}  // namespace travaux::precedent
