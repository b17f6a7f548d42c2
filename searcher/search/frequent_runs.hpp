// Whether words stand in a row, as the lists of the places of frequent words tell. Inside of the search room.
#pragma once

#include "schema/database/place_lists.hpp"
#include "searcher/match/window_bits.hpp"
#include "searcher/search/expansion.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace travaux::search {

/// Asks the lists of one shard for one window of paragraphs after another, ascending where it is to be fast.
class FrequentRuns {
public:
    /// The lists must outlive it.
    FrequentRuns(const database::PlaceLists& lists, std::span<const Phrase> ways);
    FrequentRuns(const FrequentRuns&) = delete;
    FrequentRuns& operator=(const FrequentRuns&) = delete;

    /// In a paragraph that was asked for and is in neither, none of the ways stands.
    struct Answer {
        match::WindowBits stands;   // one of the ways
        match::WindowBits perhaps;  // its words that have lists stand so; or the lists are not there
    };

    /// Asks for the paragraphs `bits` of the window that begins at the id `first`.
    Answer ask(std::size_t first, const match::WindowBits& bits);

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
        database::PlaceList ends;     // beginnings of ids
    };

    bool enter(const database::PlaceLists::Stretch& stretch);
    void rewind();
    void ask_all(std::size_t first, Answer& answer);
    void find(Way& way, Xapian::docid from, Xapian::docid to, std::size_t first, match::WindowBits& found);
    void read_runs(Way& way, std::uint32_t from, std::uint32_t to);

    const database::PlaceLists& lists_;
    std::vector<Way> ways_;
    bool others_ = false;             // whether there are ways of which no word has lists
    database::PlaceLists::Stretch stretch_;
    bool readable_ = false;           // the stretch
    Xapian::docid last_ = 0;          // that was asked for
    std::vector<char> bytes_;
    database::PlaceList beginnings_;  // of ids
    std::vector<Xapian::docid> ids_;   // that are asked for, of one stretch
    std::vector<std::uint32_t> runs_;  // where those of one way begin
};

}  // namespace travaux::search
