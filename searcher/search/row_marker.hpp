// Where the words of a query stand in a row of the word order, told by their numbers: what Marker::mark() says of the same words,
// without making words of them. Inside of the search room.
#pragma once

#include "schema/database/word_order.hpp"
#include "searcher/search/index.hpp"
#include "searcher/search/marker.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace travaux::search {

/// Not thread-safe: one per thread. What it is made of must outlive it.
class RowMarker {
public:
    RowMarker(const Plan& plan, Marker& marker, const database::WordOrder& order);

    /// Occurrences and how many words the row has, none with a place in a text; good until the next row.
    const Marked& mark(std::string_view row, analysis::Language language);

private:
    struct PhraseOf {
        std::vector<std::uint32_t> codes;
        std::size_t target = 0;
    };

    void add(const Marks& marks);
    void read(std::string_view row);
    void mark_word(const database::PlacedCode& word, std::uint32_t spoken, analysis::Language language);
    void read_places(std::string_view row);
    void mark_phrases(const database::PlacedCode& first, std::string_view row);
    const std::vector<std::size_t>& targets_of(std::uint32_t code, analysis::Language language);
    std::uint32_t width_at(std::uint32_t code, std::uint32_t position) const;

    Marker& marker_;
    const database::WordOrder& order_;
    std::size_t targets_ = 0;
    std::vector<std::uint32_t> stems_;  // hashes
    std::vector<std::uint32_t> words_;  // codes
    std::vector<PhraseOf> phrases_;
    std::uint64_t stem_bits_ = 0;       // a bit for each by its lowest six: most words have another one
    std::uint64_t code_bits_ = 0;       // the same of words and phrases' first words
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> targets_of_;  // by language and code

    // Of the row at hand.
    std::vector<database::PlacedCode> candidates_;
    std::vector<std::uint32_t> places_;           // codes by position, where they are needed
    std::vector<database::PlacedCode> readings_;  // further ones, the same
    Marked marked_;
};

/// One for each shard of an index, which must not be reopened. Not thread-safe: one per thread.
class RowMarkers {
public:
    RowMarkers(const Plan& plan, const Index& index, Marker& marker) : plan_(plan), index_(index), marker_(marker), rows_(index.shards().size()) {}

    /// Nothing where the paragraph has no row; good until the next.
    const Marked* mark(Xapian::docid id, analysis::Language language);

private:
    const Plan& plan_;
    const Index& index_;
    Marker& marker_;
    std::vector<std::optional<RowMarker>> rows_;  // by shard
};

}  // namespace travaux::search
