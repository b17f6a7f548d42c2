#include "searcher/search/browse.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"
#include "searcher/search/counts.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace travaux::search {
namespace {

using schema::Field;
using schema::FieldType;
using schema::Unit;

// Positions in the outline are ordinals; a damaged record may say otherwise.
std::optional<std::size_t> position_of(const schema::Report& report, int ordinal) {
    const auto unit = std::ranges::find(report.units, ordinal, &Unit::ordinal);
    if (unit == report.units.end()) return std::nullopt;
    return static_cast<std::size_t>(unit - report.units.begin());
}

// Nothing where one of them is a server's.
std::optional<std::size_t> bytes_on_disk(const Index& index) {
    std::error_code failure;
    std::size_t bytes = 0;
    for (const match::Shard& shard : index.shards()) {
        if (!std::filesystem::is_directory(shard.location, failure)) return std::nullopt;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shard.location, failure))
            if (entry.is_regular_file(failure)) bytes += entry.file_size(failure);
    }
    return bytes;
}

// The values as they are printed, where a slot or the facet column has them; else the folded terms.
Tallies counts_of(const Field& field, const Index& index) {
    if (field.is_facet()) return tallies_of(index, match::paragraphs(), field);
    Tallies tallies;
    const std::string prefix(field.prefix);
    if (prefix.empty()) return tallies;
    const Xapian::Database& database = index.database();
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        tallies[(*term).substr(prefix.size())] = {term.get_termfreq(), tally(index, match::Formula(*term), {}).all.reports};
    // A date's year and month are terms too: with the date itself they say nothing new.
    if (field.type == FieldType::Date)
        for (auto one = tallies.begin(); one != tallies.end();) {
            const auto next = std::next(one);
            const bool general = next != tallies.end() && next->first.starts_with(one->first) && one->first.size() < next->first.size();
            one = general ? tallies.erase(one) : next;
        }
    return tallies;
}

// An ordinal that a damaged record makes up has no address.
std::vector<ReadFact> facts_of(const schema::Report& report) {
    std::vector<ReadFact> facts;
    for (const schema::Evidence& evidence : report.facts.evidence) {
        const auto place = evidence.unit ? position_of(report, *evidence.unit) : std::nullopt;
        facts.push_back({evidence.field, evidence.value, place ? report.units[*place].address : std::string(), evidence.words});
    }
    return facts;
}

}  // namespace

// Of what can be found the outline has only a line; the paragraph's own record has it all.
Unit complete_unit(const schema::Report& report, std::size_t unit, const Index& index) {
    const Unit& line = report.units[unit];
    if (!schema::is_retrievable(line.kind)) return line;
    auto paragraph = index.find(schema::unit_id(report.facts.doc, line.address));
    return paragraph ? std::move(paragraph->unit) : line;
}

Passage passage(const UnitPlace& place, std::size_t neighbours, Index& index) {
    const schema::Report& report = *place.report;
    const Unit chosen = complete_unit(report, place.unit, index);
    std::set<std::size_t> shown{place.unit};
    const std::size_t first = place.unit - std::min(place.unit, neighbours);
    const std::size_t rest = report.units.size() - 1 - place.unit;
    for (std::size_t i = first; i <= place.unit + std::min(neighbours, rest); ++i) shown.insert(i);
    for (int note : chosen.notes)
        if (const auto position = position_of(report, note)) shown.insert(*position);
    // A chain of lead-ins cannot be longer than the report, whatever its record says.
    auto parent = chosen.parent;
    for (std::size_t step = 0; parent && step < report.units.size(); ++step) {
        const auto position = position_of(report, *parent);
        if (!position) break;
        shown.insert(*position);
        parent = report.units[*position].parent;
    }

    Passage passage;
    passage.facts = facts_of(report);
    passage.report = std::shared_ptr<const schema::ReportFacts>(place.report, &report.facts);
    for (std::size_t i : shown) {
        if (i == place.unit) passage.chosen = passage.units.size();
        passage.units.push_back(i == place.unit ? chosen : complete_unit(report, i, index));
    }
    return passage;
}

std::vector<FieldTerm> field_terms(const Field& field, const Index& index) {
    std::vector<FieldTerm> terms;
    for (FacetValue& value : facet(field, counts_of(field, index), {}, 0).values)
        terms.push_back({std::move(value.value), value.count, value.reports});
    return terms;
}

Status status(const Index& index) {
    Status status;
    status.locations = index.locations();
    status.layout = database::kLayoutVersion;  // another one would not have opened
    status.reports = index.reports();
    status.paragraphs = index.paragraphs();
    status.words = index.words();
    for (analysis::Language language : index.languages()) status.languages.emplace_back(analysis::code_of(language));
    status.bytes = bytes_on_disk(index);
    return status;
}

void each_paragraph(const Index& index, const std::function<void(const std::string& doc, const schema::Unit& unit)>& visit) {
    const std::string all(database::kParagraphTerm);
    const Xapian::Database& database = index.database();
    for (auto docid = database.postlist_begin(all); docid != database.postlist_end(all); ++docid) {
        const Paragraph paragraph = index.paragraph(*docid);
        visit(paragraph.doc, paragraph.unit);
    }
}

}  // namespace travaux::search
