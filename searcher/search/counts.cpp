#include "searcher/search/counts.hpp"

#include "schema/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

namespace travaux::search {
namespace {

using schema::Field;

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

match::Formula formula_of(const Plan& plan, Match match, std::string_view without) {
    return match == Match::Any ? any_words(plan, without) : all_words(plan, without);
}

}  // namespace

Facet facet(const Field& field, const Tallies& tallies, const std::vector<query::Values>& chosen, std::size_t depth) {
    std::vector<const Tallies::value_type*> values;
    values.reserve(tallies.size());
    for (const auto& one : tallies) values.push_back(&one);
    const auto before = [](const Tallies::value_type* a, const Tallies::value_type* b) {
        return a->second.paragraphs != b->second.paragraphs ? a->second.paragraphs > b->second.paragraphs : a->first < b->first;
    };
    const auto is_selected = [&](const Tallies::value_type* one) { return is_chosen(field, chosen, one->first); };
    const auto beyond = values.begin() + static_cast<std::ptrdiff_t>(depth == 0 ? values.size() : std::min(depth, values.size()));
    std::ranges::partial_sort(values, beyond, before);
    const auto end = std::partition(beyond, values.end(), is_selected);  // what was chosen is never cut off
    std::sort(beyond, end, before);
    Facet facet{std::string(field.name), {}, static_cast<std::size_t>(values.end() - end)};
    facet.values.reserve(static_cast<std::size_t>(end - values.begin()));
    for (const Tallies::value_type* one : std::span(values.begin(), end)) facet.values.push_back({one->first, one->second.paragraphs, one->second.reports, is_selected(one)});
    if (field.type == schema::FieldType::Number)
        std::ranges::stable_sort(facet.values, {}, [](const FacetValue& v) { return number_of(v.value); });
    return facet;
}

Counts count(const Index& index, const Plan& plan, Match match, const std::vector<FacetRequest>& requests, bool by_doc,
             const match::Found* found) {
    const auto chosen_of = [&plan](std::string_view field) {
        std::vector<query::Values> chosen;
        for (const Restriction& restriction : plan.restrictions)
            if (restriction.field == field) chosen.insert(chosen.end(), restriction.chosen.begin(), restriction.chosen.end());
        return chosen;
    };
    std::vector<const Field*> together;  // fields without chosen values share one pass
    const auto share = [&together](const Field& field) {
        together.push_back(&field);
        return together.size() - 1;
    };
    std::vector<std::optional<std::size_t>> shared;
    const bool reports = std::ranges::any_of(requests, &FacetRequest::reports);
    for (const FacetRequest& request : requests) {
        const Field& field = facet_field(request.field);
        shared.push_back(chosen_of(field.name).empty() ? std::optional(share(field)) : std::nullopt);
    }
    const auto docs = by_doc ? std::optional(share(schema::field("doc"))) : std::nullopt;
    Tallied tallied = found != nullptr ? tally_sets(index, found->sets, together, reports) : tally(index, formula_of(plan, match, {}), together, reports);

    Counts counts;
    counts.total = tallied.all.paragraphs;
    counts.reports = tallied.all.reports;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const Field& field = facet_field(requests[i].field);
        const Tallies own = shared[i] ? std::move(tallied.columns[*shared[i]]) : tallies_of(index, formula_of(plan, match, field.name), field, reports);
        counts.facets.push_back(facet(field, own, chosen_of(field.name), requests[i].depth));
    }
    if (docs) counts.by_doc = std::move(tallied.columns[*docs]);
    return counts;
}

std::size_t total(const Index& index, const match::Formula& formula) { return tally(index, formula, {}).all.paragraphs; }

}  // namespace travaux::search
