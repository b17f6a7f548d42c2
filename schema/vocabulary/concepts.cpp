#include "schema/vocabulary/concepts.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"
#include "schema/vocabulary/agency_table.hpp"
#include "schema/vocabulary/name_tree.hpp"
#include "schema/vocabulary/name_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace travaux::vocabulary {
namespace {

// The words of a form as the analyzer gives them: `&` and an English possessive are dropped, an elided article
// keeps its apostrophe (`l'` `afrique`), and a point between letters parts nothing (`un.gift`).
std::vector<std::string> index_words(std::string_view form) {
    const NameWords split = split_name_words(form);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < split.words.size(); ++i) {
        const NameWord& word = split.words[i];
        if (form[word.begin] == '&') continue;
        const bool inner_point = word.gap == '.' && form[word.begin - 1] == '.';
        if (word.gap == '\'') {
            if (split.word(i) == "s") continue;
            words.back() += '\'';
        }
        if (inner_point) words.back().append(".").append(split.word(i));
        else words.emplace_back(split.word(i));
    }
    return words;
}

Relation relation_of(std::string_view name, const std::filesystem::path& file) {
    if (name == "acronym") return Relation::Acronym;
    if (name == "synonym") return Relation::Synonym;
    throw schema::Error(schema::ErrorCode::Input, file.string() + ": \"" + std::string(name) + "\" is no relation",
                        "A relation is acronym or synonym.");
}

bool typed_in_capitals(std::span<const std::string> typed) {
    return std::ranges::all_of(typed, [](const std::string& word) {
        const NameWords split = split_name_words(word);
        return !split.words.empty() && split.words.front().capitals == Capitals::All;
    });
}

}  // namespace

struct Concepts::State {
    // What a run of words leads to.
    struct Trigger {
        std::size_t meaning = 0;  // row of `concepts`
        bool ordinary = false;
    };

    std::vector<Concept> concepts;
    std::vector<Trigger> triggers;
    NameTree tree;  // values are rows of `triggers`

    const Trigger* trigger_of(const std::vector<std::string>& words) const;
    void add(std::size_t meaning, std::vector<std::string> words, bool ordinary);
    void read(const std::filesystem::path& table);
    void add_agencies(const Authority& authority);
    std::optional<ConceptMatch> longest(std::span<const std::string> words, std::span<const std::string> typed, std::size_t first) const;
};

const Concepts::State::Trigger* Concepts::State::trigger_of(const std::vector<std::string>& words) const {
    NameTree::Node node = NameTree::kRoot;
    for (const std::string& spelled : words) {
        const auto next = tree.next(node, spelled);
        if (!next) return nullptr;
        node = *next;
    }
    return tree.values(node).empty() ? nullptr : &triggers[tree.values(node).front()];
}

void Concepts::State::add(std::size_t meaning, std::vector<std::string> words, bool ordinary) {
    std::vector<NameTree::Step> steps;
    for (const std::string& word : words) steps.push_back({word, ' '});
    tree.add(steps, static_cast<std::uint32_t>(triggers.size()));
    triggers.push_back({meaning, ordinary});
    if (!ordinary) concepts[meaning].forms.push_back(std::move(words));
}

void Concepts::State::read(const std::filesystem::path& table) {
    for (const std::vector<std::string>& cells : schema::read_table(table, {"name", "relation", "en", "fr", "es"})) {
        const std::size_t meaning = concepts.size();
        concepts.push_back({cells[0], relation_of(cells[1], table), {}});
        std::vector<MarkedForm> forms;
        for (std::size_t column = 2; column < cells.size(); ++column)
            for (const std::string& form : schema::split_cell(cells[column])) forms.push_back(read_form(form, {}));
        if (std::ranges::find(forms, cells[0], &MarkedForm::text) == forms.end()) forms.insert(forms.begin(), {.text = cells[0]});
        for (const MarkedForm& form : forms) {
            std::vector<std::string> words = index_words(form.text);
            const Trigger* known = trigger_of(words);
            if (words.empty() || (known != nullptr && known->meaning != meaning))
                throw schema::Error(schema::ErrorCode::Input,
                                    table.string() + ": \"" + form.text + "\" of " + cells[0] +
                                        (words.empty() ? " has no word" : " is a form of " + concepts[known->meaning].name + " too"));
            if (known == nullptr) add(meaning, std::move(words), form.ordinary);
        }
    }
}

void Concepts::State::add_agencies(const Authority& authority) {
    for (const Agency& agency : authority.agencies()) {
        const std::size_t meaning = concepts.size();
        concepts.push_back({agency.canonical, Relation::AgencyName, {}});
        const auto add_forms = [&](const std::vector<std::string>& forms, bool ordinary) {
            for (const std::string& form : forms)
                if (std::vector<std::string> words = index_words(form); trigger_of(words) == nullptr) add(meaning, std::move(words), ordinary);
        };
        add_forms(agency.plain, false);
        add_forms(agency.wordlike, true);
    }
}

std::optional<ConceptMatch> Concepts::State::longest(std::span<const std::string> words, std::span<const std::string> typed,
                                                     std::size_t first) const {
    std::optional<ConceptMatch> best;
    NameTree::Node node = NameTree::kRoot;
    for (std::size_t i = first; i < words.size(); ++i) {
        const auto next = tree.next(node, words[i]);
        if (!next) break;
        node = *next;
        for (const std::uint32_t value : tree.values(node)) {
            const Trigger& trigger = triggers[value];
            const std::size_t count = i - first + 1;
            if (trigger.ordinary && typed.size() == words.size() && !typed_in_capitals(typed.subspan(first, count))) continue;
            best = ConceptMatch{first, count, &concepts[trigger.meaning]};
            break;
        }
    }
    return best;
}

Concepts::Concepts(const std::filesystem::path& table, const Authority& authority) : state_(std::make_unique<State>()) {
    state_->read(table);
    state_->add_agencies(authority);
}

Concepts::~Concepts() = default;
Concepts::Concepts(Concepts&&) noexcept = default;
Concepts& Concepts::operator=(Concepts&&) noexcept = default;

std::vector<ConceptMatch> Concepts::find(std::span<const std::string> words, std::span<const std::string> typed) const {
    std::vector<ConceptMatch> candidates;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const auto match = state_->longest(words, typed, i)) candidates.push_back(*match);
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &ConceptMatch::count);
    std::vector<bool> taken(words.size());
    std::vector<ConceptMatch> matches;
    for (const ConceptMatch& match : candidates) {
        const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(match.first);
        const auto end = begin + static_cast<std::ptrdiff_t>(match.count);
        if (std::find(begin, end, true) != end) continue;
        std::fill(begin, end, true);
        matches.push_back(match);
    }
    std::ranges::sort(matches, {}, &ConceptMatch::first);
    return matches;
}

}  // namespace travaux::vocabulary
