// Whether words stand in a row, as the lists of the places of frequent words tell. Inside of the search room.
#pragma once

#include "schema/database/place_lists.hpp"
#include "searcher/search/expansion.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace travaux::search {

/// Asks the lists of one shard for one paragraph after another, ascending where it is to be fast.
class FrequentRuns {
public:
    /// The lists must outlive it.
    FrequentRuns(const database::PlaceLists& lists, std::span<const Phrase> ways);
    FrequentRuns(const FrequentRuns&) = delete;
    FrequentRuns& operator=(const FrequentRuns&) = delete;

    enum class Answer : std::uint8_t {
        No,
        Perhaps,  // its words that have lists stand so; or the lists are not there
        Yes,
    };

    /// Whether one of the ways stands in a paragraph.
    Answer ask(Xapian::docid id);

private:
    // A word that has lists, at its place in the run.
    struct Part {
        std::uint32_t number = 0;
        std::uint32_t behind = 0;     // how many places it comes behind the run's first such word
        std::vector<char> bytes;      // of the list of the stretch
        database::PlaceList places;
    };
    struct Way {
        std::vector<Part> parts;      // rarest first
        std::uint32_t width = 0;      // from its first such word to its last
        bool whole = false;           // all its words have lists
        Xapian::docid found = 0;      // the paragraph of the run that was found last
        std::uint32_t end = 0;        // of its places
        database::PlaceList ends;     // beginnings of ids; at the one behind that paragraph
    };

    bool enter(const database::PlaceLists::Stretch& stretch);
    void rewind();
    bool stands(Way& way, Xapian::docid id) const;
    void find(Way& way, std::uint32_t from) const;
    static std::optional<std::uint32_t> first_run(Way& way, std::uint32_t from);

    const database::PlaceLists& lists_;
    std::vector<Way> ways_;
    bool others_ = false;             // whether there are ways of which no word has lists
    database::PlaceLists::Stretch stretch_;
    bool readable_ = false;           // the stretch
    Xapian::docid last_ = 0;          // that was asked for
    std::vector<char> bytes_;
    database::PlaceList beginnings_;  // of ids
};

}  // namespace travaux::search
