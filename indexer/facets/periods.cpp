// The printed date of a report, and the days of the session or meeting that it was written for.
#include "indexer/facets/report_facts.hpp"

namespace travaux::facets {
namespace {

constexpr std::size_t kIsoDay = 10;   // YYYY-MM-DD
constexpr std::size_t kIsoMonth = 7;  // YYYY-MM

/// "Date of publication: June 2025", a form's line below the first page.
void read_labelled_date(Reading& reading) {
    constexpr std::size_t kShortLine = 12;
    for (const std::size_t i : first_units(reading)) {
        const Passage& passage = reading.passages[i];
        const WordRange all{0, passage.words.size()};
        if (all.last > kShortLine || !find_phrase(reading, passage, all, "issued")) continue;
        const auto dates = reading.tables.calendar.find(passage.words, all);
        if (dates.size() != 1 || dates.front().range || dates.front().start.size() < kIsoMonth) continue;
        reading.facts.date = dates.front().start;
        reading.note("date", reading.facts.date, i, dates.front().words);
        return;
    }
}

}  // namespace

void read_dates(Reading& reading) {
    auto& facts = reading.facts;
    const bool wants_date = reading.wants("date");
    const bool wants_period = reading.wants("period");
    bool issued = false;
    for (const std::size_t i : front_page(reading)) {
        const Passage& passage = reading.passages[i];
        const WordRange all{0, passage.words.size()};
        for (const PrintedDate& date : reading.tables.calendar.find(passage.words, all)) {
            if (date.start.size() < kIsoDay) continue;
            if (date.range && wants_period && facts.period_start.empty()) {
                facts.period_start = date.start;
                facts.period_end = date.end;
                reading.note("period", date.start + "/" + date.end, i, date.words);
            }
            const bool says_issued = find_phrase(reading, passage, all, "issued").has_value();
            if (!wants_date || date.range || issued || (!facts.date.empty() && !says_issued)) continue;
            std::erase_if(facts.evidence, [](const schema::Evidence& evidence) { return evidence.field == "date"; });
            facts.date = date.start;
            issued = says_issued;
            reading.note("date", date.start, i, date.words);
        }
    }
    if (wants_date && facts.date.empty()) read_labelled_date(reading);
}

}  // namespace travaux::facets
