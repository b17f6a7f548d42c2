#include "searcher/search/tallies.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"

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

// Counts the values of one column, report by report.
class ColumnTally {
public:
    explicit ColumnTally(ColumnSets column) : column_(column), counted_(column.values.size()) {}

    const ColumnSets& column() const { return column_; }

    void add(std::uint32_t set, std::uint32_t report, std::uint32_t paragraphs) {
        column_.each(set, [&](std::uint32_t code) { add(counted_[code], report, paragraphs); });
    }

    // Most sets are one value.
    template <class SetOf>
    void add_each(const match::DocSet& found, std::span<const std::uint32_t> report_starts, SetOf&& set_of) {
        std::uint32_t report = 0;
        found.each([&, values = column_.values.size(), counted = counted_.data(), starts = report_starts.data() + 1](std::size_t id) {
            const std::uint32_t set = set_of(id);
            if (set == 0) return;
            while (starts[report] <= id) ++report;
            if (set <= values) add(counted[set - 1], report, 1);
            else add(set, report, 1);
        });
    }

    void give(const Columns& columns, Tallies& into) const {
        for (std::size_t code = 0; code < counted_.size(); ++code) add_tally(columns.text(column_.values[code]), {counted_[code].paragraphs, counted_[code].reports}, into);
    }

private:
    struct Counted {
        std::uint32_t paragraphs = 0;
        std::uint32_t reports = 0;
        std::uint32_t last = 0;  // one more than the last report that had it
    };
    static void add(Counted& counted, std::uint32_t report, std::uint32_t paragraphs) {
        counted.paragraphs += paragraphs;
        counted.reports += counted.last != report + 1 ? 1U : 0U;
        counted.last = report + 1;
    }

    ColumnSets column_;
    std::vector<Counted> counted_;  // by code
};

// What everything adds up to stands in the file.
void add_everything(const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    into.all.paragraphs += columns.paragraph_count();
    into.all.reports += columns.report_count();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto column = columns.column(fields[i]->column))
            for (const ColumnValue& value : column->values) add_tally(columns.text(value), {value.paragraphs, value.reports}, into.columns[i]);
}

void tally_paragraphs(const match::DocSet& found, std::size_t size, const Columns& columns, ColumnTally& tally) {
    const auto starts = columns.report_starts();
    const ColumnSets& column = tally.column();
    if (columns.are_few(column, size)) return tally.add_each(found, starts, [&](std::size_t id) { return columns.copy_set_of(column, id); });
    column.with_numbers([&](auto sets) { tally.add_each(found, starts, [all = sets.data()](std::size_t id) -> std::uint32_t { return all[id]; }); });
}

void add_matches(const match::DocSet& found, const Columns& columns, std::span<const Field* const> fields, Tallied& into) {
    std::vector<std::optional<ColumnTally>> tallies;
    std::vector<ColumnTally*> by_report;
    for (const Field* field : fields) {
        const auto column = columns.column(field->column);
        tallies.push_back(column ? std::optional<ColumnTally>(*column) : std::nullopt);
    }
    for (auto& tally : tallies)
        if (tally && tally->column().by_report) by_report.push_back(&*tally);
    std::size_t size = 0;
    each_report(found, columns, [&](std::uint32_t report, std::uint32_t paragraphs) {
        ++into.all.reports;
        size += paragraphs;
        for (ColumnTally* tally : by_report) tally->add(tally->column().set_of(report), report, paragraphs);
    });
    into.all.paragraphs += size;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!tallies[i]) continue;
        if (!tallies[i]->column().by_report) tally_paragraphs(found, size, columns, *tallies[i]);
        tallies[i]->give(columns, into.columns[i]);
    }
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
        if (sets[shard].size() == columns.paragraph_count()) add_everything(columns, fields, tallied);
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
