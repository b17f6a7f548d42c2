// Concepts: forms of wording that mean the same, acronym and long form above all; schema/data/concepts.tsv
// and the names of the authority file. Looked up in a table derived from both, so that no query reads either.
#pragma once

#include "schema/derived_table.hpp"
#include "schema/vocabulary/authority.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

enum class Relation : std::uint8_t { Acronym, Synonym, AgencyName };

/// One concept: its forms, each as folded words ("high", "level", "dialogue"). A form that folding turns into
/// an ordinary word (WHO) is none of them: sought in the index it would match that word everywhere.
struct Concept {
    std::string name;                              // as shown to a user: "HLD"
    Relation relation = Relation::Acronym;
    std::vector<std::vector<std::string>> forms;
};

/// A run of query words that is a form of a concept.
struct ConceptMatch {
    std::size_t first = 0;  // index of the first word
    std::size_t count = 0;  // how many words
    const Concept* concept_ = nullptr;
};

/// concept-forms.tsv: what Concepts reads, from the two tables as schema::data_file finds them.
schema::Derived concepts_table();

/// Not thread-safe: concepts are read when they are first found, and stay as long as this object.
class Concepts {
public:
    explicit Concepts(schema::SortedTable table);

    /// Derives the table first. Throws schema::Error as schema::read_table does, and Error(Input) for a relation that is none and for
    /// two rows that claim one form. A form of the table shadows the same form of an agency.
    Concepts(const std::filesystem::path& table, const Authority& authority);
    ~Concepts();
    Concepts(Concepts&&) noexcept;
    Concepts& operator=(Concepts&&) noexcept;

    /// Longest forms first, never overlapping, in order. Words are folded, without clitics; hyphenated
    /// words come as their parts. `typed` holds the same words as they were typed: then a form that is
    /// also an ordinary word (WHO, AU) matches only in capitals. Without it such a form matches too, and the
    /// caller must know better.
    std::vector<ConceptMatch> find(std::span<const std::string> words, std::span<const std::string> typed = {}) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::vocabulary
