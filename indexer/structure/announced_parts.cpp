#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <map>

namespace travaux::structure {
namespace {

// An introduction announces the parts: not later than this, in pieces, and not behind more text than a page or two.
constexpr std::size_t kFrontPieces = 40;
constexpr std::size_t kLongestAnnouncement = 4000;  // bytes
// Letters that two forms of a word share at their beginning: "build" and "building".
constexpr std::size_t kStem = 4;
// Least share of a heading's words that its announcement must have.
constexpr double kShare = 0.5;

std::vector<std::string> content_words(std::string_view text, const Words& words) {
    std::vector<std::string> result = words_of(text);
    std::erase_if(result, [&](const std::string& word) { return word.size() < 3 || words.is(Role::Open, word); });
    for (std::string& word : result)
        if (word.size() > kStem) word.resize(kStem);
    return result;
}

// "This paper has three parts: ...; ...; and ...", at its semicolons or else at its commas. Empty for any other text.
std::vector<std::string_view> announced(std::string_view text, const Words& words) {
    if (text.size() > kLongestAnnouncement) return {};
    const std::vector<std::string> all = words_of(text);
    const auto named = std::ranges::find_if(all, [&](const std::string& word) { return words.is(Role::Part, word); });
    if (named == all.end()) return {};
    const char sign = text.find("; ") != std::string_view::npos ? ';' : ',';
    std::vector<std::string_view> segments;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(sign, begin), text.size());
        segments.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    if (segments.size() < 2) segments.clear();
    return segments;
}

bool could_be_part(const Piece& piece) {
    return is(piece, Kind::Heading) && !piece.title && !is_numbered(piece.marker) && piece.hint != read::Hint::Heading;
}

}  // namespace

std::vector<std::size_t> announced_parts(const std::vector<Piece>& pieces, const Words& words) {
    std::vector<std::size_t> headings;
    std::map<std::string, double> headings_with;  // by word
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!could_be_part(pieces[i])) continue;
        headings.push_back(i);
        for (const std::string& word : content_words(pieces[i].text, words)) ++headings_with[word];
    }
    for (std::size_t i = 0; i < pieces.size() && i < kFrontPieces; ++i) {
        if (!is(pieces[i], Kind::Paragraph)) continue;
        std::vector<std::size_t> parts;
        std::size_t after = i;
        const std::vector<std::string_view> segments = announced(pieces[i].text, words);
        // The first part opens below the introduction, whatever its heading; the others are found by their words.
        for (std::size_t n = 1; n < segments.size(); ++n) {
            const std::vector<std::string> said = content_words(segments[n], words);
            std::size_t best = kNowhere;
            double best_share = kShare;
            for (const std::size_t heading : headings) {
                if (heading <= after) continue;
                double shared = 0, whole = 0;
                // Words of many headings tell little of one.
                for (const std::string& word : content_words(pieces[heading].text, words)) {
                    const double weight = 1 / headings_with[word];
                    whole += weight;
                    if (std::ranges::find(said, word) != said.end()) shared += weight;
                }
                if (whole > 0 && shared / whole > best_share) best = heading, best_share = shared / whole;
            }
            if (best == kNowhere) continue;
            parts.push_back(best);
            after = best;
        }
        if (!parts.empty()) return parts;
    }
    return {};
}

}  // namespace travaux::structure
