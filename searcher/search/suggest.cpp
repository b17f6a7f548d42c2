#include "searcher/search/suggest.hpp"

#include "searcher/search/nearest.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

constexpr std::size_t kShortest = 4;         // letters: shorter words have too many neighbours
constexpr std::size_t kEdits = 2;
constexpr std::size_t kScanned = 200'000;    // words with the same first letter that are compared

// The nearest word, the commonest of those equally near. Most slips spare the first letter.
std::optional<std::string> nearest_word(const std::string& word, const Index& index) {
    const Xapian::Database& database = index.database();
    const std::string start = code_points_of(word, 1);
    std::size_t best = (word.size() <= kShortest ? 1 : kEdits) + 1;
    Xapian::doccount common = 0;
    std::optional<std::string> found;
    std::size_t scanned = 0;
    for (auto term = database.allterms_begin(start); term != database.allterms_end(start) && scanned < kScanned; ++term, ++scanned) {
        const std::string candidate = *term;
        const std::size_t edits = distance(word, candidate, std::min(best, kEdits));
        if (edits > best || edits > kEdits || edits == 0 || (edits == best && !found)) continue;
        const Xapian::doccount frequency = term.get_termfreq();
        if (edits < best || frequency > common) {
            best = edits;
            common = frequency;
            found = candidate;
        }
    }
    return found;
}

}  // namespace

std::optional<std::string> corrected(std::string_view text, const Plan& plan, const Index& index) {
    std::vector<std::pair<query::Place, std::string>> changes;
    for (const SoughtWord& word : plan.words) {
        if (!word.query.empty() || word.word.folded.size() < kShortest) continue;
        const query::Place place = word.word.place;
        if (auto nearest = nearest_word(word.word.folded, index); nearest && place.end <= text.size() && place.begin < place.end)
            changes.emplace_back(place, std::move(*nearest));
    }
    if (changes.empty()) return std::nullopt;
    std::ranges::sort(changes, std::ranges::greater{}, [](const auto& change) { return change.first.begin; });
    std::string better(text);
    for (const auto& [place, word] : changes) better.replace(place.begin, place.end - place.begin, word);
    return better;
}

}  // namespace travaux::search
