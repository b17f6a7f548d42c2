#include "schema/vocabulary/concepts.hpp"

#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "schema/vocabulary/concept_rows.hpp"
#include "schema/vocabulary/name_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace travaux::vocabulary {
namespace {

Relation relation_of(std::string_view name) {
    return name == "acronym" ? Relation::Acronym : name == "synonym" ? Relation::Synonym : Relation::AgencyName;
}

bool typed_in_capitals(std::span<const std::string> typed) {
    return std::ranges::all_of(typed, [](const std::string& word) {
        const NameWords split = split_name_words(word);
        return !split.words.empty() && split.words.front().capitals == Capitals::All;
    });
}

// The columns of a row are never empty but for the last.
std::string_view take_column(std::string_view& row) {
    const std::string_view column = row.substr(0, row.find('\t'));
    row.remove_prefix(std::min(row.size(), column.size() + 1));
    return column;
}

Concept read_concept(std::string_view row) {
    Concept meaning;
    meaning.name = take_column(row);
    meaning.relation = relation_of(take_column(row));
    for (const std::string& form : schema::split_cell(row)) meaning.forms.push_back(schema::split_cell(form, ' '));
    return meaning;
}

}  // namespace

struct Concepts::State {
    explicit State(schema::SortedTable rows) : table(std::move(rows)) {}

    schema::SortedTable table;
    std::map<std::string, Concept, std::less<>> concepts;  // those that were found, by number
    struct Looked {
        std::optional<std::string_view> row;  // of the form
        bool longer = false;                  // some form begins so
    };
    std::unordered_map<std::string, Looked> looked;  // rows of forms, and of the words that begin one or none

    const Concept& meaning(std::string_view number);
    std::optional<ConceptMatch> longest(std::span<const std::string> words, std::span<const std::string> typed, std::size_t first);
};

const Concept& Concepts::State::meaning(std::string_view number) {
    const auto known = concepts.find(number);
    if (known != concepts.end()) return known->second;
    const std::string key = std::string(kConceptRow).append(number);
    return concepts.emplace(number, read_concept(table.find(key).value_or(std::string_view()))).first->second;
}

std::optional<ConceptMatch> Concepts::State::longest(std::span<const std::string> words, std::span<const std::string> typed,
                                                     std::size_t first) {
    std::optional<ConceptMatch> best;
    std::string key(kFormRow);
    for (std::size_t i = first; i < words.size(); ++i) {
        key.append(i == first ? "" : " ").append(words[i]);
        const auto [known, is_new] = looked.try_emplace(key);
        if (is_new) known->second = {table.find(key), table.has_prefix(key + " ")};
        const std::size_t count = i - first + 1;
        if (auto row = known->second.row) {
            const bool ordinary = take_column(*row) == kOrdinary;
            if (!ordinary || typed.size() != words.size() || typed_in_capitals(typed.subspan(first, count)))
                best = ConceptMatch{first, count, &meaning(*row)};
        }
        if (!known->second.longer) break;
    }
    return best;
}

Concepts::Concepts(schema::SortedTable table) : state_(std::make_unique<State>(std::move(table))) {}

Concepts::Concepts(const std::filesystem::path& table, const Authority& authority)
    : Concepts(schema::SortedTable::of_text(schema::sorted_rows(concept_rows(table, authority)))) {}

Concepts::~Concepts() = default;
Concepts::Concepts(Concepts&&) noexcept = default;
Concepts& Concepts::operator=(Concepts&&) noexcept = default;

schema::Derived concepts_table() {
    const std::filesystem::path agencies = schema::data_file("agencies.tsv");
    const std::filesystem::path concepts = schema::data_file("concepts.tsv");
    return {"concept-forms.tsv", {agencies, concepts}, [=] { return concept_rows(concepts, Authority(agencies)); }};
}

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
