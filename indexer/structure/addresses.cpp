#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

namespace travaux::structure {
namespace {

// Words of a heading without number that its address keeps.
constexpr std::size_t kSlugWords = 6;

std::string slug(std::string_view text) {
    std::string result;
    std::size_t count = 0;
    for (const std::string& word : words_of(text)) {
        if (count++ == kSlugWords) break;
        if (!result.empty()) result += '-';
        result += word;
    }
    return result;
}

bool is_composable(std::string_view label) {
    return !label.empty() && (label.front() == '(' || (label.front() >= '0' && label.front() <= '9'));
}

std::string printed_label(const Marker& marker) {
    std::string label = marker.printed;
    while (!label.empty() && label.back() == '.') label.pop_back();
    return label;
}

class Addresses {
public:
    Addresses(Draft& draft, const Words& words) : pieces_(draft.pieces), words_(words), continuous_(continuous_series(draft)) {}

    void visit(std::size_t index) {
        Piece& piece = pieces_[index];
        switch (*piece.kind) {
            case Kind::Heading: return heading(piece);
            case Kind::Paragraph: return paragraph(piece);
            case Kind::ListItem: return item(piece);
            case Kind::Footnote: return give(piece, "n" + slug_or(piece.label));
            case Kind::TableRow: return row(index);
            case Kind::Caption: return give(piece, in_section("caption-" + std::to_string(++counts_[section_ + "/caption"])));
            case Kind::Contents: return give(piece, "contents-" + std::to_string(++counts_["contents"]));
            case Kind::Furniture: return give(piece, "furniture-" + std::to_string(++counts_["furniture"]));
        }
    }

private:
    static std::string slug_or(const std::string& label) { return label.empty() ? "" : label; }

    // The series of numbered paragraphs that counts through the report, or -1: the longest that starts at 1 where no
    // other numbered paragraph has its numbers.
    static int continuous_series(const Draft& draft) {
        std::map<int, std::size_t> sizes;
        for (const Piece& piece : draft.pieces)
            if (is(piece, Kind::Paragraph) && piece.series >= 0) ++sizes[piece.series];
        int longest = -1;
        for (const auto& [series, size] : sizes)
            if (longest < 0 || size > sizes[longest]) longest = series;
        return longest;
    }

    std::string in_section(const std::string& rest) const { return section_.empty() ? rest : section_ + "/" + rest; }

    void give(Piece& piece, std::string address) {
        const int times = ++given_[address];
        if (times > 1) {
            // "-2" may itself be taken by a printed number.
            std::string other = address + "-" + std::to_string(times);
            while (given_.contains(other)) other += "-2";
            ++given_[other];
            address = std::move(other);
        }
        piece.address = std::move(address);
    }

    void heading(Piece& piece) {
        if (piece.title) return give(piece, "title");
        while (!above_.empty() && above_.back().level >= piece.level) above_.pop_back();
        const std::string outer = above_.empty() ? "" : above_.back().path;
        std::string path;
        if (piece.marker.style == Style::Dotted) path = bare_number(piece.marker);
        else if (is_numbered(piece.marker) && piece.marker.style != Style::Word) path = bare_number(piece.marker);
        else path = slug(piece.text);
        if (piece.marker.style != Style::Dotted && !outer.empty()) path = outer + "." + path;
        piece.label = is_numbered(piece.marker) ? bare_number(piece.marker) : "";
        give(piece, path);
        section_ = piece.address;
        // Unnumbered headings are named alone: their place in the tree is a guess that a change may upset.
        const bool numbered = is_numbered(piece.marker) && piece.marker.style != Style::Word;
        above_.push_back({piece.level, numbered ? piece.address : outer});
    }

    void paragraph(Piece& piece) {
        if (piece.marker.style == Style::Word) {
            piece.label = piece.marker.printed;
            return give(piece, in_section(slug(piece.label)));
        }
        if (is_numbered(piece.marker)) {
            piece.label = bare_number(piece.marker);
            // A dotted number names its chapter itself.
            const bool whole = piece.series == continuous_ || piece.marker.style == Style::Dotted;
            return give(piece, whole ? piece.label : in_section(piece.label));
        }
        give(piece, numbered_here());
    }

    std::string numbered_here() {
        const std::string number = std::to_string(++counts_[section_ + "/"]);
        return section_.empty() ? "p" + number : section_ + "/" + number;
    }

    // "decision" where the lead-in announces decisions, at its end.
    std::string noun_of(const Piece& lead_in) const {
        constexpr std::size_t kLongestAnnouncement = 25;
        const std::vector<std::string> all = words_of(lead_in.text);
        const std::size_t first = all.size() > kLongestAnnouncement ? all.size() - kLongestAnnouncement : 0;
        for (const std::string& word : std::span(all).subspan(first))
            if (const std::string_view noun = words_.value(Role::ListNoun, word); !noun.empty()) return std::string(noun);
        return {};
    }

    void item(Piece& piece) {
        const Piece* parent = piece.parent ? &pieces_[*piece.parent] : nullptr;
        const std::string number = bare_number(piece.marker);
        if (piece.marker.style == Style::Word) {
            piece.label = piece.marker.printed;
            return give(piece, in_section(slug(piece.label)));
        }
        if (number.empty()) {
            if (parent == nullptr) return give(piece, numbered_here());
            return give(piece, parent->address + "." + std::to_string(++counts_["in " + parent->address]));
        }
        piece.label = printed_label(piece.marker);
        if (const std::string above = label_above(piece); is_composable(above)) piece.label = above + "(" + number + ")";
        if (parent == nullptr) return give(piece, in_section(number));
        const bool decimal = piece.marker.style == Style::Decimal || piece.marker.style == Style::Dotted;
        if (decimal && is(*parent, Kind::Paragraph))
            if (const std::string noun = noun_of(*parent); !noun.empty()) return give(piece, in_section(noun + "-" + number));
        give(piece, parent->address + "(" + number + ")");
    }

    // The label of the nearest numbered unit above, bullets between them passed over.
    std::string label_above(const Piece& piece) const {
        const Piece* above = &piece;
        for (int depth = 0; above->parent && depth < 12; ++depth) {
            above = &pieces_[*above->parent];
            if (!above->label.empty()) return above->marker.style == Style::Word ? "" : above->label;
        }
        return {};
    }

    void row(std::size_t index) {
        if (index == 0 || !is(pieces_[index - 1], Kind::TableRow)) ++counts_[section_ + "/table"], row_ = 0;
        give(pieces_[index], in_section("table-" + std::to_string(counts_[section_ + "/table"]) + "." + std::to_string(++row_)));
    }

    struct Above {
        int level;
        std::string path;
    };

    std::vector<Piece>& pieces_;
    const Words& words_;
    const int continuous_;
    std::vector<Above> above_;
    std::string section_;
    std::unordered_map<std::string, int> counts_, given_;
    int row_ = 0;
};

}  // namespace

void find_addresses(Draft& draft, const Words& words) {
    Addresses addresses(draft, words);
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) addresses.visit(i);
}

}  // namespace travaux::structure
