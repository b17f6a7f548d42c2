#include "indexer/facets/responses.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

using schema::Commitment;
using schema::Kind;

constexpr std::size_t kLabelWords = 5;  // "Final implementation monitoring status"

bool is_digits(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

std::optional<ResponseReader::Label> ResponseReader::label_of(const Passage& passage) const {
    const auto& words = passage.words;
    std::size_t plain = 0, colon = 0, dash = 0;
    bool numbered = false;
    std::size_t at = 0;
    for (; at < words.size() && plain <= kLabelWords; ++at) {
        if (passage.aside[at]) continue;
        if (words[at].mark && words[at].lower == ":") {
            colon = at;
            break;
        }
        if (words[at].mark && words[at].lower == "-" && dash == 0) dash = at;
        if (dash != 0) continue;  // "Management response – accepted/rejected:"
        if (words[at].mark) return std::nullopt;
        numbered = numbered || is_digits(words[at].lower);
        ++plain;
    }
    const std::size_t end = dash != 0 ? dash : colon != 0 ? colon : at;
    // "Recommendation 4" alone is a heading; other words need their mark
    if (plain > kLabelWords || end == 0 || (dash == 0 && colon == 0 && !(numbered && at == words.size()))) return std::nullopt;
    Label label{column_of(words, {0, end}, tables_), {std::max({colon, dash, end}), words.size()}, numbered};
    if (label.column.empty()) return std::nullopt;
    while (label.value.first < label.value.last && (passage.aside[label.value.first] || words[label.value.first].mark)) ++label.value.first;
    return label;
}

void ResponseReader::learn_actors(const Passage& passage, WordRange range) {
    for (const auto& match : passage.names) {
        const WordRange words = passage.words_in(match.begin, match.end);
        if (words.first < range.first || words.last > range.last) continue;
        const std::string name = value_of(tables_.authority.agencies()[match.agency], tables_.authority);
        if (!name.empty() && std::ranges::find(actor_, name) == actor_.end()) actor_.push_back(name);
    }
}

RowFacts ResponseReader::facts_of(const Label& label, const schema::Unit& unit, const Passage& passage, std::optional<int> year) {
    RowFacts facts;
    const bool empty = label.value.first == label.value.last;
    if (label.column == "responsible") learn_actors(passage, label.value);
    if (empty) return facts;
    const std::size_t begin = passage.words[label.value.first].begin;
    facts.words = unit.text.substr(begin, passage.words[label.value.last - 1].end - begin);
    if (label.column == "recommendation") facts.status = Commitment::Requested;
    if (label.column == "action") facts.status = Commitment::Planned;
    if (label.column == "response" || label.column == "status") {
        const auto sentence = std::ranges::find_if(passage.sentences, [&](WordRange s) { return s.last > label.value.first; });
        const std::size_t last = sentence == passage.sentences.end() ? label.value.last : sentence->last;
        facts.status = status_said(passage.words, {label.value.first, last}, tables_).value_or(Commitment::None);
    }
    if (facts.status == Commitment::Planned) {
        const auto dates = tables_.calendar.find(passage.words, label.value, year);
        if (!dates.empty()) facts.due = dates.back().end;
    }
    return facts;
}

std::optional<RowFacts> ResponseReader::read(const schema::Unit& unit, const Passage& passage, std::optional<int> year) {
    if (unit.kind == Kind::Footnote || unit.kind == Kind::TableRow || unit.kind == Kind::Furniture) return std::nullopt;
    RowFacts facts;
    if (const auto label = label_of(passage); label && (open_ || (label->column == "recommendation" && label->is_numbered))) {
        if (label->column == "recommendation") actor_.clear();
        open_ = true;
        const bool says_all = label->value.first != label->value.last && label->column != "action";
        column_ = says_all ? std::string{} : label->column;
        facts = facts_of(*label, unit, passage, year);
    } else if (unit.kind == Kind::Heading) {
        open_ = false;
        return std::nullopt;
    } else if (open_ && (column_ == "action" || column_ == "responsible" || column_ == "recommendation")) {
        if (column_ == "recommendation" && unit.kind != Kind::ListItem) column_.clear();  // its first paragraph; then its grounds
        const std::string column = column_.empty() ? "recommendation" : column_;
        facts = facts_of({column, {0, passage.words.size()}, false}, unit, passage, year);
    } else {
        return std::nullopt;
    }
    if (facts.status == Commitment::None) return column_ == "responsible" ? std::optional(facts) : std::nullopt;
    facts.actor = actor_;
    return facts;
}

}  // namespace travaux::facets
