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

// Counts the sets of one column's rows, by number; at the end each counts for its values. Whether a value's report was counted already must
// be asked for each paragraph, so it is left out where nobody wants to know.
class ColumnTally {
public:
    /// `found`: the paragraphs that are to be counted.
    ColumnTally(const Columns& columns, ColumnSets column, const match::DocSet& found, bool reports)
        : columns_(columns),
          column_(column),
          few_(!column.by_report && !found.has_more_than(columns.most_few(column))),
          reports_(reports && !column.by_report),
          counted_(column.values.size() + std::max<std::size_t>(column.starts.size(), 1) + 1),
          by_value_(reports_ ? column.values.size() : 0) {}

    void add(const MatchBatch& batch) {
        if (few_) return add_paragraphs(batch, [this](std::uint32_t id) { return columns_.copy_set_of(column_, id); });
        column_.with_numbers([&](auto rows) {
            const auto set_of = [sets = rows.data()](std::uint32_t row) -> std::uint32_t { return sets[row]; };
            if (column_.by_report) add_reports(batch, set_of);
            else add_paragraphs(batch, set_of);
        });
    }

    void give(Tallies& into) const {
        std::vector<Tally> tallies(column_.values.size());
        for (std::uint32_t set = 1; set < counted_.size(); ++set)
            if (counted_[set].paragraphs != 0)
                column_.each(set, [&](std::uint32_t code) {
                    tallies[code].paragraphs += counted_[set].paragraphs;
                    tallies[code].reports += counted_[set].reports;
                });
        for (std::size_t code = 0; code < tallies.size(); ++code) {
            if (reports_) tallies[code].reports = by_value_[code].reports;
            add_tally(columns_.text(column_.values[code]), tallies[code], into);
        }
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    struct Counted {
        std::uint32_t paragraphs = 0;
        std::uint32_t reports = 0;  // of a column by report
        std::uint32_t last = kNone;  // the last report that had it
        std::uint32_t unused = 0;    // an item is found by a shift
    };
    struct Reports {
        std::uint32_t reports = 0;
        std::uint32_t last = kNone;
    };

    // A damaged file may name a set that it does not have: the last item is for these.
    Counted& counted(std::uint32_t set) { return counted_[std::min<std::size_t>(set, counted_.size() - 1)]; }

    template <class SetOf>
    void add_paragraphs(const MatchBatch& batch, SetOf&& set_of) {
        if (!reports_) {
            for (std::size_t i = 0, size = batch.size; i < size; ++i) ++counted(set_of(batch.ids[i])).paragraphs;
            return;
        }
        for (std::size_t i = 0, size = batch.size; i < size; ++i) {
            const std::uint32_t set = set_of(batch.ids[i]);
            Counted& one = counted(set);
            ++one.paragraphs;
            if (set != 0 && std::exchange(one.last, batch.reports[i]) != batch.reports[i]) add_report(set, batch.reports[i]);
        }
    }

    void add_report(std::uint32_t set, std::uint32_t report) {
        column_.each(set, [&](std::uint32_t code) { by_value_[code].reports += std::exchange(by_value_[code].last, report) != report ? 1U : 0U; });
    }

    template <class SetOf>
    void add_reports(const MatchBatch& batch, SetOf&& set_of) {
        for (std::size_t i = 0; i < batch.run_count; ++i) {
            const MatchBatch::Run& run = batch.runs[i];
            Counted& one = counted(set_of(run.report));
            one.paragraphs += batch.runs[i + 1].begin - run.begin;
            one.reports += std::exchange(one.last, run.report) != run.report ? 1U : 0U;  // a batch may go on with the report of the last one
        }
    }

    const Columns& columns_;
    ColumnSets column_;
    bool few_;
    bool reports_;
    std::vector<Counted> counted_;   // by set
    std::vector<Reports> by_value_;
};

// What everything adds up to stands in the file.
void add_everything(const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    into.all.paragraphs += columns.paragraph_count();
    into.all.reports += columns.report_count();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column))
            for (const ColumnValue& value : column->values) add_tally(columns.text(value), {value.paragraphs, value.reports}, into.columns[i]);
}

void add_matches(const match::DocSet& found, const Columns& columns, std::span<const Field* const> fields, bool reports, Tallied& into) {
    std::vector<std::pair<ColumnTally, Tallies*>> tallies;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column)) tallies.emplace_back(ColumnTally(columns, *column, found, reports), &into.columns[i]);
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
