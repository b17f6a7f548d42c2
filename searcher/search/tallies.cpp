#include "searcher/search/tallies.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace travaux::search {
namespace {

using database::Columns;
using database::ColumnValue;
using schema::Field;

void add_tally(std::string_view value, const Tally& more, Tallies& into) {
    if (more.paragraphs == 0) return;
    Tally& tally = into.try_emplace(into.end(), std::string(value))->second;  // most come in their order
    tally.paragraphs += more.paragraphs;
    tally.reports += more.reports;
}

// What everything adds up to stands in the file.
void add_everything(const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    into.all.paragraphs += columns.paragraph_count();
    into.all.reports += columns.report_count();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column))
            for (const ColumnValue& value : column->values) add_tally(columns.text(value), {value.paragraphs, value.reports}, into.columns[i]);
}

void add_matches(const match::DocSet& found, const Columns& columns, std::span<const Field* const> fields, bool reports, Tallied& into) {
    match::DocSet found_reports(columns.report_count());
    each_report(found, columns, [&](std::uint32_t report, std::size_t) { found_reports.insert(report); });
    const std::size_t size = found.size();
    into.all.paragraphs += size;
    into.all.reports += found_reports.size();
    std::vector<database::ColumnSets> sets;
    std::vector<Tallies*> to;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = columns.column(fields[i]->column);
        if (!column) continue;
        sets.push_back(*column);
        to.push_back(&into.columns[i]);
    }
    const auto tallies = tally_values({columns, found, size, found_reports}, sets, reports);
    for (std::size_t i = 0; i < sets.size(); ++i)
        for (std::size_t value = 0; value < tallies[i].size(); ++value) add_tally(columns.text(sets[i].values[value]), tallies[i][value], *to[i]);
}

Tallies values_of(const Xapian::ValueCountMatchSpy& spy) {
    Tallies tallies;
    std::map<std::string, std::set<std::string>> reports;
    for (auto column = spy.values_begin(); column != spy.values_end(); ++column) {
        const database::Column decoded = database::decode_column(*column);
        for (const std::string& value : decoded.values) {
            tallies[value].paragraphs += column.get_termfreq();
            reports[value].insert(decoded.report);
        }
    }
    for (auto& [value, tally] : tallies) tally.reports = reports[value].size();
    return tallies;
}

}  // namespace

Tallied tally_sets(const Index& index, std::span<const match::DocSet> sets, std::span<const Field* const> fields, bool reports) {
    Tallied tallied{{}, std::vector<Tallies>(fields.size())};
    for (std::size_t shard = 0; shard < sets.size(); ++shard) {
        const Columns& columns = *index.shards()[shard].columns;
        if (std::ranges::equal(sets[shard].words(), columns.paragraphs())) add_everything(columns, fields, tallied);
        else add_matches(sets[shard], columns, fields, reports, tallied);
    }
    return tallied;
}

Tallied tally_by_columns(const Index& index, const match::Formula& formula, std::span<const Field* const> fields, bool reports) {
    std::vector<match::DocSet> sets;
    for (std::size_t shard = 0; shard < index.shards().size(); ++shard) sets.push_back(match::matching(formula, index.collection(), shard));
    return tally_sets(index, sets, fields, reports);
}

// Without a `checkatleast` of everything a spy sees only what the matcher cared to look at.
Tallied tally_by_spies(const Index& index, const match::Formula& formula, std::span<const Field* const> fields) {
    Xapian::Enquire enquire(index.database());
    enquire.set_query(match::to_xapian(formula, index.collection()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    const auto spy_on = [&](const Field& field) {
        spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(field.column));
        enquire.add_matchspy(spies.back().get());
    };
    spy_on(schema::field("doc"));
    for (const Field* field : fields) spy_on(*field);
    enquire.get_mset(0, 0, index.database().get_doccount());

    Tallied tallied;
    tallied.all = {spies.front()->get_total(), static_cast<std::size_t>(std::distance(spies.front()->values_begin(), spies.front()->values_end()))};
    for (std::size_t i = 1; i < spies.size(); ++i) tallied.columns.push_back(values_of(*spies[i]));
    return tallied;
}

Tallied tally(const Index& index, const match::Formula& formula, std::span<const Field* const> fields, bool reports) {
    return index.has_columns() ? tally_by_columns(index, formula, fields, reports) : tally_by_spies(index, formula, fields);
}

Tallies tallies_of(const Index& index, const match::Formula& formula, const Field& field, bool reports) {
    const Field* const fields[] = {&field};
    return std::move(tally(index, formula, fields, reports).columns.front());
}

}  // namespace travaux::search
