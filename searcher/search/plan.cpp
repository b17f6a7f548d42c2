#include "searcher/search/plan.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/search/hints.hpp"
#include "searcher/search/placed.hpp"
#include "searcher/search/positional.hpp"
#include "searcher/search/terms.hpp"
#include "searcher/search/text_fields.hpp"
#include "searcher/search/weights.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace travaux::search {
namespace {

using match::Formula;
using query::Node;
using query::NodeType;

// What a paragraph earns for a value that the question names, to a word as rare that filled it; and what the words
// that name it earn, to other words.
constexpr double kRaise = 0.5;
constexpr double kCueWord = 0.5;

// Outweighs any sum of words: what is named by its number comes first.
constexpr double kReferenceWeight = 1000;

const std::string& text_of(const Node& bare) { return bare.type == NodeType::Must ? bare.children.front().text : bare.text; }

class Planner {
public:
    explicit Planner(Expander& expander) : expander_(expander) {}

    Plan plan(const Node& root, const std::vector<Filter>& filters) {
        plan_.restrictions = read_filters(filters, expander_, plan_.notes);
        std::vector<Node> parts = root.type == NodeType::And ? root.children : std::vector{root};
        for (Node& part : parts) add_required(part);
        plan_.excluded = match::any_of(std::move(excluded_));  // side by side: one in the other would be as deep as they are many
        const bool others = !plan_.required.empty();
        std::vector<const Node*> words;
        for (const Node& part : parts)
            if (is_bare(part)) words.push_back(&part);
        if (!words.empty()) add_words(words, others);
        for (std::string& hint : hints(parts, plan_, expander_)) plan_.notes.push_back(std::move(hint));
        return std::move(plan_);
    }

private:
    void add_required(Node& part) {
        if (is_bare(part)) return;
        switch (part.type) {
            case NodeType::All: return;
            case NodeType::Not: excluded_.push_back(unmarked(part.children.front())); return;
            case NodeType::Filter: {
                Formula formula = filter_query(part, expander_, plan_.notes);
                plan_.restrictions.push_back({part.field, std::move(formula), {part.values}});
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
        std::vector<Formula> context;
        for (const SoughtWord& word : plan_.words) context.push_back(in_context(word.word.marks, word.word.times, expander_));
        plan_.context = match::any_of(std::move(context));
        plan_.reference = reference(nodes);
        add_cues(nodes);
    }

    // A word that no paragraph has, but that names a field's value, has done its work.
    void note_missing() {
        for (const SoughtWord& word : plan_.words)
            if (word.needed && word.formula.empty()) plan_.notes.push_back("no paragraph has the word \"" + shortened(word.word.folded) + "\"");
    }

    // Words that name a field's value count half, and are not needed where other words are. Where there are no others, a
    // paragraph that has a value for each of the wordings answers the question without them, and better than they do.
    void add_cues(const std::vector<const Node*>& nodes) {
        std::vector<Formula> raises;
        std::vector<std::pair<query::Place, Formula>> wordings;
        for (const Expander::FieldCue& found : expander_.cues(nodes)) {
            const Raised& raised = found.cue.raised;
            const std::string term = database::term(schema::field(raised.field).prefix, analysis::fold(raised.value));
            const std::size_t paragraphs = expander_.index().frequency(term);
            for (SoughtWord& word : plan_.words) word.cue = word.cue || std::ranges::find(found.places, word.word.place) != found.places.end();
            if (paragraphs == 0) continue;
            plan_.raised.push_back(raised);
            const query::Place place = found.places.empty() ? query::Place{} : found.places.back();
            const auto same = std::ranges::find(wordings, place, &std::pair<query::Place, Formula>::first);
            if (same == wordings.end()) wordings.emplace_back(place, Formula(term));
            else same->second = match::any_of({same->second, Formula(term)});
            raises.push_back(match::constant(found.cue.part * kRaise * rarity(paragraphs, expander_.index()), Formula(term)));
            for (SoughtWord& word : plan_.words)
                if (!word.word.insisted && std::ranges::find(found.places, word.word.place) != found.places.end()) word.needed = false;
        }
        plan_.raises = match::any_of(std::move(raises));
        note_missing();
        const bool others = plan_.needed() > 0;
        double weight = 0;
        for (SoughtWord& word : plan_.words) {
            if (!word.needed && !word.formula.empty()) {
                word.formula = match::scaled(kCueWord, word.formula);
                word.weight *= kCueWord;
            }
            word.needed = word.needed || !others;
            weight += word.weight;
        }
        if (others || wordings.size() < 2) return;
        std::vector<Formula> named;
        for (const auto& [place, values] : wordings) named.push_back(values);
        plan_.named = match::constant(weight, match::all_of(std::move(named)));
    }

    // A word is found as itself or through any span it belongs to, which gives it its part of the span's weight.
    std::vector<SoughtWord> sought(const Run& run) {
        std::vector<std::vector<Weighted>> ways(run.words.size());
        std::vector<SoughtWord> all;
        for (std::size_t i = 0; i < run.words.size(); ++i) {
            const Weighted own = weighted(run.words[i].marks, run.words[i].times, expander_);
            if (!own.formula.empty()) ways[i].push_back(own);
            all.push_back({run.words[i], own.weight, {}});
        }
        for (const Span& span : run.spans) {
            const Weighted whole = weighted(span.marks, 1, expander_);
            if (whole.formula.empty()) continue;
            const double part = 1.0 / static_cast<double>(span.words.size());
            for (std::size_t i : span.words) {
                ways[i].push_back({match::scaled(part, whole.formula), part * whole.weight});
                all[i].weight = std::max(all[i].weight, part * whole.weight);
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::ranges::stable_sort(ways[i], std::ranges::greater{}, &Weighted::weight);
            std::vector<Formula> formulas;
            for (const Weighted& way : ways[i]) formulas.push_back(way.formula);
            all[i].formula = match::first_of(std::move(formulas));
        }
        return all;
    }

    // "CRP/43 paragraph 12", "CRP/43 12(a)": a symbol (or report) and a printed number, both of the index. The
    // sub-items of that number follow it.
    Formula reference(const std::vector<const Node*>& nodes) {
        std::vector<Formula> reports;
        std::vector<Formula> labels;
        std::vector<Formula> below;
        const auto add = [&](std::string_view field, const std::string& value, std::vector<Formula>& to) {
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
        const Formula place = match::any_of(std::move(reports));
        return match::any_of({match::constant(kReferenceWeight, match::all_of({place, match::any_of(std::move(labels))})),
                              match::constant(kReferenceWeight / 2, match::all_of({place, match::any_of(std::move(below))}))});
    }

    Formula unmarked(const Node& node) {
        const std::size_t before = plan_.marks.size();
        Formula formula = strict(node);
        plan_.marks.resize(before);
        return formula;
    }

    Formula strict_words(const std::vector<const Node*>& nodes) {
        const Run run = expander_.words(nodes, false);
        std::vector<Formula> all;
        for (const SoughtWord& word : sought(run)) all.push_back(word.formula);
        for (const Word& word : run.words) plan_.marks.push_back(word.marks);
        for (const Span& span : run.spans) plan_.marks.push_back(span.marks);
        return match::all_of(std::move(all));
    }

    Formula strict_phrase(const Node& node) {
        const Phrase words = expander_.phrase(node.text);
        if (words.empty()) return match::paragraphs();
        Marks marks;
        if (words.size() == 1) marks.words = words;
        else marks.phrases = {words};
        plan_.marks.push_back(std::move(marks));
        return weighted_phrase(words, expander_);
    }

    Formula strict_prefix(const Node& node) {
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
        return match::and_maybe(exact(words, expander_), weighted(stems, 1, expander_).formula);
    }

    Formula strict_group(const Node& node) {
        std::vector<const Node*> words;
        std::vector<Formula> all;
        std::vector<Formula> excluded;
        for (const Node& child : node.children) {
            if (child.type == NodeType::Words) words.push_back(&child);
            else if (child.type == NodeType::Not) excluded.push_back(unmarked(child.children.front()));
            else all.push_back(strict(child));
        }
        if (!words.empty()) all.push_back(strict_words(words));
        return match::without(match::all_of(std::move(all)), match::any_of(std::move(excluded)));
    }

    Formula strict(const Node& node) {
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
                std::vector<Formula> any;
                std::set<std::string> seen;  // equal ones are one
                for (const Node& child : node.children)
                    if (seen.insert(query::print(child)).second) any.push_back(strict(child));
                return match::any_of(std::move(any));
            }
            case NodeType::Not: return match::without(match::paragraphs(), unmarked(node.children.front()));
            case NodeType::Must: return strict(node.children.front());
            case NodeType::Near:
            case NodeType::Adj: return positional_query(node, expander_, plan_.marks);
            case NodeType::All: return match::paragraphs();
        }
        return {};
    }

    Expander& expander_;
    Plan plan_;
    std::vector<Formula> excluded_;
};

Formula restricted(const Plan& plan, Formula words, std::string_view without) {
    std::vector<Formula> filters;
    for (const Restriction& restriction : plan.restrictions)
        if (restriction.field != without) filters.push_back(restriction.formula);
    Formula formula;
    if (plan.ranks()) {
        std::vector<Formula> sought = plan.required;
        if (!plan.words.empty()) sought.push_back(std::move(words));
        formula = match::all_of(std::move(sought));
        if (!filters.empty()) formula = match::filtered(std::move(formula), match::all_of(std::move(filters)));
    } else {
        filters.push_back(match::paragraphs());
        formula = match::all_of(std::move(filters));
    }
    formula = match::without(std::move(formula), plan.excluded);
    return match::and_maybe(std::move(formula), match::any_of({plan.context, plan.raises, plan.feedback}));
}

// What the query names by its number, or by the values that all of its words stand for, needs no words.
Formula with_named(const Plan& plan, const Formula& words) { return match::any_of({words, plan.reference, plan.named}); }

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

Formula all_words(const Plan& plan, std::string_view without) {
    std::vector<Formula> words;
    std::vector<Formula> others;
    for (const SoughtWord& word : plan.words) (word.needed ? words : others).push_back(word.formula);
    const Formula all = match::and_maybe(match::all_of(std::move(words)), match::any_of(std::move(others)));
    return restricted(plan, with_named(plan, all), without);
}

Formula any_words(const Plan& plan, std::string_view without) {
    std::vector<Formula> words;
    std::vector<Formula> insisted;
    for (const SoughtWord& word : plan.words) (word.word.insisted ? insisted : words).push_back(word.formula);
    Formula any = match::any_of(std::move(words));
    if (!insisted.empty()) any = match::and_maybe(match::all_of(std::move(insisted)), any);
    return restricted(plan, with_named(plan, any), without);
}

}  // namespace travaux::search
