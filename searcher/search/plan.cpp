#include "searcher/search/plan.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/search/exclusion.hpp"
#include "searcher/search/placed.hpp"
#include "searcher/search/positional.hpp"
#include "searcher/search/terms.hpp"
#include "searcher/search/text_fields.hpp"
#include "searcher/search/weights.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace travaux::search {
namespace {

using query::Node;
using query::NodeType;
using Xapian::Query;

// What a paragraph earns for a value that the question names, to a word as rare that filled it; and what the words
// that name it earn, to other words.
constexpr double kRaise = 0.5;
constexpr double kCueWord = 0.5;

// Outweighs any sum of words: what is named by its number comes first.
constexpr double kReferenceWeight = 1000;

Query all_of(const std::vector<Query>& queries) { return {Query::OP_AND, queries.begin(), queries.end()}; }
Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

const std::string& text_of(const Node& bare) { return bare.type == NodeType::Must ? bare.children.front().text : bare.text; }

class Planner {
public:
    explicit Planner(Expander& expander) : expander_(expander) {}

    Plan plan(const Node& root, const std::vector<Filter>& filters) {
        plan_.restrictions = read_filters(filters, expander_, plan_.notes);
        std::vector<Node> parts = root.type == NodeType::And ? root.children : std::vector{root};
        for (Node& part : parts) add_required(part);
        const bool others = !plan_.required.empty();
        std::vector<const Node*> words;
        for (const Node& part : parts)
            if (is_bare(part)) words.push_back(&part);
        if (!words.empty()) add_words(words, others);
        return std::move(plan_);
    }

private:
    void add_required(Node& part) {
        if (is_bare(part)) return;
        switch (part.type) {
            case NodeType::All: return;
            case NodeType::Not: plan_.excluded |= unmarked(part.children.front()); return;
            case NodeType::Filter: {
                const Query query = filter_query(part, expander_, plan_.notes);
                plan_.restrictions.push_back({part.field, query, {part.values}});
                return;
            }
            case NodeType::Text: plan_.restrictions.push_back({part.field, strict(part), {}}); return;
            default: plan_.required.push_back(strict(part));
        }
    }

    void add_words(const std::vector<const Node*>& nodes, bool others) {
        Run run = expander_.words(nodes, others);
        plan_.words = sought(run);
        plan_.spans = std::move(run.spans);
        plan_.order = std::move(run.order);
        std::vector<Query> context;
        for (const SoughtWord& word : plan_.words) context.push_back(in_context(word.word.marks, word.word.times, expander_));
        plan_.context = any_of(context);
        plan_.reference = reference(nodes);
        add_cues(nodes);
    }

    // A word that no paragraph has, but that names a field's value, has done its work.
    void note_missing() {
        for (const SoughtWord& word : plan_.words)
            if (word.needed && word.query.empty()) plan_.notes.push_back("no paragraph has the word \"" + shortened(word.word.folded) + "\"");
    }

    // Words that name a field's value count half, and are not needed where other words are. Where there are no others, a
    // paragraph that has a value for each of the wordings answers the question without them, and better than they do.
    void add_cues(const std::vector<const Node*>& nodes) {
        std::vector<Query> raises;
        std::vector<std::pair<query::Place, Query>> wordings;
        for (const Expander::FieldCue& found : expander_.cues(nodes)) {
            const Raised& raised = found.cue.raised;
            const std::string term = database::term(schema::field(raised.field).prefix, analysis::fold(raised.value));
            const std::size_t paragraphs = expander_.index().frequency(term);
            if (paragraphs == 0) continue;
            plan_.raised.push_back(raised);
            const query::Place place = found.places.empty() ? query::Place{} : found.places.back();
            const auto same = std::ranges::find(wordings, place, &std::pair<query::Place, Query>::first);
            if (same == wordings.end()) wordings.emplace_back(place, Query(term));
            else same->second |= Query(term);
            raises.push_back(constant(found.cue.part * kRaise * rarity(paragraphs, expander_.index()), Query(term)));
            for (SoughtWord& word : plan_.words)
                if (!word.word.insisted && std::ranges::find(found.places, word.word.place) != found.places.end()) word.needed = false;
        }
        plan_.raises = any_of(raises);
        note_missing();
        const bool others = plan_.needed() > 0;
        double weight = 0;
        for (SoughtWord& word : plan_.words) {
            if (!word.needed && !word.query.empty()) {
                word.query = Query(kCueWord, word.query);
                word.weight *= kCueWord;
            }
            word.needed = word.needed || !others;
            weight += word.weight;
        }
        if (others || wordings.size() < 2) return;
        Query named = wordings.front().second;
        for (const auto& [place, values] : wordings) named = Query(Query::OP_FILTER, named, values);
        plan_.named = constant(weight, named);
    }

    // A word is found as itself or through any span it belongs to, which gives it its part of the span's weight.
    std::vector<SoughtWord> sought(const Run& run) {
        std::vector<std::vector<Weighted>> ways(run.words.size());
        std::vector<SoughtWord> all;
        for (std::size_t i = 0; i < run.words.size(); ++i) {
            const Weighted own = weighted(run.words[i].marks, run.words[i].times, expander_);
            if (!own.query.empty()) ways[i].push_back(own);
            all.push_back({run.words[i], own.weight, {}});
        }
        for (const Span& span : run.spans) {
            const Weighted whole = weighted(span.marks, 1, expander_);
            if (whole.query.empty()) continue;
            const double part = 1.0 / static_cast<double>(span.words.size());
            for (std::size_t i : span.words) {
                ways[i].push_back({Query(part, whole.query), part * whole.weight});
                all[i].weight = std::max(all[i].weight, part * whole.weight);
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::ranges::stable_sort(ways[i], std::ranges::greater{}, &Weighted::weight);
            std::vector<Query> queries;
            for (const Weighted& way : ways[i]) queries.push_back(way.query);
            all[i].query = first_of(queries);
        }
        return all;
    }

    // "CRP/43 paragraph 12", "CRP/43 12(a)": a symbol (or report) and a printed number, both of the index. The
    // sub-items of that number follow it.
    Query reference(const std::vector<const Node*>& nodes) {
        std::vector<Query> reports;
        std::vector<Query> labels;
        std::vector<Query> below;
        const auto add = [&](std::string_view field, const std::string& value, std::vector<Query>& to) {
            const std::string term = database::term(schema::field(field).prefix, value);
            if (expander_.index().frequency(term) > 0) to.emplace_back(term);
        };
        const Xapian::Database& database = expander_.index().database();
        for (const Node* node : nodes) {
            const std::string value = analysis::fold(text_of(*node));
            if (value.find_first_of("0123456789") == std::string::npos) continue;
            add("symbol", value, reports);
            add("doc", value, reports);
            add("label", value, labels);
            const std::string start = std::string(schema::field("label").prefix) + value + "(";
            for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) below.emplace_back(*term);
        }
        if (reports.empty() || labels.empty()) return {};
        const Query place = any_of(reports);
        return Query(Query::OP_OR, constant(kReferenceWeight, Query(Query::OP_AND, place, any_of(labels))),
                     constant(kReferenceWeight / 2, Query(Query::OP_AND, place, any_of(below))));
    }

    static Query constant(double weight, const Query& query) {
        return {Query::OP_FILTER, Query((new Xapian::FixedWeightPostingSource(weight))->release()), query};
    }

    Query unmarked(const Node& node) {
        const std::size_t before = plan_.marks.size();
        Query query = strict(node);
        plan_.marks.resize(before);
        return query;
    }

    Query strict_words(const std::vector<const Node*>& nodes) {
        const Run run = expander_.words(nodes, false);
        std::vector<Query> all;
        for (const SoughtWord& word : sought(run)) all.push_back(word.query);
        for (const Word& word : run.words) plan_.marks.push_back(word.marks);
        for (const Span& span : run.spans) plan_.marks.push_back(span.marks);
        return all_of(all);
    }

    Query strict_phrase(const Node& node) {
        const Phrase words = expander_.phrase(node.text);
        if (words.empty()) return Query(std::string(database::kParagraphTerm));
        Marks marks;
        if (words.size() == 1) marks.words = words;
        else marks.phrases = {words};
        plan_.marks.push_back(std::move(marks));
        return weighted_phrase(words, expander_);
    }

    Query strict_prefix(const Node& node) {
        Marks marks;
        marks.words = expander_.words_from(node.text);
        if (marks.words.empty()) plan_.notes.push_back("no word starts with \"" + shortened(node.text) + "\"");
        Ways words;
        Marks stems;
        for (const std::string& word : marks.words) {
            words.push_back({word});
            for (std::string& stem : expander_.stems(word)) stems.stems.push_back(std::move(stem));
        }
        std::ranges::sort(stems.stems);
        stems.stems.erase(std::ranges::unique(stems.stems).begin(), stems.stems.end());
        plan_.marks.push_back(std::move(marks));
        return {Query::OP_AND_MAYBE, exact(words, expander_), weighted(stems, 1, expander_).query};
    }

    Query strict_group(const Node& node) {
        std::vector<const Node*> words;
        std::vector<Query> all;
        std::vector<Query> excluded;
        for (const Node& child : node.children) {
            if (child.type == NodeType::Words) words.push_back(&child);
            else if (child.type == NodeType::Not) excluded.push_back(unmarked(child.children.front()));
            else all.push_back(strict(child));
        }
        if (!words.empty()) all.push_back(strict_words(words));
        const Query kept = all_of(all);
        return excluded.empty() ? kept : without(kept, any_of(excluded));
    }

    Query strict(const Node& node) {
        switch (node.type) {
            case NodeType::Words: return strict_words({&node});
            case NodeType::Phrase: return strict_phrase(node);
            case NodeType::Prefix: return strict_prefix(node);
            case NodeType::Filter: {
                Node filter = node;
                return filter_query(filter, expander_, plan_.notes);
            }
            case NodeType::Text: return field_query(node.children.front(), schema::field(node.field), expander_, plan_.notes);
            case NodeType::And: return strict_group(node);
            case NodeType::Or: {
                std::vector<Query> any;
                for (const Node& child : node.children) any.push_back(strict(child));
                return any_of(any);
            }
            case NodeType::Not: return without(Query(std::string(database::kParagraphTerm)), unmarked(node.children.front()));
            case NodeType::Must: return strict(node.children.front());
            case NodeType::Near:
            case NodeType::Adj: return positional_query(node, expander_, plan_.marks);
            case NodeType::All: return Query(std::string(database::kParagraphTerm));
        }
        return {};
    }

    Expander& expander_;
    Plan plan_;
};

Query restricted(const Plan& plan, const Query& words, std::string_view without) {
    std::vector<Query> filters;
    for (const Restriction& restriction : plan.restrictions)
        if (restriction.field != without) filters.push_back(restriction.query);
    Query query;
    if (plan.ranks()) {
        std::vector<Query> sought = plan.required;
        if (!plan.words.empty()) sought.push_back(words);
        query = filters.empty() ? all_of(sought) : Query(Query::OP_FILTER, all_of(sought), all_of(filters));
    } else {  // nothing else keeps records of reports out
        filters.emplace_back(std::string(database::kParagraphTerm));
        query = all_of(filters);
    }
    if (!plan.excluded.empty()) query = search::without(query, plan.excluded);
    const Query more = any_of({plan.context, plan.raises, plan.feedback});
    return more.empty() ? query : Query(Query::OP_AND_MAYBE, query, more);
}

// What the query names by its number, or by the values that all of its words stand for, needs no words.
Query with_named(const Plan& plan, const Query& words) {
    std::vector<Query> ways{words};
    for (const Query& way : {plan.reference, plan.named})
        if (!way.empty()) ways.push_back(way);
    return ways.size() == 1 ? words : any_of(ways);
}

}  // namespace

std::size_t Plan::needed() const {
    return static_cast<std::size_t>(std::ranges::count(words, true, &SoughtWord::needed));
}

bool Plan::may_miss_words() const {
    return words.size() > 1 && !std::ranges::all_of(words, [](const SoughtWord& word) { return word.word.insisted; });
}

bool is_bare(const Node& node) {
    return node.type == NodeType::Words || (node.type == NodeType::Must && node.children.front().type == NodeType::Words);
}

Plan make_plan(const Node& root, const std::vector<Filter>& filters, Expander& expander) {
    return Planner(expander).plan(root, filters);
}

Query all_words(const Plan& plan, std::string_view without) {
    std::vector<Query> words;
    std::vector<Query> others;
    for (const SoughtWord& word : plan.words) (word.needed ? words : others).push_back(word.query);
    const Query needed = all_of(words);
    const Query all = others.empty() ? needed : Query(Query::OP_AND_MAYBE, needed, any_of(others));
    return restricted(plan, with_named(plan, all), without);
}

Query any_words(const Plan& plan, std::string_view without) {
    std::vector<Query> words;
    std::vector<Query> insisted;
    for (const SoughtWord& word : plan.words) (word.word.insisted ? insisted : words).push_back(word.query);
    Query any = any_of(words);
    if (!insisted.empty()) any = words.empty() ? all_of(insisted) : Query(Query::OP_AND_MAYBE, all_of(insisted), any);
    return restricted(plan, with_named(plan, any), without);
}

}  // namespace travaux::search
