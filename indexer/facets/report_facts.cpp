#include "indexer/facets/report_facts.hpp"

#include "indexer/facets/passages.hpp"

#include <algorithm>
#include <numeric>

namespace travaux::facets {
namespace {

using schema::Kind;
using schema::Unit;

constexpr std::size_t kFrontUnits = Passages::kFirstUnits;
constexpr std::size_t kBodyWords = 25;      // a line of so many words is a paragraph,
constexpr std::size_t kSentenceWords = 12;  // or of so many that ends in a full stop

bool is_body(const Unit& unit, const Passage& passage) {
    if (unit.kind == Kind::Heading || unit.kind == Kind::Furniture || unit.kind == Kind::Contents) return false;
    const std::size_t count = passage.words.size();
    return count > kBodyWords || (count > kSentenceWords && passage.words.back().lower == ".");
}

}  // namespace

bool Reading::wants(std::string_view field) const { return std::ranges::find(given, field) == given.end(); }

void Reading::note(std::string_view field, std::string_view value, std::size_t unit, WordRange words) const {
    const Passage& passage = passages[unit];
    std::string evidence;
    if (words.first < words.last) {
        const std::size_t begin = passage.words[words.first].begin;
        evidence = passage.text.substr(begin, passage.words[words.last - 1].end - begin);
    }
    facts.evidence.push_back({std::string(field), std::string(value), report.units[unit].ordinal, std::move(evidence)});
}

void Reading::note(std::string_view field, std::string_view value, std::size_t unit) const {
    note(field, value, unit, {0, passages[unit].words.size()});
}

void Reading::note_from(std::string_view source, std::string_view field, std::string_view value) const {
    const auto of_source = [&](const schema::Evidence& evidence) { return evidence.field == source; };
    const auto same = std::ranges::find_if(facts.evidence, [&](const schema::Evidence& evidence) { return of_source(evidence) && evidence.value == value; });
    const auto found = same != facts.evidence.end() ? same : std::ranges::find_if(facts.evidence, of_source);
    if (found == facts.evidence.end()) return;
    schema::Evidence evidence = *found;
    evidence.field = field;
    evidence.value = value;
    facts.evidence.push_back(std::move(evidence));
}

std::vector<std::size_t> front_page(const Reading& reading) {
    std::vector<std::size_t> front;
    const auto& units = reading.report.units;
    for (std::size_t i = 0; i < units.size() && i < kFrontUnits; ++i) {
        if (units[i].kind == Kind::Footnote) continue;
        if (is_body(units[i], reading.passages[i])) break;
        front.push_back(i);
    }
    return front;
}

std::vector<std::size_t> first_units(const Reading& reading) {
    std::vector<std::size_t> out(std::min(reading.report.units.size(), kFrontUnits));
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

std::vector<std::size_t> first_paragraphs(const Reading& reading, std::size_t count) {
    std::vector<std::size_t> out;
    const auto& units = reading.report.units;
    for (std::size_t i = 0; i < reading.passages.size() && out.size() < count; ++i) {
        if (units[i].kind == Kind::Paragraph && is_body(units[i], reading.passages[i])) out.push_back(i);
    }
    return out;
}

std::optional<WordRange> find_phrase(const Reading& reading, const Passage& passage, WordRange range, std::string_view kind) {
    for (const Phrase& phrase : reading.tables.phrases) {
        if (phrase.kind != kind) continue;
        if (const auto found = phrase.pattern.find(passage.words, range, reading.tables.every_language)) return found;
    }
    return std::nullopt;
}

void read_year(Reading& reading) {
    auto& facts = reading.facts;
    if (!reading.wants("year")) return;
    const bool by_date = !facts.date.empty() && (facts.doctype != "chair report" || facts.period_end.empty());
    const std::string& from = by_date ? facts.date : facts.period_end;
    if (from.size() >= 4) {
        facts.year = std::stoi(from.substr(0, 4));
        reading.note_from(by_date ? "date" : "period", "year", from.substr(0, 4));
        return;
    }
    if (facts.doctype != "annual report") return;
    for (const std::size_t i : title_units(reading)) {
        const Passage& passage = reading.passages[i];
        const auto dates = reading.tables.calendar.find(passage.words, {0, passage.words.size()});
        if (dates.size() != 1) continue;
        facts.year = std::stoi(dates.front().end.substr(0, 4));
        reading.note("year", dates.front().end.substr(0, 4), i, dates.front().words);
        return;
    }
}

void read_report_facts(Reading& reading) {
    read_title(reading);
    read_symbol(reading);
    read_doctype(reading);
    read_dates(reading);
    read_meeting(reading);
    read_chairmanship(reading);
    read_author(reading);
    read_year(reading);
}

}  // namespace travaux::facets
