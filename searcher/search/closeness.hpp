// What the matcher cannot see: how many of the query's words a paragraph holds, and how close they stand.
// Inside of the search room.
#pragma once

#include "searcher/search/index.hpp"
#include "searcher/search/marker.hpp"
#include "searcher/search/row_marker.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace travaux::search {

/// Neighbours of the query that are neighbours in the text earn this part of their own weights, and this for
/// standing within kNear words of each other in any order.
inline constexpr double kPhraseBonus = 0.14;
inline constexpr double kNearBonus = 0.07;
inline constexpr std::uint32_t kNear = 8;

struct Closeness {
    std::size_t words = 0;   // how many words of the plan the text holds
    std::size_t needed = 0;  // how many of those it needs
    double bonus = 0;       // to be added to its score; never negative
};

/// Reads the closeness of one paragraph after another: from the word order of its shard, or from its stored text where there is none.
/// Not thread-safe: one per thread. What it is made of must outlive it, and the index not be reopened.
class ClosenessReader {
public:
    ClosenessReader(const Plan& plan, const Index& index, Marker& marker, analysis::Analyzer& analyzer);

    /// `language`: that in which the paragraph was analysed.
    Closeness read(Xapian::docid id, analysis::Language language);

private:
    // Where a word or phrase stands.
    struct At {
        std::uint32_t first = 0;
        std::uint32_t next = 0;  // position after it
    };
    using Places = std::vector<At>;

    // Whether some `b` follows an `a` at once, or stands near one.
    struct Pair {
        bool adjacent = false;
        bool near = false;
    };

    static Pair compare(const Places& a, const Places& b);
    Closeness of(const Marked& marked);

    const Plan& plan_;
    const Index& index_;
    Marker& marker_;
    analysis::Analyzer& analyzer_;
    double mean_length_;
    RowMarkers rows_;
    ParagraphWords words_;
    std::vector<Places> places_;  // by word of the plan; of the paragraph at hand
    std::vector<double> parts_;   // each word's share of the score
};

}  // namespace travaux::search
