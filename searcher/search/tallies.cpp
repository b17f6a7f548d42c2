#include "searcher/search/tallies.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/match_batch.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace travaux::search {
namespace {

using database::Columns;
using database::ColumnSets;
using database::ColumnValue;
using schema::Field;

void add_tally(std::string_view value, const Tally& more, Tallies& into) {
    if (more.paragraphs == 0) return;
    Tally& tally = into[std::string(value)];
    tally.paragraphs += more.paragraphs;
    tally.reports += more.reports;
}

// Counts the values of one column.
class ColumnTally {
public:
    /// `found`: the paragraphs that are to be counted.
    ColumnTally(const Columns& columns, ColumnSets column, const match::DocSet& found)
        : columns_(columns), column_(column), few_(!column.by_report && !found.has_more_than(columns.most_few(column))), counted_(column.values.size() + 1) {}

    void add(const MatchBatch& batch) {
        if (few_) return add_paragraphs(batch, [this](std::uint32_t id) { return columns_.copy_set_of(column_, id); });
        column_.with_numbers([&](auto rows) {
            const auto set_of = [sets = rows.data()](std::uint32_t row) -> std::uint32_t { return sets[row]; };
            if (column_.by_report) add_reports(batch, set_of);
            else add_paragraphs(batch, set_of);
        });
    }

    void give(Tallies& into) const {
        for (std::size_t code = 0; code < column_.values.size(); ++code)
            add_tally(columns_.text(column_.values[code]), {counted_[code + 1].paragraphs, counted_[code + 1].reports}, into);
    }

private:
    struct Counted {
        std::uint32_t paragraphs = 0;
        std::uint32_t reports = 0;
        std::uint32_t last = ~std::uint32_t{0};  // the last report that had it
        std::uint32_t unused = 0;                // an item is found by a shift
    };

    static void add(Counted& counted, std::uint32_t report, std::uint32_t paragraphs) {
        counted.paragraphs += paragraphs;
        if (counted.last == report) return;
        counted.last = report;
        ++counted.reports;
    }

    void add_several(std::uint32_t set, std::uint32_t report, std::uint32_t paragraphs) {
        column_.each(set, [&](std::uint32_t code) { add(counted_[code + 1], report, paragraphs); });
    }

    // Most sets are one value, or none.
    template <class SetOf>
    void add_paragraphs(const MatchBatch& batch, SetOf&& set_of) {
        Counted* const counted = counted_.data();
        const std::size_t single = counted_.size();
        for (std::size_t i = 0, size = batch.size; i < size; ++i) {
            const std::uint32_t set = set_of(batch.ids[i]);
            if (set == 0) continue;
            if (set < single) add(counted[set], batch.reports[i], 1);
            else add_several(set, batch.reports[i], 1);
        }
    }

    template <class SetOf>
    void add_reports(const MatchBatch& batch, SetOf&& set_of) {
        for (std::size_t i = 0; i < batch.run_count; ++i) {
            const MatchBatch::Run& run = batch.runs[i];
            add_several(set_of(run.report), run.report, batch.runs[i + 1].begin - run.begin);
        }
    }

    const Columns& columns_;
    ColumnSets column_;
    bool few_;
    std::vector<Counted> counted_;  // by the number of the set of one value
};

// What everything adds up to stands in the file.
void add_everything(const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    into.all.paragraphs += columns.paragraph_count();
    into.all.reports += columns.report_count();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column))
            for (const ColumnValue& value : column->values) add_tally(columns.text(value), {value.paragraphs, value.reports}, into.columns[i]);
}

void add_matches(const match::DocSet& found, const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    std::vector<std::pair<ColumnTally, Tallies*>> tallies;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column)) tallies.emplace_back(ColumnTally(columns, *column, found), &into.columns[i]);
    std::optional<std::uint32_t> last;
    each_batch(found, columns.report_starts(), [&](const MatchBatch& batch) {
        into.all.reports += batch.run_count - (batch.runs.front().report == last ? 1U : 0U);
        last = batch.runs[batch.run_count - 1].report;
        into.all.paragraphs += batch.size;
        for (auto& [tally, to] : tallies) tally.add(batch);
    });
    for (const auto& [tally, to] : tallies) tally.give(*to);
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

Tallied tally_sets(const Index& index, std::span<const match::DocSet> sets, std::span<const Field* const> fields) {
    Tallied tallied{{}, std::vector<Tallies>(fields.size())};
    for (std::size_t shard = 0; shard < sets.size(); ++shard) {
        const Columns& columns = *index.shards()[shard].columns;
        if (std::ranges::equal(sets[shard].words(), columns.paragraphs())) add_everything(columns, fields, tallied);
        else add_matches(sets[shard], columns, fields, tallied);
    }
    return tallied;
}

Tallied tally_by_columns(const Index& index, const match::Formula& formula, std::span<const Field* const> fields) {
    std::vector<match::DocSet> sets;
    for (std::size_t shard = 0; shard < index.shards().size(); ++shard) sets.push_back(match::matching(formula, index.collection(), shard));
    return tally_sets(index, sets, fields);
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

Tallied tally(const Index& index, const match::Formula& formula, std::span<const Field* const> fields) {
    return index.has_columns() ? tally_by_columns(index, formula, fields) : tally_by_spies(index, formula, fields);
}

Tallies tallies_of(const Index& index, const match::Formula& formula, const Field& field) {
    const Field* const fields[] = {&field};
    return std::move(tally(index, formula, fields).columns.front());
}

}  // namespace travaux::search
