#include "schema/analysis/analyzer.hpp"
#include "searcher/precedent/verify.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

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
    return wanted.empty() || wanted == without_blanks(report.doc) || is_symbol(named, report.symbol);
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

// Letters and digits alone: a title is the same with another stop or dash.
std::string letters(std::string_view text) {
    std::string folded = analysis::fold(text);
    std::erase_if(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80U && std::isalnum(static_cast<unsigned char>(c)) == 0; });
    return folded;
}

// Numbers before letters, "9" before "10".
std::pair<std::size_t, std::string> place_in_order(std::string_view number) {
    const std::size_t digits = std::min(number.find_first_not_of("0123456789"), number.size());
    return {digits, std::string(number)};
}

// "12-14" covers "13", "13(a)" and "14(b)".
bool covers(const draft::Numbers& numbers, std::string_view printed) {
    const std::string first = without_blanks(numbers.first);
    const std::string last = without_blanks(numbers.last);
    if (printed.empty()) return false;
    if (holds(first, printed) || holds(last, printed)) return true;
    const auto of = place_in_order(printed);
    return first != last && place_in_order(first) < of && of < place_in_order(last);
}

bool is_headed(const std::string& words, const schema::Unit& unit) {
    const std::string wanted = letters(words);
    const auto is = [&](const std::string& heading) {
        const std::size_t blank = heading.find(' ');  // behind "II."
        return letters(heading) == wanted || (blank != std::string::npos && letters(std::string_view(heading).substr(blank)) == wanted);
    };
    return (unit.kind == schema::Kind::Heading && is(unit.text)) || std::ranges::any_of(unit.section, is);
}

// "decision 6": `decision-6` in the address, or a section that begins so ("Annex 2. Figures"); "item i": "(i)", "9.2(i)".
bool is_item(const std::string& noun, const std::string& number, const schema::Unit& unit) {
    const std::string label = without_blanks(unit.label);
    if (noun.empty()) return letters(label) == letters(number) || label.ends_with("(" + without_blanks(number) + ")");
    std::string slug = noun + "-" + number;
    std::ranges::replace(slug, ' ', '-');
    const auto at_front = [](const std::string& whole, std::string_view text) {
        return text.starts_with(whole) && (text.size() == whole.size() || std::isdigit(static_cast<unsigned char>(text[whole.size()])) == 0);
    };
    const std::string address = "/" + analysis::fold(unit.address);
    for (std::size_t at = address.find('/'); at != std::string::npos; at = address.find('/', at + 1))
        if (at_front(slug, std::string_view(address).substr(at + 1))) return true;
    return std::ranges::any_of(unit.section, [&](const std::string& heading) { return at_front(noun + " " + number, analysis::fold(heading)); });
}

bool is_part(const draft::Part& part, const schema::ReportFacts& report, const schema::Unit& unit) {
    using Role = draft::Part::Role;
    const auto any = [&](auto&& fits) { return std::ranges::any_of(part.numbers, fits); };
    switch (part.role) {
        case Role::Paragraph: return unit.kind != schema::Kind::Footnote && any([&](const draft::Numbers& one) { return covers(one, without_blanks(unit.label)); });
        case Role::Section: return any([&](const draft::Numbers& one) { return is_section(one.first, unit) || is_section(one.last, unit); });
        case Role::Page: return unit.page && any([&](const draft::Numbers& one) { return covers(one, std::to_string(*unit.page)); });
        case Role::Footnote:
            return unit.kind == schema::Kind::Footnote &&
                   any([&](const draft::Numbers& one) { return unit.address == "n" + one.first || unit.address.starts_with("n" + one.first + "-"); });
        case Role::Item: return any([&](const draft::Numbers& one) { return is_item(part.words, one.first, unit); });
        case Role::Heading: return is_headed(part.words, unit);
        case Role::Title: return letters(part.words) == letters(report.title);
    }
    return false;
}

}  // namespace

bool is_symbol(std::string_view named, std::string_view symbol) {
    const std::string wanted = without_blanks(named);
    const std::string whole = without_blanks(symbol);
    return whole == wanted || (!wanted.empty() && whole.ends_with("/" + wanted));
}

bool is_of(const draft::Place& place, const schema::ReportFacts& report) {
    return is_report(place.report, report) &&
           std::ranges::all_of(place.parts, [&](const draft::Part& one) { return one.role != draft::Part::Role::Title || letters(one.words) == letters(report.title); });
}

bool stands_at(const draft::Place& place, const schema::ReportFacts& report, const schema::Unit& unit) {
    return is_report(place.report, report) && is_unit(place.unit, unit) &&
           std::ranges::all_of(place.parts, [&](const draft::Part& one) { return is_part(one, report, unit); });
}

bool is_cited_so(const draft::Place& place, const schema::ReportFacts& report, const std::vector<draft::Part>& cited) {
    const auto is_cited = [&](const draft::Part& part) {
        if (part.role == draft::Part::Role::Title) return true;
        return std::ranges::any_of(cited, [&](const draft::Part& one) {
            const bool named = one.role == part.role && letters(one.words) == letters(part.words);
            return named && (part.numbers.empty() || std::ranges::any_of(part.numbers, [&](const draft::Numbers& given) {
                                 return covers(given, without_blanks(one.numbers.front().first));
                             }));
        });
    };
    return is_of(place, report) && place.unit.empty() && std::ranges::all_of(place.parts, is_cited);
}

}  // namespace travaux::precedent
