// Two wordings side by side: where a draft stands in a passage, what they share, and what differs.
//
// The draft is fitted into the passage: all of the draft counts, of the passage only the window that the draft
// covers. The alignment is the one of the heaviest shared words (Smith and Waterman 1981), where neighbours in
// both weigh more and words of the passage that lie between cost something.
#pragma once

#include "searcher/wording/words.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::wording {

inline constexpr std::size_t kRun = 3;           // so many shared words in a row are wording, fewer may be chance
inline constexpr std::size_t kMostWords = 1500;  // of a text; what is longer is compared up to there
inline constexpr std::size_t kEdge = 3;          // so many other words at an end of the draft stand for as many of the passage

enum class Change : std::uint8_t { Same, Dropped, Added, Changed };

/// "same", "dropped", "added", "changed"
std::string_view name_of(Change change);

/// A stretch of both texts as printed: `passage` is empty where words were added, `draft` where they were dropped.
struct Edit {
    Change change = Change::Same;
    std::string passage;
    std::string draft;
    bool operator==(const Edit&) const = default;
};

/// Half-open range of words.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Range&) const = default;
};

/// A run of words that stands in both.
struct SharedRun {
    std::size_t draft = 0;    // index of its first word
    std::size_t passage = 0;
    std::size_t words = 0;
    bool operator==(const SharedRun&) const = default;
};

struct Comparison {
    std::vector<SharedRun> runs;  // in order; none where nothing is shared
    Range window;                 // of the passage's words, from the first shared to the last
    double shared = 0;            // 0..1: of the draft's weight what stands in runs of kRun words and more, shorter ones in part
    double likeness = 0;          // 0..1: the same, less for words of the window that the draft lacks
    bool exact = false;           // every word of the draft, in order, nothing between
    bool operator==(const Comparison&) const = default;
};

Comparison compare(std::span<const Word> draft, std::span<const Word> passage);

/// How the draft differs from the window of the passage. All of the draft; of the passage only the window.
std::vector<Edit> edits(const Comparison& comparison, std::string_view draft, std::span<const Word> draft_words,
                        std::string_view passage, std::span<const Word> passage_words);

/// Of the draft's weight, the share of words that stand anywhere in the passage, in any form: 0..1.
double held(std::span<const Word> draft, std::span<const Word> passage);

}  // namespace travaux::wording
