#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <map>

namespace travaux::structure {
namespace {

constexpr int kDeepest = 9;

enum class Sort { Given, Numbered, Dotted, Usual, Bare };

class Levels {
public:
    Levels(const Draft& draft, const Words& words) : pieces_(draft.pieces), series_(draft.series), words_(words) {
        series_level_.assign(series_.size(), 0);
        parts_ = announced_parts(pieces_, words_);
        int top = 0;
        for (const Piece& piece : pieces_)
            if (is(piece, Kind::Heading) && piece.hint == read::Hint::Heading) {
                if (piece.title) base_ = piece.hint_level;
                else top = top == 0 ? piece.hint_level : std::min(top, piece.hint_level);
            }
        if (top > 0) base_ = std::min(base_, top - 1) < top - 1 && base_ > 0 ? base_ : top - 1;
    }

    int next(std::size_t index) {
        const Piece& piece = pieces_[index];
        const Sort sort = sort_of(index);
        // Nothing but its list stands under "Contents".
        if (!above_.empty() && words_.is(Role::Outline, fold(pieces_[above_.back()].text))) above_.pop_back();
        int level = 1;
        switch (sort) {
            case Sort::Given: level = given(piece.hint_level); break;
            case Sort::Dotted: level = dotted(piece); break;
            case Sort::Numbered: level = numbered(index); break;
            case Sort::Usual: level = usual(index); break;
            case Sort::Bare: level = bare(index); break;
        }
        level = std::clamp(level, 1, kDeepest);
        if (sort != Sort::Bare) bare_levels_.clear();
        if (piece.series >= 0) series_level_[static_cast<std::size_t>(piece.series)] = level;
        if (is_numbered(piece.marker)) by_number_[bare_number(piece.marker)] = level;
        while (!above_.empty() && pieces_[above_.back()].level >= level) above_.pop_back();
        above_.push_back(index);
        last_ = index;
        return level;
    }

    /// Headings above what comes next, outermost first.
    const std::vector<std::size_t>& above() const { return above_; }

private:
    Sort sort_of(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (piece.hint == read::Hint::Heading && piece.hint_level > 0) return Sort::Given;
        if (piece.marker.style == Style::Dotted) return Sort::Dotted;
        if (is_numbered(piece.marker) && piece.marker.style != Style::Word) return Sort::Numbered;
        if (std::ranges::binary_search(parts_, index)) return Sort::Usual;
        return words_.is(Role::Section, fold(piece.text)) ? Sort::Usual : Sort::Bare;
    }

    // Formats leave ranks out: what stands below the first is of the second, whatever it is called.
    int given(int rank) {
        while (!given_.empty() && given_.back().rank >= rank) given_.pop_back();
        const int level = given_.empty() ? rank - base_ : std::min(rank - base_, given_.back().level + 1);
        given_.push_back({rank, level});
        return level;
    }

    bool goes_on_behind(std::size_t index, int series) const {
        return series >= 0 && series_[static_cast<std::size_t>(series)].members.back() > index;
    }

    // The innermost numbered heading that stands above, or kNowhere.
    std::size_t numbered_above() const {
        for (std::size_t i = above_.size(); i-- > 0;)
            if (is_numbered(pieces_[above_[i]].marker)) return above_[i];
        return kNowhere;
    }

    int dotted(const Piece& piece) const {
        const auto parent = by_number_.find(piece.marker.series);
        if (parent != by_number_.end()) return parent->second + 1;
        return 1 + static_cast<int>(std::ranges::count(piece.marker.series, '.')) + 1;
    }

    int numbered(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (piece.series >= 0)
            if (const int known = series_level_[static_cast<std::size_t>(piece.series)]; known > 0) return known;
        const std::size_t parent = numbered_above();
        if (parent != kNowhere)
            return pieces_[parent].level + (pieces_[parent].marker.style == piece.marker.style && pieces_[parent].series != piece.series ? 0 : 1);
        // Under an unnumbered heading only where its likes come again behind the series.
        if (above_.empty() || piece.series < 0) return 1;
        const std::size_t last = series_[static_cast<std::size_t>(piece.series)].members.back();
        const Piece& top = pieces_[above_.back()];
        for (std::size_t i = last + 1; i < pieces_.size() && i < last + 4 * kMaxAside; ++i)
            if (is(pieces_[i], Kind::Heading) && !is_numbered(pieces_[i].marker) && is_all_capitals(pieces_[i].text) == is_all_capitals(top.text) &&
                sort_of(above_.back()) == Sort::Bare && sort_of(i) == Sort::Bare)
                return top.level + 1;
        return 1;
    }

    int usual(std::size_t index) const {
        const std::size_t parent = numbered_above();
        return parent != kNowhere && goes_on_behind(index, pieces_[parent].series) ? pieces_[parent].level + 1 : 1;
    }

    // What makes unnumbered headings of one rank look alike.
    std::string look_of(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (piece.marker.style == Style::Word) return piece.marker.series;
        if (is_all_capitals(piece.text)) return "CAPITALS";
        if (piece.strong) return "STRONG";
        return words_.is(Role::QuestionWord, fold(first_word(piece.text))) ? "QUESTION" : "";
    }

    // A heading with no text of its own, another one of its sort directly below it.
    bool is_empty(std::size_t index) const {
        const std::size_t below = next_of(pieces_, index);
        return below != kNowhere && is(pieces_[below], Kind::Heading) && sort_of(below) == Sort::Bare;
    }

    bool is_under_part() const { return !above_.empty() && std::ranges::binary_search(parts_, above_.front()); }

    // Below a numbered heading, or, where its series is over, beside the unnumbered heading above it that looks alike.
    int level_under(std::size_t parent, std::size_t index, const std::string& look) const {
        for (const std::size_t i : above_) {
            const bool over = std::ranges::none_of(above_, [&](std::size_t below) { return below > i && goes_on_behind(index, pieces_[below].series); });
            if (sort_of(i) != Sort::Numbered && sort_of(i) != Sort::Dotted && look_of(i) == look && over) return pieces_[i].level;
        }
        return pieces_[parent].level + 1;
    }

    int bare(std::size_t index) {
        const Piece& piece = pieces_[index];
        const std::string look = look_of(index);
        const auto known = bare_levels_.find(look);
        const bool directly_below = last_ != kNowhere && previous_of(pieces_, index) == last_ && !pieces_[last_].title;
        const bool again = directly_below && sort_of(last_) == Sort::Bare && known != bare_levels_.end() && known->second == pieces_[last_].level;
        if (piece.marker.style == Style::Word && words_.value(Role::HeadingLabel, piece.marker.series) == "1") return 1;
        // Chapters that open with a subheading all do.
        if (!directly_below && look == empty_look_ && is_empty(index)) return bare_levels_[look] = empty_level_;
        if (known != bare_levels_.end() && !again) return known->second;
        int level = 1;
        if (const std::size_t parent = numbered_above(); parent != kNowhere) level = level_under(parent, index, look);
        else if (directly_below) level = pieces_[last_].level + 1;
        else if (is_under_part()) level = pieces_[above_.front()].level + 1;
        else if (look == "QUESTION" && bare_levels_.contains("")) level = bare_levels_[""];
        else if (look.empty() && bare_levels_.contains("CAPITALS")) level = bare_levels_["CAPITALS"] + 1;
        else if (look.empty() && bare_levels_.contains("STRONG")) level = bare_levels_["STRONG"] + 1;
        bare_levels_[look] = level;
        if (is_empty(index)) empty_look_ = look, empty_level_ = level;
        return level;
    }

    const std::vector<Piece>& pieces_;
    const std::vector<Series>& series_;
    const Words& words_;
    int base_ = 0;
    std::vector<int> series_level_;
    std::map<std::string, int> by_number_, bare_levels_;
    std::string empty_look_ = "none yet";  // of the first heading with no text of its own
    int empty_level_ = 1;
    struct Given {
        int rank = 0, level = 0;
    };
    std::vector<std::size_t> above_, parts_;
    std::vector<Given> given_;  // headings that the format gives above this one
    std::size_t last_ = kNowhere;
};

}  // namespace

void find_sections(Draft& draft, const Words& words) {
    Levels levels(draft, words);
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
        Piece& piece = draft.pieces[i];
        const bool heading = is(piece, Kind::Heading) && !piece.title;
        if (heading) piece.level = levels.next(i);
        for (const std::size_t above : levels.above())
            if (above != i) piece.section.push_back(numbered_text(draft.pieces[above]));
    }
}

}  // namespace travaux::structure
