#include "searcher/search/suggest.hpp"

#include "searcher/search/nearest.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

constexpr std::size_t kShortest = 4;         // letters: shorter words have too many neighbours
constexpr std::size_t kEdits = 2;
constexpr std::size_t kLongest = 40;         // letters: nothing that long is a slip
constexpr std::size_t kScanned = 200'000;    // words with one beginning that are compared

// The nearest word so far, the commonest of those equally near.
struct Nearest {
    std::size_t edits = 0;
    std::size_t common = 0;
    std::optional<std::string> word;
};

void compare(const std::string& word, const std::string& start, const Index& index, Nearest& best) {
    for (Index::CountedWord& candidate : index.words_from(start, kScanned)) {
        const std::size_t edits = distance(word, candidate.word, std::min(best.edits, kEdits));
        if (edits > best.edits || edits > kEdits || edits == 0 || (edits == best.edits && !best.word)) continue;
        if (edits < best.edits || candidate.paragraphs > best.common) best = {edits, candidate.paragraphs, std::move(candidate.word)};
    }
}

// Most slips spare the first letter, and two edits are looked for there. Where it is wrong itself, the rest is right, or it
// has changed places with the second: one edit, among the words of every letter that may stand first.
std::optional<std::string> nearest_word(const std::string& word, const Index& index) {
    Nearest best{(word.size() <= kShortest ? 1 : kEdits) + 1, 0, std::nullopt};
    compare(word, code_points_of(word, 1), index, best);
    if (best.word) return best.word;
    best.edits = 2;  // what is found must be nearer
    const std::string first = code_points_of(word, 1);
    const std::string second = code_points_of(word, 2).substr(first.size());
    compare(word, second, index, best);
    for (char letter = 'a'; letter <= 'z' && best.edits > 1; ++letter)
        for (const std::string& follows : {second, first}) compare(word, std::string(1, letter) + follows, index, best);
    return best.edits < 2 ? best.word : std::nullopt;
}

}  // namespace

std::optional<std::string> corrected(std::string_view text, const Plan& plan, const Index& index) {
    std::vector<std::pair<query::Place, std::string>> changes;
    for (const SoughtWord& word : plan.words) {
        if (!word.formula.empty() || word.cue || word.word.folded.size() < kShortest || word.word.folded.size() > kLongest) continue;
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
