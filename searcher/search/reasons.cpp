#include "searcher/search/explain.hpp"

#include "schema/vocabulary/concepts.hpp"
#include "searcher/search/defined_acronyms.hpp"
#include "searcher/search/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::search {
namespace {

using query::Node;
using query::NodeType;

constexpr std::size_t kFormsShown = 20;  // of one prefix or stem: more say nothing to a reader

bool holds(const std::vector<std::string>& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); }

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

Reason reason_of(vocabulary::Relation relation) {
    switch (relation) {
        case vocabulary::Relation::Acronym: return Reason::Acronym;
        case vocabulary::Relation::Synonym: return Reason::Synonym;
        case vocabulary::Relation::AgencyName: return Reason::AgencyName;
    }
    return Reason::Synonym;
}

class Reasons {
public:
    explicit Reasons(Expander& expander) : expander_(expander) {}

    SoughtPart part(const std::vector<std::string>& words, const Marks& marks) {
        words_ = words;
        closed_ = fmt::format("{}", fmt::join(words, ""));
        sought_ = {joined(words), {}};
        own_stems_ = words.size() == 1 ? expander_.stems(words.front()) : std::vector<std::string>{};
        for (const std::string& stem : marks.stems) add_stem(stem);
        for (const std::string& word : marks.words) add(word, Reason::Exact, {}, expander_.index().paragraphs_with(word));
        for (const Phrase& phrase : marks.phrases) add_phrase(phrase);
        return std::move(sought_);
    }

private:
    void add(std::string form, Reason reason, std::string source, std::size_t paragraphs) {
        const bool known = std::ranges::any_of(sought_.expansions, [&](const Expansion& one) { return one.form == form; });
        if (!known) sought_.expansions.push_back({std::move(form), reason, std::move(source), paragraphs});
    }

    void add_stem(const std::string& stem) {
        std::vector<std::string> words = expander_.words_of({stem});
        if (words.empty()) words.push_back(stem);
        words.resize(std::min(words.size(), kFormsShown));
        for (std::string& word : words) {
            const std::size_t paragraphs = expander_.index().paragraphs_with(word);
            if (words_.size() == 1 && word == words_.front()) add(std::move(word), Reason::Exact, {}, paragraphs);
            else if (holds(own_stems_, stem)) {
                const Reason reason = is_other_spelling(words_.front(), word) ? Reason::Spelling : Reason::Stem;
                add(std::move(word), reason, {}, paragraphs);
            } else if (words_.size() > 1 && holds(expander_.stems(closed_), stem)) add(std::move(word), Reason::Compound, {}, paragraphs);
            else add_named(std::move(word), paragraphs);
        }
    }

    void add_phrase(const Phrase& phrase) {
        std::string closed;
        for (const std::string& word : phrase) closed += word;
        if (closed == closed_) add(joined(phrase), Reason::Compound, {}, 0);
        else add_named(joined(phrase), 0);
    }

    // Snowball alone, without the spelling pairs, parts the two spellings of an English word.
    bool is_other_spelling(const std::string& word, const std::string& form) {
        constexpr auto kEnglish = analysis::Language::English;
        return english_(word) != english_(form) && analyzer_.stem(word, kEnglish) == analyzer_.stem(form, kEnglish);
    }

    // What neither stems nor compounds explain comes from the tables of names.
    void add_named(std::string form, std::size_t paragraphs) {
        const auto found = expander_.vocabulary().concepts().find(words_);
        if (found.empty()) {
            for (const DefinedAcronym& one : expander_.untold_acronyms(words_, {}))
                if (one.count == words_.size() && joined(one.other) == form) return add(std::move(form), Reason::Defined, one.doc, paragraphs);
            return add(std::move(form), Reason::Synonym, {}, paragraphs);
        }
        add(std::move(form), reason_of(found.front().concept_->relation), found.front().concept_->name, paragraphs);
    }

    Expander& expander_;
    analysis::Analyzer analyzer_;
    Xapian::Stem english_{"en"};
    std::vector<std::string> words_;
    std::string closed_;  // the words as one
    std::vector<std::string> own_stems_;
    SoughtPart sought_;
};

void add_exact_parts(const Node& node, Expander& expander, std::vector<SoughtPart>& parts) {
    switch (node.type) {
        case NodeType::Phrase: parts.push_back({query::print(node), {{joined(expander.phrase(node.text)), Reason::Exact, {}, 0}}}); return;
        case NodeType::Prefix: {
            SoughtPart part{query::print(node), {}};
            for (const std::string& word : expander.words_from(node.text)) {
                if (part.expansions.size() == kFormsShown) break;
                part.expansions.push_back({word, Reason::Prefix, {}, expander.index().paragraphs_with(word)});
            }
            parts.push_back(std::move(part));
            return;
        }
        case NodeType::Words: {  // inside of a group; those side by side at the top are the plan's own
            const Node* const one = &node;
            for (const Word& word : expander.words({&one, 1}, false).words) parts.push_back(Reasons(expander).part({word.folded}, word.marks));
            return;
        }
        case NodeType::Text:
        case NodeType::Not: return;
        default:
            for (const Node& child : node.children) add_exact_parts(child, expander, parts);
    }
}

}  // namespace

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::Stem: return "stem";
        case Reason::Spelling: return "spelling";
        case Reason::Compound: return "compound";
        case Reason::Acronym: return "acronym";
        case Reason::Synonym: return "synonym";
        case Reason::AgencyName: return "agency name";
        case Reason::Defined: return "acronym defined in";
        case Reason::Feedback: return "feedback";
        case Reason::Prefix: return "prefix";
        case Reason::Exact: return "exact";
    }
    return {};
}

std::vector<SoughtPart> sought_parts(const Node& root, const Plan& plan, Expander& expander) {
    std::vector<SoughtPart> parts;
    Reasons reasons(expander);
    for (const SoughtWord& word : plan.words) parts.push_back(reasons.part({word.word.folded}, word.word.marks));
    for (const Span& span : plan.spans) {
        std::vector<std::string> words;
        for (std::size_t i : span.words) words.push_back(plan.words[i].word.folded);
        parts.push_back(reasons.part(words, span.marks));
    }
    if (root.type == NodeType::And) {
        for (const Node& child : root.children)
            if (!is_bare(child)) add_exact_parts(child, expander, parts);
    } else if (!is_bare(root)) {
        add_exact_parts(root, expander, parts);
    }
    if (plan.feedback_stems.empty()) return parts;
    SoughtPart shared{"shared by the first hits", {}};
    for (const std::string& stem : plan.feedback_stems) {
        const std::vector<std::string> words = expander.words_of({stem});
        shared.expansions.push_back({words.empty() ? stem : words.front(), Reason::Feedback, {}, expander.index().frequency(stem_term(stem))});
    }
    parts.push_back(std::move(shared));
    return parts;
}

}  // namespace travaux::search
