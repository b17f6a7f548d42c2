#include "searcher/cite/reference.hpp"

#include "schema/paths.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace travaux::cite {
namespace {

using schema::Kind;
using schema::Unit;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "12(a)(ii)" -> "12 (a) (ii)", as the Manual parts them.
std::string spaced(std::string_view label) {
    std::string out;
    for (const char c : label) {
        if (c == '(' && !out.empty() && out.back() != ' ') out += ' ';
        if (c != '.' || out.empty() || out.back() != ' ') out += c;
    }
    const bool closed = out.find('(') != std::string::npos;
    while (!out.empty() && (out.back() == '.' || out.back() == ' ' || (out.back() == ')' && !closed))) out.pop_back();
    return out;
}

// The number that a heading prints before its words: "III", "b", "2.1"; empty where it prints none.
std::string number_of(std::string_view heading) {
    const std::size_t end = heading.find_first_of(" \t");
    if (end == std::string_view::npos || end > 8) return {};
    std::string number(heading.substr(0, end));
    const bool marked = number.ends_with('.') || number.ends_with(')');
    while (!number.empty() && (number.back() == '.' || number.back() == ')')) number.pop_back();
    if (number.starts_with('(')) number.erase(0, 1);
    const bool digits = !number.empty() && std::ranges::all_of(number, [](char c) { return is_digit(c) || c == '.'; });
    const bool roman = !number.empty() && (number.find_first_not_of("IVXLC") == std::string::npos || number.find_first_not_of("ivxlc") == std::string::npos);
    const bool letter = number.size() == 1 && std::isalpha(static_cast<unsigned char>(number.front())) != 0;
    return digits || (marked && (roman || letter)) ? number : std::string();
}

// "sect. III.b", "sect. 3, “Key documents”", "“Introduction”".
std::string section_of(const Unit& unit) {
    std::string number;
    std::string heading;
    for (const std::string& one : unit.section) {
        const std::string own = number_of(one);
        heading = own.empty() ? one : std::string();
        if (own.empty()) continue;
        const bool whole = number.empty() || own.starts_with(number + ".");
        number = whole ? own : number + "." + own;
    }
    std::string place = number.empty() ? std::string() : "sect. " + number;
    if (!heading.empty()) place += (place.empty() ? "“" : ", “") + heading + "”";
    return place;
}

// The noun and number of an item that announces itself in its address: "decision-6" -> "decision 6". The number is
// printed where the unit has a label, or the noun is part of its text.
std::string announced(const Unit& unit) {
    const std::size_t slash = unit.address.rfind('/');
    std::string last = slash == std::string::npos ? unit.address : unit.address.substr(slash + 1);
    const std::size_t hyphen = last.rfind('-');
    if (hyphen == std::string::npos || hyphen == 0 || hyphen + 1 == last.size() || !is_digit(last[hyphen + 1])) return {};
    const bool other_kind = unit.kind == Kind::TableRow || unit.kind == Kind::Caption || unit.kind == Kind::Footnote;
    if (other_kind || last.substr(0, hyphen).find_first_of("0123456789()") != std::string::npos) return {};
    const std::size_t end = last.find_first_not_of("0123456789", hyphen + 1);
    const std::string number = last.substr(hyphen + 1, end - hyphen - 1);
    const bool printed = unit.label.find(number) != std::string::npos || unit.text.substr(0, hyphen + 16).find(number) != std::string::npos;
    std::string noun = last.substr(0, hyphen);
    std::ranges::replace(noun, '-', ' ');
    return printed ? noun + " " + number : std::string();
}

// The mark of a footnote is in its address: "n4", "n*", "n4-2" for the second note of that mark.
std::string footnote_mark(const Unit& unit) {
    const std::string mark = unit.address.starts_with('n') ? unit.address.substr(1) : std::string();
    const std::string own = mark.substr(0, mark.find('-'));
    // A word is the writer's name for the note, and nothing that a reader sees.
    return std::ranges::none_of(own, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }) ? own : std::string();
}

const Unit* parent_of(const std::vector<Unit>& units, const Unit& unit) {
    if (!unit.parent) return nullptr;
    const auto found = std::ranges::find(units, *unit.parent, &Unit::ordinal);
    return found == units.end() || found->ordinal >= unit.ordinal ? nullptr : &*found;
}

// Paragraphs whose numbers run through the report are cited by them alone.
bool runs_through(const Unit& unit) {
    return !unit.label.empty() && is_digit(unit.label.front()) && unit.address.starts_with(unit.label.substr(0, unit.label.find_first_not_of("0123456789")));
}

void add(std::string& place, const std::string& more) {
    if (!more.empty()) place += (place.empty() ? "" : ", ") + more;
}

}  // namespace

Names::Names() {
    const vocabulary::Authority authority(schema::data_file("agencies.tsv"));
    for (const vocabulary::Agency& agency : authority.agencies()) names_[agency.canonical] = agency.name;
}

std::string Names::full(const std::string& canonical) const {
    const auto found = names_.find(canonical);
    return found == names_.end() || found->second.empty() ? canonical : found->second;
}

std::string place_of(const std::vector<Unit>& units, std::size_t chosen) {
    const Unit& unit = units[chosen];
    if (unit.level == 0 && unit.kind == Kind::Heading) return {};  // the title stands for the report
    std::string place;
    if (unit.kind == Kind::Footnote) {
        const std::string mark = footnote_mark(unit);
        if (mark.empty()) add(place, section_of(unit));
        add(place, mark.empty() ? "footnote" : "footnote " + mark);
    } else {
        // An item without a number is cited by the unit that introduces it.
        const Unit* numbered = &unit;
        while (numbered != nullptr && numbered->label.empty() && announced(*numbered).empty()) numbered = parent_of(units, *numbered);
        const bool paragraph = numbered != nullptr && announced(*numbered).empty();
        if (paragraph && runs_through(*numbered)) {
            add(place, "para. " + spaced(numbered->label));
        } else {
            add(place, section_of(unit));
            if (numbered != nullptr && !paragraph) add(place, announced(*numbered));
            else if (paragraph && numbered->kind == Kind::Paragraph && is_digit(numbered->label.front())) add(place, "para. " + spaced(numbered->label));
            else if (paragraph) add(place, "item " + spaced(numbered->label));
        }
    }
    if (unit.page) add(place, "p. " + std::to_string(*unit.page));
    return place;
}

Reference reference(const search::Passage& passage, const Names& names) {
    const schema::ReportFacts& report = *passage.report;
    const Unit& unit = passage.units[passage.chosen];
    Reference made;
    made.id = schema::unit_id(report.doc, unit.address);
    made.doc = report.doc;
    for (const std::string& author : report.author) made.authors.push_back(names.full(author));
    made.title = report.title;
    made.symbol = report.symbol;
    made.doctype = report.doctype;
    made.date = !report.date.empty() ? report.date : !report.period_end.empty() ? report.period_end.substr(0, 4) : report.year ? std::to_string(*report.year) : "";
    made.language = report.language;
    made.place = place_of(passage.units, passage.chosen);
    made.page = unit.page;
    return made;
}

std::string date_in_words(std::string_view iso) {
    constexpr std::array<std::string_view, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};
    const auto number = [&](std::size_t at) { return iso.size() >= at + 2 && is_digit(iso[at]) && is_digit(iso[at + 1]) ? (iso[at] - '0') * 10 + (iso[at + 1] - '0') : 0; };
    const int month = number(5);
    const int day = number(8);
    std::string words(iso.substr(0, 4));
    if (month >= 1 && month <= 12) words = std::string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + words;
    return month >= 1 && month <= 12 && day > 0 ? std::to_string(day) + " " + words : words;
}

}  // namespace travaux::cite
