#include "searcher/search/counts.hpp"

#include "schema/database/database.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <set>
#include <utility>

namespace travaux::search {
namespace {

using schema::Field;

// Without a `checkatleast` of everything a spy sees only what the matcher cared to look at.
void look_at_all(const Index& index, const Xapian::Query& query, const std::vector<Xapian::ValueCountMatchSpy*>& spies) {
    Xapian::Enquire enquire(index.database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (Xapian::ValueCountMatchSpy* spy : spies) enquire.add_matchspy(spy);
    enquire.get_mset(0, 0, index.database().get_doccount());
}

const Field& facet_field(const std::string& name) {
    const Field* field = schema::find_field(name);
    if (field != nullptr && field->is_facet()) return *field;
    std::vector<std::string_view> names;
    for (const Field& known : schema::fields())
        if (known.is_facet()) names.push_back(known.name);
    throw schema::Error(schema::ErrorCode::Usage, fmt::format("\"{}\" is not a facet", name),
                        fmt::format("facets are {}", fmt::join(names, ", ")));
}

long number_of(const std::string& text) {
    long number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Xapian::Query query_of(const Plan& plan, Match match, std::string_view without) {
    return match == Match::Any ? any_words(plan, without) : all_words(plan, without);
}

}  // namespace

Tallies tally(const Xapian::ValueCountMatchSpy& spy) {
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

Tallies tally(const Index& index, const Field& field, const Xapian::Query& query) {
    Xapian::ValueCountMatchSpy spy(field.column);
    look_at_all(index, query, {&spy});
    return tally(spy);
}

Facet facet(const Field& field, const Tallies& tallies, const std::vector<query::Values>& chosen, std::size_t depth) {
    Facet facet{std::string(field.name), {}, 0};
    for (const auto& [value, tally] : tallies)
        facet.values.push_back({value, tally.paragraphs, tally.reports, is_chosen(field, chosen, value)});
    // By count, and by name where counts agree: a map's order. What was chosen is never cut off.
    std::ranges::stable_sort(facet.values, std::ranges::greater{}, &FacetValue::count);
    if (depth != 0 && facet.values.size() > depth) {
        const auto rest = std::ranges::stable_partition(facet.values.begin() + static_cast<std::ptrdiff_t>(depth), facet.values.end(),
                                                        &FacetValue::selected);
        facet.more = rest.size();
        facet.values.erase(rest.begin(), rest.end());
    }
    if (field.type == schema::FieldType::Number)
        std::ranges::stable_sort(facet.values, {}, [](const FacetValue& v) { return number_of(v.value); });
    return facet;
}

Counts count(const Index& index, const Plan& plan, Match match, const std::vector<FacetRequest>& requests) {
    const auto chosen_of = [&plan](std::string_view field) {
        std::vector<query::Values> chosen;
        for (const Restriction& restriction : plan.restrictions)
            if (restriction.field == field) chosen.insert(chosen.end(), restriction.chosen.begin(), restriction.chosen.end());
        return chosen;
    };
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    std::vector<Xapian::ValueCountMatchSpy*> together;
    const auto spy_on = [&](std::uint32_t column) {
        spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(column));
        together.push_back(spies.back().get());
        return together.back();
    };
    const Xapian::ValueCountMatchSpy* documents = spy_on(schema::field("doc").column);
    std::map<std::string, const Xapian::ValueCountMatchSpy*> free;  // fields without chosen values share one pass
    for (const FacetRequest& request : requests)
        if (const Field& field = facet_field(request.field); chosen_of(field.name).empty()) free[request.field] = spy_on(field.column);
    look_at_all(index, query_of(plan, match, {}), together);

    Counts counts;
    counts.total = documents->get_total();
    counts.by_doc = tally(*documents);
    counts.reports = counts.by_doc.size();
    for (const FacetRequest& request : requests) {
        const Field& field = facet_field(request.field);
        const std::vector<query::Values> chosen = chosen_of(field.name);
        const auto shared = free.find(request.field);
        counts.facets.push_back(facet(field,
                                      shared != free.end() ? tally(*shared->second)
                                                           : tally(index, field, query_of(plan, match, field.name)),
                                      chosen, request.depth));
    }
    return counts;
}

}  // namespace travaux::search
