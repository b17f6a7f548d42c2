#include "searcher/search/text_fields.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/search/sieve.hpp"
#include "searcher/search/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace travaux::search {
namespace {

using match::Formula;
using query::Node;
using query::NodeType;
using schema::Field;

Formula stems_in_field(const std::string& word, const Field& field, Expander& expander) {
    std::vector<Formula> stems;
    for (const std::string& stem : expander.stems(word))
        if (const std::string term = database::term(field.prefix, stem); expander.index().frequency(term) > 0)
            stems.emplace_back(term);
    return match::any_of(std::move(stems));
}

Formula prefix_in_field(const Node& node, const Field& field, Expander& expander) {
    const Xapian::Database& database = expander.index().database();
    const std::string start = std::string(field.prefix) + analysis::fold(node.text);
    std::vector<Formula> terms;
    for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) terms.emplace_back(*term);
    return match::any_of(std::move(terms));
}

Formula words_in_field(const std::vector<std::string>& words, const Field& field, Expander& expander, std::vector<std::string>& notes) {
    std::vector<Formula> all;
    for (const std::string& word : words) {
        all.push_back(stems_in_field(word, field, expander));
        if (all.back().empty()) notes.push_back(fmt::format("no {} has the word \"{}\"", field.name, word));
    }
    return match::all_of(std::move(all));
}

std::vector<std::string> texts_of(const Field& field, const Paragraph& paragraph, Index& index) {
    if (field.of == schema::FieldOf::Paragraph) return paragraph.unit.section;
    const auto report = index.report(paragraph.doc);
    return report == nullptr ? std::vector<std::string>{} : std::vector{report->facts.title};
}

// Many paragraphs share a heading: each is read once.
Formula phrase_in_field(const Node& node, const Field& field, Expander& expander, std::vector<std::string>& notes) {
    const Phrase phrase = expander.phrase(node.text);
    const Formula words = words_in_field(expander.content_words(node.text), field, expander, notes);
    if (phrase.size() < 2 || words.empty()) return words;
    std::map<std::string, bool> known;
    const auto holds = [&](const std::string& text) {
        const auto [entry, is_new] = known.try_emplace(text, false);
        if (is_new) {
            const Phrase printed = expander.phrase(text);
            entry->second = !std::ranges::search(printed, phrase).empty();
        }
        return entry->second;
    };
    Index& index = expander.index();
    return sifted(words, index, [&](Xapian::docid docid) { return std::ranges::any_of(texts_of(field, index.paragraph(docid), index), holds); });
}

}  // namespace

Formula field_query(const Node& node, const Field& field, Expander& expander, std::vector<std::string>& notes) {
    std::vector<Formula> children;
    std::vector<Formula> excluded;
    for (const Node& child : node.children)
        (child.type == NodeType::Not ? excluded : children).push_back(field_query(child, field, expander, notes));
    switch (node.type) {
        case NodeType::Words: return words_in_field(expander.content_words(node.text), field, expander, notes);
        case NodeType::Phrase: return phrase_in_field(node, field, expander, notes);
        case NodeType::Prefix: return prefix_in_field(node, field, expander);
        case NodeType::Or: return match::any_of(std::move(children));
        case NodeType::Not: return excluded.empty() ? children.front() : excluded.front();
        case NodeType::Filter:
        case NodeType::All: return match::paragraphs();
        case NodeType::Near:
        case NodeType::Adj:
            notes.push_back(fmt::format("{} keeps no places of words: NEAR and ADJ count as AND in it", field.name));
            break;
        default: break;
    }
    return match::without(match::all_of(std::move(children)), match::any_of(std::move(excluded)));
}

}  // namespace travaux::search
