#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace travaux::structure {
namespace {

constexpr std::size_t kLongestEntry = 30;  // words
constexpr std::size_t kFewest = 3;         // entries of a list of contents with no name
constexpr std::size_t kMaxPlaces = 32;     // headings compared for one word

bool is_short(const Piece& piece) {
    const std::size_t count = count_words(piece.text);
    const bool sentence = ending(piece.text) == '.' && count > 7;
    const bool item = ending(piece.text) == ';' || ending(piece.text) == ',';
    return !piece.kind && count <= kLongestEntry && ending(piece.text) != ':' && !sentence && !item;
}

/// Short pieces by their words, to find where an entry comes again as a heading.
class Headings {
public:
    explicit Headings(const std::vector<Piece>& pieces) : pieces_(pieces) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (!is_short(pieces[i]) && !(is(pieces[i], Kind::Heading) && !pieces[i].title)) continue;
            if (pieces[i].marker.style == Style::Bullet && pieces[i].hint != read::Hint::Heading) continue;
            for (const std::string& word : words_of(pieces[i].text))
                if (word.size() > 2) places_[word].push_back(i);
        }
    }

    /// The first piece behind `after` that has the entry's words (three in five of both together), or kNowhere.
    std::size_t find(const Piece& entry, std::size_t after) const {
        std::vector<std::string> words = words_of(entry.text);
        // A page number may stand behind an entry.
        while (!words.empty() && words.back().find_first_not_of("0123456789") == std::string::npos) words.pop_back();
        std::unordered_map<std::size_t, std::size_t> shared;
        for (const std::string& word : words) {
            const auto places = places_.find(word);
            if (places == places_.end()) continue;
            auto place = std::ranges::upper_bound(places->second, after);
            for (std::size_t n = 0; n < kMaxPlaces && place != places->second.end(); ++n, ++place) ++shared[*place];
        }
        std::size_t found = kNowhere;
        for (const auto& [place, count] : shared) {
            std::size_t long_words = 0;
            for (const std::string& word : words) long_words += word.size() > 2 ? 1U : 0U;
            std::size_t other = 0;
            for (const std::string& word : words_of(pieces_[place].text)) other += word.size() > 2 ? 1U : 0U;
            // "3. Finances of the port" is "3. Finances" again.
            const bool same_number = is_numbered(entry.marker) && pieces_[place].marker.style == entry.marker.style &&
                                     pieces_[place].marker.value == entry.marker.value && count > 0 && count >= std::min(long_words, other);
            if (same_number && place < found) found = place;
            if (count * 5 >= (long_words + other - std::min(count, long_words + other)) * 3 && place < found) found = place;
        }
        return found;
    }

private:
    const std::vector<Piece>& pieces_;
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

bool is_named_contents(const Piece& piece, const Words& words) {
    return !piece.title && count_words(piece.text) <= 6 && words.begins(Role::Outline, fold(piece.text));
}

}  // namespace

void find_contents(Draft& draft, const Words& words) {
    std::vector<Piece>& pieces = draft.pieces;
    for (Piece& piece : pieces)
        if (!piece.kind && count_words(piece.text) <= kLongestEntry && has_leader(piece.text)) piece.kind = Kind::Contents;
    // An entry whose page number stands on a line of its own has lost its leader.
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_short(pieces[i])) continue;
        const std::size_t above = previous_of(pieces, i), below = next_of(pieces, i);
        if (above != kNowhere && below != kNowhere && is(pieces[above], Kind::Contents) && is(pieces[below], Kind::Contents)) pieces[i].kind = Kind::Contents;
    }

    const Headings headings(pieces);
    bool named = false;
    for (std::size_t i = 0; i < pieces.size();) {
        if (stands_aside(pieces[i]) || is(pieces[i], Kind::Contents)) {
            named = named && !is(pieces[i], Kind::Contents);
            ++i;
            continue;
        }
        if (is_named_contents(pieces[i], words)) {
            named = true;
            if (!pieces[i].kind) pieces[i].kind = Kind::Heading;
            ++i;
            continue;
        }
        // A run of short pieces of one sort.
        std::vector<std::size_t> run;
        std::size_t repeats_own = kNowhere;
        std::set<std::string> entries;
        std::size_t end = i;
        const Style style = pieces[i].marker.style;
        for (; end < pieces.size(); ++end) {
            if (stands_aside(pieces[end])) continue;
            if (!is_short(pieces[end]) || pieces[end].hint == read::Hint::Heading) break;
            if (!named && pieces[end].marker.style != style) break;
            if (!run.empty()) {
                const bool again = entries.contains(fold(pieces[end].text));
                const bool restarts = style != Style::None && style != Style::Bullet && pieces[end].marker.style == style &&
                                      pieces[end].marker.value <= pieces[run.back()].marker.value && pieces[end].marker.value <= 1;
                if (again || restarts) {
                    repeats_own = end;
                    break;
                }
            }
            entries.insert(fold(pieces[end].text));
            run.push_back(end);
        }
        if (run.size() >= kFewest || (named && run.size() >= 2)) {
            std::size_t after = run.back(), repeated = 0, last_repeated = 0;
            for (std::size_t n = 0; n < run.size(); ++n)
                if (const std::size_t place = headings.find(pieces[run[n]], after); place != kNowhere) {
                    ++repeated;
                    last_repeated = n;
                    after = std::max(after, place - 1);
                }
            // An unnumbered run may be followed by a heading that is none of its entries.
            if (style == Style::None && !named) run.resize(repeated > 0 ? last_repeated + 1 : 0);
            const bool is_contents = named ? (repeated * 2 >= run.size() || repeats_own != kNowhere || style != Style::None)
                                           : run.size() >= kFewest && repeated * 10 >= run.size() * 7;
            if (is_contents)
                for (const std::size_t n : run) pieces[n].kind = Kind::Contents;
        }
        named = false;
        i = std::max(end, i + 1);
    }
    find_series(draft);
}

}  // namespace travaux::structure
