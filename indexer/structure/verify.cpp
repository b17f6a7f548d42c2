#include "indexer/structure/verify.hpp"

#include "indexer/structure/letters.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace travaux::structure {
namespace {

// Units that may share a line and be out of their order there: more are not looked at for one word.
constexpr std::size_t kMaxAhead = 64;
constexpr std::size_t kShown = 24;  // bytes of an invented word

/// A unit while its words are found in the source one after the other.
struct Stream {
    std::string letters;              // of its text, folded, nothing between them
    std::size_t at = 0;               // found so far
    std::vector<std::string> label;   // words of its label that are not in its text
    int line = 0;
};

Stream stream_of(const schema::Unit& unit) {
    Stream stream;
    for (const std::string& word : words_of(unit.text)) stream.letters += word;
    const bool apart = unit.kind == schema::Kind::Paragraph || unit.kind == schema::Kind::ListItem || unit.kind == schema::Kind::Footnote;
    if (apart && !unit.text.starts_with(unit.label)) stream.label = words_of(unit.label);
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

    bool finds(const std::string& word, int line) {
        const auto place = on_line_.find(line);
        if (place == on_line_.end()) return false;
        std::vector<std::size_t>& units = place->second;
        std::size_t& from = first_on_[line];
        while (from < units.size() && is_over(streams_[units[from]])) ++from;
        // The unit whose words are being found goes first: its neighbours may begin with the same word.
        const auto end = std::min(units.size(), from + kMaxAhead);
        const auto current = std::find(units.begin() + static_cast<std::ptrdiff_t>(from), units.begin() + static_cast<std::ptrdiff_t>(end), current_);
        if (current != units.begin() + static_cast<std::ptrdiff_t>(end) && takes(*current, word)) return true;
        for (std::size_t i = from; i < end; ++i)
            if (takes(units[i], word)) {
                current_ = units[i];
                return true;
            }
        return marks_.contains(word);
    }

    const std::vector<Stream>& streams() const { return streams_; }

private:
    static std::string words_together(std::string_view text) {
        std::string all;
        for (const std::string& word : words_of(text)) all += word;
        return all;
    }

    static bool is_over(const Stream& stream) { return stream.at == stream.letters.size() && stream.label.empty(); }

    bool takes(std::size_t unit, const std::string& word) {
        Stream& stream = streams_[unit];
        if (stream.at == 0)
            if (const auto label = std::ranges::find(stream.label, word); label != stream.label.end()) {
                stream.label.erase(label);
                return true;
            }
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
};

}  // namespace

std::optional<Astray> first_astray(const std::vector<read::Block>& blocks, const std::vector<schema::Unit>& units) {
    Check check(units);
    for (const read::Block& block : blocks) {
        // A marker may stand in the text again (a heading's number), be a label, or be residue.
        if (!block.lines.empty())
            for (const std::string& word : words_of(block.marker)) check.finds(word, block.lines.front().number);
        for (const read::Line& line : block.lines)
            for (const std::string& word : words_of(line.text))
                if (!check.finds(word, line.number)) return Astray{word, line.number, true};
    }
    for (const Stream& stream : check.streams())
        if (stream.at < stream.letters.size()) return Astray{stream.letters.substr(stream.at, kShown), stream.line, false};
    return std::nullopt;
}

}  // namespace travaux::structure
