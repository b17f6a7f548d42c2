// The session or meeting that a report was written for.
#include "indexer/facets/report_facts.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::size_t kLongest = 25;  // words; a longer name is a sentence

/// Where a name that starts at word `first` ends: before its date, a bracket, or what follows a mark.
std::size_t end_of_name(const Reading& reading, const Passage& passage, std::size_t first) {
    const WordRange rest{first, passage.words.size()};
    std::size_t end = rest.last;
    const auto dates = reading.tables.calendar.find(passage.words, rest);
    if (!dates.empty()) end = std::min(end, dates.front().words.first);
    for (std::size_t at = first; at < end; ++at) {
        const std::string& mark = passage.words[at].lower;
        const bool inner = mark == "-" || mark == "," || mark == "&" || mark == "/" || mark == "." || mark == "\"";
        if (passage.words[at].mark && !inner) end = at;
    }
    while (end > first && (passage.words[end - 1].mark || reading.tables.every_language.is("preposition", passage.words[end - 1].lower))) --end;
    return end;
}

bool take(Reading& reading, std::size_t unit, std::string_view kind) {
    const Passage& passage = reading.passages[unit];
    const auto found = find_phrase(reading, passage, {0, passage.words.size()}, kind);
    if (!found) return false;
    std::size_t first = found->first;
    // "101.ª reunión": the number stands two places before its ending
    const bool ending = passage.words[first].lower == "ª" || passage.words[first].lower == "º";
    if (ending && first >= 2) first -= 2;
    const auto leads = [&](const Word& word) {
        return reading.tables.every_language.is("preposition", word.lower) || reading.tables.every_language.is("determiner", word.lower);
    };
    while (kind == "meeting_for" && first < found->last && leads(passage.words[first])) ++first;
    const char initial = passage.text[passage.words[first].begin];
    if (!passage.words[first].capital && (initial < '0' || initial > '9')) return false;  // "a first meeting"
    const std::size_t last = end_of_name(reading, passage, first);
    if (last <= first + 1 || last - first > kLongest) return false;
    const std::size_t begin = passage.words[first].begin;
    reading.facts.meeting = passage.text.substr(begin, passage.words[last - 1].end - begin);
    reading.note("meeting", reading.facts.meeting, unit, {first, last});
    return true;
}

}  // namespace

void read_meeting(Reading& reading) {
    if (!reading.wants("meeting")) return;
    const auto titles = title_units(reading);
    for (const std::string_view kind : {"meeting", "meeting_for"}) {
        for (const auto& lines : {front_page(reading), titles}) {
            for (const std::size_t i : lines) {
                const bool listed = reading.report.units[i].kind == schema::Kind::Contents;
                if (!listed && take(reading, i, kind)) return;
            }
        }
    }
}

}  // namespace travaux::facets
