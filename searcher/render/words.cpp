#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

void add(std::vector<std::string>& parts, std::string_view before, const std::string& value) {
    if (!value.empty()) parts.push_back(fmt::format("{}{}", before, value));
}

}  // namespace

std::string spoken(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

std::string counted(std::size_t number, std::string_view noun) { return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s"); }

std::string list_of(const std::vector<std::string>& values, std::string_view separator) {
    return fmt::format("{}", fmt::join(values, separator));
}

std::string path_of(const std::vector<std::string>& section) { return list_of(section, " › "); }

std::string acting(const schema::Unit& unit) {
    if (unit.actor.empty()) return {};
    return (unit.commitment == schema::Commitment::Requested ? " of " : " by ") + list_of(unit.actor, ", ");
}

std::string facts_line(const schema::ReportFacts& report, const schema::Unit& unit) {
    std::vector<std::string> parts;
    add(parts, "", report.symbol);
    if (report.year) parts.push_back(std::to_string(*report.year));
    add(parts, "chair ", list_of(report.chair, ", "));
    add(parts, "by ", list_of(report.author, ", "));
    parts.push_back(spoken(name_of(unit.kind)));
    if (unit.page) parts.push_back(fmt::format("page {}", *unit.page));
    if (unit.ocr) parts.push_back(fmt::format("read from a scan, {} % sure", *unit.ocr));
    if (unit.objective) parts.push_back(fmt::format("objective {}", *unit.objective));
    if (unit.commitment != schema::Commitment::None)
        parts.push_back(std::string(name_of(unit.commitment)) + acting(unit));
    add(parts, "due ", unit.due);
    add(parts, "names ", list_of(unit.agency, ", "));
    return list_of(parts, " · ");
}

std::string facts_line(const schema::ReportFacts& report) {
    std::vector<std::string> parts;
    add(parts, "", report.doctype);
    add(parts, "", report.symbol);
    if (report.year) parts.push_back(std::to_string(*report.year));
    add(parts, "chair ", list_of(report.chair, ", "));
    add(parts, "by ", list_of(report.author, ", "));
    add(parts, "", report.language);
    return list_of(parts, " · ");
}

}  // namespace travaux::render
