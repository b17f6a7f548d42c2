#include "searcher/search/explain.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/ranking.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

using match::Formula;
using query::Node;
using query::NodeType;

constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

// The weight that a formula gives this one paragraph, or nothing where it does not match. Weights depend on the
// index alone, so a part alone weighs what it weighs within the whole.
std::optional<double> weight_in(const Formula& formula, const Hit& hit, const Index& index) {
    if (formula.empty()) return std::nullopt;
    const match::Collection& collection = index.collection();
    const Formula this_one = match::filtered(formula, Formula(database::term(database::kUnitIdPrefix, hit.id)));
    if (collection.has_columns) {
        const match::Found found = match::find(this_one, collection, 1, false);
        return found.heaviest.empty() ? std::nullopt : std::optional(found.heaviest.front().weight);
    }
    Xapian::Enquire enquire(collection.database);
    enquire.set_query(match::to_xapian(this_one, collection));
    enquire.set_weighting_scheme(match::weighting(collection));
    const Xapian::MSet set = enquire.get_mset(0, 1);
    if (set.empty()) return std::nullopt;
    return set.begin().get_weight();
}

// What is printed for a word of the plan (or, with kNoWord, for exact parts), each wording once.
std::vector<std::string> printed_forms(const Hit& hit, const Marked& marked, const Marker& marker, std::size_t word) {
    std::vector<std::string> forms;
    for (const Occurrence& occurrence : marked.occurrences) {
        const std::vector<std::size_t>& words = marker.words_of(occurrence);
        if (word == kNoWord ? !words.empty() : std::ranges::find(words, word) == words.end()) continue;
        std::string form = hit.unit.text.substr(occurrence.begin, occurrence.end - occurrence.begin);
        const auto same = [&](const std::string& other) { return analysis::fold(other) == analysis::fold(form); };
        if (std::ranges::none_of(forms, same)) forms.push_back(std::move(form));
    }
    return forms;
}

std::vector<std::string> values_in(const schema::Field& field, const Hit& hit, const Index& index) {
    if (!field.is_facet()) return {};
    const Xapian::Database& database = index.database();
    const std::string term = database::term(database::kUnitIdPrefix, hit.id);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return {};
    return database::decode_column(database.get_document(*posting).get_value(field.column)).values;
}

bool meets(const Plan& part, const Hit& hit, const Index& index) { return weight_in(all_words(part), hit, index).has_value(); }

const Node& inner(const Node& node) {
    return node.type == NodeType::Not || node.type == NodeType::Must ? node.children.front() : node;
}

}  // namespace

std::vector<MatchedPart> matched_parts(const Plan& plan, const Hit& hit, Marker& marker, Index& index) {
    const Marked marked = marker.mark(hit.unit.text, analysis::language_of(*hit.report, hit.unit));
    std::vector<MatchedPart> parts;
    double sum = 0;
    const auto add = [&](std::string part, std::vector<std::string> forms, const Formula& formula) {
        const double weight = weight_in(formula, hit, index).value_or(0);
        if (weight <= 0 && forms.empty()) return;
        sum += weight;
        parts.push_back({std::move(part), std::move(forms), weight, 0});
    };
    for (std::size_t i = 0; i < plan.words.size(); ++i)
        add(plan.words[i].word.folded, printed_forms(hit, marked, marker, i), plan.words[i].formula);
    const Formula exact = match::all_of(plan.required);
    if (!plan.required.empty()) add("exact parts and groups", printed_forms(hit, marked, marker, kNoWord), exact);
    add("title, section and lead-in", {}, plan.context);
    add("symbol and number", {}, plan.reference);
    if (!plan.feedback.empty()) add("shared by the first hits", {}, plan.feedback);
    constexpr double kNothing = 1e-6;
    if (hit.score - sum > kNothing) {
        parts.push_back({"closeness and place", {}, hit.score - sum, 0});
        sum = hit.score;
    }
    if (sum > 0)
        for (MatchedPart& part : parts) part.share = part.score / sum;
    return parts;
}

std::vector<Condition> conditions(const Node& root, const Plan& plan, const Request& request, const Hit& hit, Marker& marker,
                                  Expander& expander) {
    Index& index = expander.index();
    const Marked marked = marker.mark(hit.unit.text, analysis::language_of(*hit.report, hit.unit));
    std::vector<Condition> all;
    for (std::size_t i = 0; i < plan.words.size(); ++i)
        all.push_back({plan.words[i].word.folded, weight_in(plan.words[i].formula, hit, index).has_value(),
                       printed_forms(hit, marked, marker, i)});
    for (const Node& part : root.type == NodeType::And ? root.children : std::vector{root}) {
        if (is_bare(part) || part.type == NodeType::All) continue;
        Condition condition{query::print(part), meets(make_plan(part, {}, expander), hit, index), {}};
        if (const Node& filter = inner(part); filter.type == NodeType::Filter)
            condition.found = values_in(schema::field(filter.field), hit, index);
        all.push_back(std::move(condition));
    }
    for (const Filter& filter : request.filters) {
        std::string demand;
        for (const std::string& value : filter.values) demand += (demand.empty() ? "" : " OR ") + filter.field + ":" + value;
        all.push_back({demand, meets(make_plan(Node{}, {filter}, expander), hit, index), values_in(schema::field(filter.field), hit, index)});
    }
    return all;
}

}  // namespace travaux::search
