#include "indexer/read/characters.hpp"
#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <utility>

namespace travaux::structure {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";

std::string_view without_signs(std::string_view word) {
    const auto is_sign = [](char c) { return std::string_view(".,;:!?()[]\"'<>").find(c) != std::string_view::npos; };
    while (!word.empty() && is_sign(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_sign(word.back())) word.remove_suffix(1);
    return word;
}

int count_of(const WordCounts& counts, const std::string& word) {
    const auto found = counts.find(word);
    return found == counts.end() ? 0 : found->second;
}

// "http://example.org/reports?" above "id=7", but not "http://example.org/" above "for details".
bool goes_on_as_address(std::string_view address, std::string_view next) {
    while (!next.empty() && std::string_view(".,;:)>").find(next.back()) != std::string_view::npos) next.remove_suffix(1);
    if (next.empty() || !ends_in_address(address)) return false;
    const bool inside = std::string_view("?&=_%#").find(address.back()) != std::string_view::npos;
    return inside || (address.back() == '/' && next.find_first_of("/?&=_%#.-0123456789") != std::string_view::npos);
}

enum class Seam { Blank, Closed, Hyphenated };

// How "inter-" and "agency" meet.
Seam seam_of(std::string_view text, std::string_view more, const WordCounts& counts, const Words& words) {
    if (text.empty() || more.empty() || read::joins_without_blank(text, more)) return Seam::Closed;
    const std::string_view last = last_word(text);
    if (goes_on_as_address(last, first_word(more))) return Seam::Closed;
    if (last.size() < 2 || last.back() != '-' || last[last.size() - 2] == '-') return Seam::Blank;
    if (ends_in_address(last)) return Seam::Hyphenated;
    const std::string head = fold(without_signs(last.substr(0, last.size() - 1)));
    const std::string tail = fold(without_signs(first_word(more)));
    if (!has_words(head) || tail.empty()) return Seam::Blank;
    if (words.is(Role::Conjunction, tail)) return Seam::Blank;
    const bool after_digit = head.back() >= '0' && head.back() <= '9';
    if (after_digit) return Seam::Hyphenated;
    const int closed = count_of(counts, head + tail), hyphenated = count_of(counts, head + "-" + tail);
    if (closed != hyphenated) return closed > hyphenated ? Seam::Closed : Seam::Hyphenated;
    if (!starts_lower(more)) return Seam::Hyphenated;
    const std::size_t hyphen = head.rfind('-');
    const std::string part = hyphen == std::string::npos ? head : head.substr(hyphen + 1);
    if (words.is(Role::Prefix, part)) return Seam::Hyphenated;
    // Two words of the report make a compound; a broken word's halves are none.
    const bool first = words.is(Role::Beginning, part) || count_of(counts, part) > 0;
    return first && count_of(counts, tail) > 0 ? Seam::Hyphenated : Seam::Closed;
}

}  // namespace

WordCounts count_report_words(const std::vector<read::Block>& blocks) {
    WordCounts counts;
    bool cut = false;  // the word before may go on in this one
    for (const read::Block& block : blocks)
        for (const read::Line& line : block.lines)
            for (std::string_view rest = line.text; !rest.empty();) {
                const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
                const std::string_view word = without_signs(rest.substr(0, end));
                // The halves of a word cut at a line's end are no evidence for themselves.
                const bool cuts = !word.empty() && word.back() == '-';
                if (!word.empty() && !cuts && !cut) ++counts[fold(word)];
                cut = cuts;
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
    return counts;
}

void append_text(std::string& text, std::string_view more, const WordCounts& counts, const Words& words) {
    if (text.size() >= kSoftHyphen.size() && text.ends_with(kSoftHyphen)) {
        text.resize(text.size() - kSoftHyphen.size());
        text += more;
        return;
    }
    switch (seam_of(text, more, counts, words)) {
        case Seam::Blank: text += ' '; break;
        case Seam::Closed:
            if (!text.empty() && text.back() == '-') text.pop_back();
            break;
        case Seam::Hyphenated: break;
    }
    text += more;
}

void append_piece(Piece& piece, Piece&& more, const WordCounts& counts, const Words& words) {
    const std::size_t more_size = more.text.size();
    append_text(piece.text, more.text, counts, words);
    const std::size_t shift = piece.text.size() - more_size;
    for (read::NoteMark& mark : piece.marks) mark.at = std::min(mark.at, piece.text.size());
    for (read::NoteMark& mark : more.marks) {
        mark.at += shift;
        piece.marks.push_back(std::move(mark));
    }
    for (const schema::LineRange& range : more.lines) {
        if (!piece.lines.empty() && range.first <= piece.lines.back().last + 1 && range.last >= piece.lines.back().last)
            piece.lines.back().last = range.last;
        else
            piece.lines.push_back(range);
    }
    piece.block_end = more.block_end;
    piece.strong = piece.strong && more.strong;
    if (more.ocr) piece.ocr = std::min(piece.ocr.value_or(*more.ocr), *more.ocr);
}

}  // namespace travaux::structure
