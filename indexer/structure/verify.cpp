#include "indexer/structure/verify.hpp"

#include "indexer/read/characters.hpp"
#include "indexer/structure/letters.hpp"
#include "schema/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace travaux::structure {
namespace {

// Units that may share a line and be out of their order there: more are not looked at for one word.
constexpr std::size_t kMaxAhead = 64;
constexpr std::size_t kShown = 24;  // bytes of an invented word

// Readers raise what a tag says is raised: "30<sup>th</sup>" is "30ᵗʰ".
std::vector<std::string> plain_words(std::string_view text) {
    std::string lowered;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_character(text, at);
        const char32_t plain = read::is_letter(c) ? read::lowered(c) : 0;
        schema::append_character(lowered, plain != 0 ? plain : c);
    }
    return words_of(lowered);
}

/// A unit while its words are found in the source one after the other.
struct Stream {
    std::string letters;              // of its text, folded, nothing between them
    std::vector<std::size_t> ends;    // of its words there
    std::size_t at = 0;               // found so far
    std::vector<std::string> label;   // words of its label that are not in its text
    int line = 0;
};

Stream stream_of(const schema::Unit& unit) {
    Stream stream;
    const std::vector<std::string> words = plain_words(unit.text), label = plain_words(unit.label);
    for (const std::string& word : words) {
        stream.letters += word;
        stream.ends.push_back(stream.letters.size());
    }
    const bool apart = unit.kind == schema::Kind::Paragraph || unit.kind == schema::Kind::ListItem || unit.kind == schema::Kind::Footnote;
    const bool repeats = unit.text.starts_with(unit.label) && label.size() <= words.size() && std::equal(label.begin(), label.end(), words.begin());
    if (apart && !repeats) stream.label = label;
    stream.line = unit.lines.empty() ? 0 : unit.lines.front().first;
    return stream;
}

class Check {
public:
    explicit Check(const std::vector<schema::Unit>& units) {
        streams_.reserve(units.size());
        for (std::size_t i = 0; i < units.size(); ++i) {
            streams_.push_back(stream_of(units[i]));
            if (units[i].kind == schema::Kind::Footnote) marks_.insert(words_together(units[i].label));
            for (const schema::LineRange& range : units[i].lines)
                for (int line = range.first; line <= range.last; ++line) on_line_[line].push_back(i);
        }
    }

    /// Finds a word of the report, near its line: readers may be a line off where markup ends a line.
    bool finds(const std::string& word, int line) {
        if (finds_near(word, line)) return true;
        // What may be markup was taken for words of a unit that hold this one.
        if (!optional_) return marks_.contains(word);
        const auto [unit, at] = *std::exchange(optional_, std::nullopt);
        const std::size_t reached = std::exchange(streams_[unit].at, at);
        if (finds_near(word, line)) return true;
        streams_[unit].at = std::max(streams_[unit].at, reached);
        return marks_.contains(word);
    }

    /// Finds a word of the markup where a unit goes on with it, whole.
    void may_find(const std::string& word, int line) {
        near(line, [&](std::size_t unit) {
            Stream& stream = streams_[unit];
            if (takes_label(stream, word)) return true;
            const auto end = std::ranges::upper_bound(stream.ends, stream.at);
            if (end == stream.ends.end() || std::string_view(stream.letters).substr(stream.at, *end - stream.at) != word) return false;
            optional_ = {unit, std::exchange(stream.at, *end)};
            return true;
        });
    }

    const std::vector<Stream>& streams() const { return streams_; }

private:
    bool finds_near(const std::string& word, int line) {
        return near(line, [&](std::size_t unit) { return takes(unit, word); });
    }

    /// Whether one of the units on this line or beside it is the one. The unit whose words are being found goes first: its
    /// neighbours may begin with the same word.
    template <class IsIt>
    bool near(int line, IsIt is_it) {
        for (const int at : {line, line - 1, line + 1}) {
            const auto place = on_line_.find(at);
            if (place == on_line_.end()) continue;
            const std::vector<std::size_t>& units = place->second;
            std::size_t& from = first_on_[at];
            while (from < units.size() && is_over(streams_[units[from]])) ++from;
            const auto begin = units.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = units.begin() + static_cast<std::ptrdiff_t>(std::min(units.size(), from + kMaxAhead));
            if (std::find(begin, end, current_) != end && is_it(current_)) return true;
            const auto found = std::find_if(begin, end, is_it);
            if (found == end) continue;
            current_ = *found;
            return true;
        }
        return false;
    }

    static bool takes_label(Stream& stream, const std::string& word) {
        if (stream.at > 0) return false;
        const auto label = std::ranges::find(stream.label, word);
        if (label == stream.label.end()) return false;
        stream.label.erase(label);
        return true;
    }

    static std::string words_together(std::string_view text) {
        std::string all;
        for (const std::string& word : plain_words(text)) all += word;
        return all;
    }

    static bool is_over(const Stream& stream) { return stream.at == stream.letters.size() && stream.label.empty(); }

    bool takes(std::size_t unit, const std::string& word) {
        Stream& stream = streams_[unit];
        if (takes_label(stream, word)) return true;
        const std::string_view rest = std::string_view(stream.letters).substr(stream.at);
        std::size_t shared = 0;
        while (shared < word.size() && shared < rest.size() && word[shared] == rest[shared]) ++shared;
        // "agenda2": the mark was taken from its word.
        if (shared < word.size() && (shared == 0 || !marks_.contains(word.substr(shared)))) return false;
        stream.at += shared;
        return true;
    }

    std::vector<Stream> streams_;
    std::set<std::string> marks_;                            // of the notes
    std::map<int, std::vector<std::size_t>> on_line_;        // units by line
    std::map<int, std::size_t> first_on_;                    // first of them that is not all found
    std::size_t current_ = static_cast<std::size_t>(-1);
    std::optional<std::pair<std::size_t, std::size_t>> optional_;  // the unit that last took markup's words, and where it stood
};

}  // namespace

Verdict verify(const std::vector<read::Segment>& source, const std::vector<schema::Unit>& units) {
    Check check(units);
    Verdict verdict;
    for (const read::Segment& segment : source)
        for (const std::string& word : plain_words(segment.text)) {
            if (segment.markup) {
                check.may_find(word, segment.line);
                continue;
            }
            ++verdict.words;
            if (!check.finds(word, segment.line) && !verdict.astray) verdict.astray = Astray{word, segment.line, true};
        }
    if (verdict.astray) return verdict;
    for (const Stream& stream : check.streams())
        if (stream.at < stream.letters.size()) {
            verdict.astray = Astray{stream.letters.substr(stream.at, kShown), stream.line, false};
            break;
        }
    return verdict;
}

std::vector<read::Segment> segments_of(const std::vector<read::Block>& blocks) {
    std::vector<read::Segment> segments;
    for (const read::Block& block : blocks) {
        // A marker may stand in the text again (a heading's number), be a label, or be residue.
        if (!block.lines.empty() && !block.marker.empty()) segments.push_back({block.marker, block.lines.front().number, true});
        for (const read::Line& line : block.lines) segments.push_back({line.text, line.number, false});
    }
    return segments;
}

}  // namespace travaux::structure
