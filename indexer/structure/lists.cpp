#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>

namespace travaux::structure {
namespace {

// Nesting deeper than this is an error of the source.
constexpr std::size_t kMaxDepth = 12;

bool is_lead_in(const Piece& piece, const Words& words) {
    if (ending(piece.text) == ':') return true;
    const std::vector<std::string> all = words_of(piece.text);
    const std::size_t last = all.size() > 12 ? all.size() - 12 : 0;
    // "took the following decisions."
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(last), all.end(),
                       [&](const std::string& word) { return words.is(Role::Announcement, word); });
}

// Numbers of the report's own paragraphs run on over headings and need no lead-in; a list's start behind one.
std::vector<bool> paragraph_series(const Draft& draft, const Words& words) {
    const std::vector<Piece>& pieces = draft.pieces;
    std::vector<std::size_t> headings_before(pieces.size() + 1, 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) headings_before[i + 1] = headings_before[i] + (is(pieces[i], Kind::Heading) ? 1U : 0U);
    std::vector<bool> result;
    for (const Series& series : draft.series) {
        const Marker& first = pieces[series.members.front()].marker;
        const bool plain = (series.style == Style::Decimal || series.style == Style::Dotted) && first.printed.find(')') == std::string::npos &&
                           first.bullet.empty();
        // A resolution's paragraphs follow "and therefore:"; no list has as many items as long.
        constexpr std::size_t kLongestList = 15, kLongItem = 25;
        const bool long_texts = series.members.size() > kLongestList && std::ranges::count_if(series.members, [&](std::size_t i) {
            return count_words(pieces[i].text) >= kLongItem; }) * 2 > static_cast<std::ptrdiff_t>(series.members.size());
        const bool spans = headings_before[series.members.back()] > headings_before[series.members.front()];
        const std::size_t above = previous_of(pieces, series.members.front());
        const bool led = above != kNowhere && !is(pieces[above], Kind::Heading) && is_lead_in(pieces[above], words);
        const bool under_noun = above != kNowhere && is(pieces[above], Kind::Heading) && ending(pieces[above].text) == ':';
        result.push_back(plain && (spans || long_texts || !(led || under_noun)));
    }
    return result;
}

struct Open {
    std::size_t piece;
    Style style;
    int series;
    int indent;
    std::string bullet;
};

class Nesting {
public:
    Nesting(Draft& draft, const std::vector<bool>& numbered_paragraphs, const Words& words)
        : pieces_(draft.pieces), numbered_paragraphs_(numbered_paragraphs), words_(words) {}

    void visit(std::size_t index) {
        Piece& piece = pieces_[index];
        if (stands_aside(piece) || is(piece, Kind::TableRow) || is(piece, Kind::Caption)) return;
        if (is(piece, Kind::Heading) || is(piece, Kind::Contents)) {
            stack_.clear();
            lead_in_ = kNowhere;
            bare_ = false;
            return;
        }
        if (piece.series >= 0 && numbered_paragraphs_[static_cast<std::size_t>(piece.series)]) return paragraph(index);
        if (piece.marker.style != Style::None && piece.marker.style != Style::Word) return item(index);
        if (piece.marker.style == Style::Word && (is_led() || !piece.marker.bullet.empty() || has_sibling_beside(index))) return item(index);
        if (is_bare_item(index)) return bare_item(index);
        // A later paragraph of an item stands inside the list.
        if (piece.hint == read::Hint::ListItem && !stack_.empty()) {
            piece.kind = Kind::Paragraph;
            return;
        }
        paragraph(index);
    }

private:
    void paragraph(std::size_t index) {
        pieces_[index].kind = Kind::Paragraph;
        lead_in_ = index;
        bare_ = false;
        suspended_ = std::move(stack_);
        stack_.clear();
    }

    bool has_sibling_beside(std::size_t index) const {
        for (const std::size_t beside : {previous_of(pieces_, index), next_of(pieces_, index)})
            if (beside != kNowhere && pieces_[beside].series >= 0 && pieces_[beside].series == pieces_[index].series) return true;
        return false;
    }

    bool is_led() const { return lead_in_ != kNowhere && is_lead_in(pieces_[lead_in_], words_); }

    // A paragraph between two items does not end their list: the next number says so.
    bool resumes(const Piece& piece) const {
        return stack_.empty() && piece.series >= 0 && piece.marker.value > 1 &&
               std::ranges::any_of(suspended_, [&](const Open& open) { return open.series == piece.series; });
    }

    void item(std::size_t index) {
        Piece& piece = pieces_[index];
        piece.kind = Kind::ListItem;
        bare_ = false;
        if (resumes(piece)) {
            stack_ = std::move(suspended_);
            lead_in_ = stack_.front().piece == kNowhere ? kNowhere : list_lead_in_;
        }
        if (stack_.empty()) list_lead_in_ = lead_in_;
        std::size_t depth = stack_.size();
        for (std::size_t i = stack_.size(); i-- > 0;)
            if (is_sibling(stack_[i], piece)) {
                depth = i;
                break;
            }
        // A bullet set further out than all open ones of its sort stands where the outermost does.
        if (depth == stack_.size() && piece.marker.style == Style::Bullet)
            for (std::size_t i = 0; i < stack_.size(); ++i)
                if (stack_[i].style == Style::Bullet && piece.indent < stack_[i].indent) {
                    depth = i;
                    break;
                }
        // Items of another sort open a list inside the item above only where they can be inside it.
        if (depth == stack_.size() && !stack_.empty() && is_numbered(piece.marker) && piece.series >= 0 && piece.marker.value == 1 &&
            stack_.back().style == Style::Bullet && piece.indent < stack_.back().indent)
            depth = 0;
        depth = std::min(depth, kMaxDepth);
        stack_.resize(std::min(depth, stack_.size()));
        piece.parent = stack_.empty() ? (list_lead_in_ == kNowhere ? std::nullopt : std::optional(list_lead_in_)) : std::optional(stack_.back().piece);
        piece.level = static_cast<int>(stack_.size()) + 1;
        stack_.push_back({index, piece.marker.style, piece.series, piece.indent, piece.marker.bullet});
    }

    // A column more says nothing by itself: an item opens a list inside it by its colon, or by a real indentation.
    bool is_sibling(const Open& open, const Piece& piece) const {
        if (piece.series >= 0 && open.series == piece.series) return true;
        if (open.style != Style::Bullet || piece.marker.style != Style::Bullet || open.bullet != piece.marker.bullet) return false;
        if (open.indent == piece.indent) return true;
        return piece.indent == open.indent + 1 && ending(pieces_[open.piece].text) != ':' && stack_.back().piece == open.piece;
    }

    // Paragraphs behind a colon that end in semicolons, up to the one that ends in a point.
    bool is_bare_item(std::size_t index) {
        const Piece& piece = pieces_[index];
        if (is(piece, Kind::ListItem)) return true;
        if (bare_) {
            const Piece& above = pieces_[last_bare_];
            const char end = ending(above.text);
            return end == ';' || end == ',' || (end == 0 && !is_closed(piece.text)) || above.text.ends_with("; and");
        }
        if (lead_in_ == kNowhere || !stack_.empty() || ending(pieces_[lead_in_].text) != ':') return false;
        const std::size_t above = previous_of(pieces_, index);
        const char end = ending(piece.text);
        return above == lead_in_ && (end == ';' || (end == ',' && starts_lower(piece.text)));
    }

    void bare_item(std::size_t index) {
        Piece& piece = pieces_[index];
        piece.kind = Kind::ListItem;
        if (lead_in_ != kNowhere) piece.parent = lead_in_;
        piece.level = 1;
        bare_ = true;
        last_bare_ = index;
    }

    std::vector<Piece>& pieces_;
    const std::vector<bool>& numbered_paragraphs_;
    const Words& words_;
    std::vector<Open> stack_, suspended_;
    std::size_t lead_in_ = kNowhere, list_lead_in_ = kNowhere, last_bare_ = kNowhere;
    bool bare_ = false;
};

}  // namespace

void find_lists(Draft& draft, const Words& words) {
    const std::vector<bool> numbered_paragraphs = paragraph_series(draft, words);
    Nesting nesting(draft, numbered_paragraphs, words);
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) nesting.visit(i);
}

}  // namespace travaux::structure
