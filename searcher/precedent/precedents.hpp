// Has this been said before? For each piece of a draft, the passages of the index that share its wording or say the
// same in other words.
#pragma once

#include "searcher/draft/draft.hpp"
#include "searcher/precedent/standing.hpp"
#include "searcher/search/searcher.hpp"
#include "searcher/wording/compare.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::precedent {

/// How near a passage comes.
enum class Nearness : std::uint8_t {
    Exact,    // every word, in order
    Nearly,   // the same words but for a few
    Shares,   // runs of the same words
    Meaning,  // the same matter in other words
};

/// "exact", "nearly", "shares", "meaning"
std::string_view name_of(Nearness nearness);

inline constexpr double kNearly = 0.7;    // Comparison::likeness from which wording is nearly the same
inline constexpr double kShares = 0.3;    // Comparison::shared from which wording is shared
inline constexpr double kLeastHeld = 0.15;  // of the piece's weight a passage holds at least, in any form and order

/// Where a passage stands.
struct Source {
    std::string id;
    std::shared_ptr<const schema::ReportFacts> report;
    schema::Unit unit;
    std::string lead_in;  // text of the unit that introduces a list item, or empty
};

struct Match {
    Source source;
    Nearness nearness = Nearness::Meaning;
    double shared = 0;    // wording::Comparison
    double likeness = 0;
    double held = 0;      // of the piece's weight, words that stand in the passage in any form
    double score = 0;     // that ranks: wording first, then meaning; 0..1
    Standing standing;
    std::vector<wording::Edit> edits;  // of the part of the passage that answers; empty where only the matter is shared
};

/// A sentence or a paragraph of the draft.
struct Piece {
    std::string text;
    std::size_t line = 0;  // of the draft, from 1; 0 where the draft is a passage of the index
    std::size_t words = 0;
    std::size_t with_precedent = 0;  // of these, how many stand in shared runs of some match
    std::vector<Match> matches;      // best first
};

struct Precedents {
    std::vector<Piece> pieces;
    double share = 0;  // 0..1: of the draft's words, those that stand in shared runs
    std::vector<search::Facet> facets;  // over the passages found, each counted once
    std::vector<std::string> notes;
};

enum class Unit : std::uint8_t { Sentence, Paragraph };

struct Options {
    std::vector<search::Filter> filters;
    std::vector<search::FacetRequest> facets;
    std::size_t limit = 5;       // matches of a piece at most
    Unit unit = Unit::Sentence;
    bool by_authority = false;   // at equal nearness, what binds before what reports, and that before what was said
    std::string without;         // the id of a passage that is no precedent: the one asked for
};

/// Compares texts with the index; keeps what it reads of tables and of the rarity of words. Not thread-safe. The
/// searcher must outlive it. Throws schema::Error.
class Comparer {
public:
    explicit Comparer(search::Searcher& searcher);
    ~Comparer();

    /// Headings are looked up only where there is nothing else.
    Precedents precedents(const std::vector<draft::Paragraph>& draft, const Options& options);

    /// The matches of one text.
    std::vector<Match> matches(std::string_view text, analysis::Language language, const Options& options);

    wording::Reader& reader();
    search::Searcher& searcher();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::precedent
