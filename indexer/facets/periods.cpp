// The printed date of a report, and the days of the session or meeting that it was written for.
#include "indexer/facets/report_facts.hpp"

namespace travaux::facets {
namespace {

constexpr std::size_t kIsoDay = 10;  // YYYY-MM-DD

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
}

}  // namespace travaux::facets
