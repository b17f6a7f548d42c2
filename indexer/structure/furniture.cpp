#include "indexer/structure/layout.hpp"
#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace travaux::structure {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (text = trim(text); !text.empty(); text = trim(text.substr(first_word(text).size())))
        tokens.emplace_back(first_word(text));
    return tokens;
}

// "3", "- 3 -", "Page 3 of 12", "3/12", "iv"
bool is_page_number(std::string_view text) {
    if (text.size() > 24) return false;
    const std::vector<std::string> words = words_of(text);
    if (words.empty() || words.size() > 4) return false;
    bool number = false;
    for (const std::string& word : words) {
        static constexpr std::array<std::string_view, 10> kPageWords{"page", "p", "pág", "página", "seite", "of", "de", "sur", "pg", "pp"};
        const bool roman = word.size() <= 5 && word.find_first_not_of("ivxl") == std::string::npos;
        if ((is_digits(word) && word.size() <= 4) || (roman && words.size() == 1)) number = true;
        else if (std::ranges::find(kPageWords, word) == kPageWords.end()) return false;
    }
    return number;
}

// "CRP/43", "A/RES/65/170", "MC/INF/305/Rev.1": a document symbol alone
bool is_symbol(std::string_view text) {
    const std::vector<std::string> tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 3) return false;
    const std::string_view first = tokens.front();
    const std::size_t slash = first.find('/');
    if (slash == std::string_view::npos || slash == 0) return false;
    return std::ranges::all_of(first, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/.()-*RevAddorsLINF").find(c) != std::string_view::npos;
           }) &&
           first.front() >= 'A' && first.front() <= 'Z' && std::ranges::all_of(tokens, [](const std::string& t) { return t.size() < 30; });
}

// "16-22222 (E)", "*1622222*": the number of a print job or a bar code
bool is_job_number(std::string_view text) {
    if (is_digits(text) && text.size() > 4) return true;
    if (text.size() > 32 || text.find_first_of("%$€£.,") != std::string_view::npos) return false;
    std::size_t digits = 0, letters = 0;
    for (const char c : text) {
        digits += c >= '0' && c <= '9' ? 1U : 0U;
        letters += std::isalpha(static_cast<unsigned char>(c)) != 0 ? 1U : 0U;
    }
    return digits >= 5 && letters <= 2 && text.find(' ') >= 6 && text.find_first_of("-*") != std::string_view::npos;
}

// "Home > Our Work > Global Compact"
bool is_trail(std::string_view text) {
    static constexpr std::array<std::string_view, 4> kArrows{" > ", " » ", " › ", " → "};
    for (const std::string_view arrow : kArrows) {
        std::size_t count = 0;
        for (std::size_t at = text.find(arrow); at != std::string_view::npos; at = text.find(arrow, at + 1)) ++count;
        if (count >= 2) return true;
    }
    return false;
}

// "AR | CHI | EN | FR"
bool is_language_list(std::string_view text, const Words& words) {
    const std::vector<std::string> tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 16) return false;
    std::size_t codes = 0;
    for (const std::string& token : tokens) {
        if (!has_words(token)) continue;
        for (const std::string& word : words_of(token)) {
            if (!words.is(Role::LanguageCode, word)) return false;
            ++codes;
        }
    }
    return codes >= 2 || (codes == 1 && tokens.size() == 1 && is_all_capitals(text));
}

// "HOME ABOUT US OUR WORK PRESS ROOM CONTACT US": entries of the table cover most of it.
bool is_menu(std::string_view text, const Words& words) {
    const std::vector<std::string> tokens = words_of(text);
    if (tokens.size() < 4 || tokens.size() > 30 || is_closed(text) || ending(text) == ',') return false;
    std::size_t entries = 0, covered = 0;
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t taken = 0;
        std::string entry;
        for (std::size_t n = 0; n < 3 && i + n < tokens.size(); ++n) {
            entry += (n > 0 ? " " : "") + tokens[i + n];
            if (words.is(Role::Navigation, entry)) taken = n + 1;
        }
        if (taken > 0) ++entries;
        covered += taken;
        i += std::max<std::size_t>(taken, 1);
    }
    return entries >= 3 && covered * 2 >= tokens.size();
}

// "[Original: English]", "[without reference to a Main Committee]": a note of who edited the text, not of who wrote it.
// In drafts whole paragraphs stand in brackets: those are longer, or end as paragraphs of a resolution do.
bool is_editors_note(const Piece& piece) {
    constexpr std::size_t kLongestNote = 20;
    const std::string_view text = trim(piece.text);
    if (piece.marker.style != Style::None || !text.starts_with('[') || text.find(']') != text.size() - 1) return false;
    const char end = ending(text);
    return count_words(text) <= kLongestNote && end != ';' && end != ',' && end != ':';
}

bool is_residue(const Piece& piece, const Words& words) {
    const std::string text = numbered_text(piece);
    if (text.size() > 400) return false;
    if (piece.marker.style == Style::None && (is_page_number(text) || is_job_number(text))) return true;
    if (is_editors_note(piece) || is_symbol(text) || is_trail(text) || is_language_list(text, words) || is_menu(text, words)) return true;
    const std::string folded = fold(text);
    std::string_view line = folded;
    while (!line.empty() && std::string_view("([{*.").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
    std::string_view bare = line;
    while (!bare.empty() && std::string_view(")]}*.").find(bare.back()) != std::string_view::npos) bare.remove_suffix(1);
    return words.is(Role::FurnitureLine, bare) || (count_words(line) <= 14 && words.begins(Role::FurnitureStart, line));
}

// A text with its numbers made alike: running heads count pages. Sentences do not.
std::string running_form(const Piece& piece) {
    constexpr std::size_t kSentence = 8;  // words
    const bool sentence = ending(piece.text) == '.' && count_words(piece.text) >= kSentence;
    std::string form;
    for (const std::string& word : words_of(numbered_text(piece))) form += (!sentence && is_digits(word) ? "#" : word) + " ";
    return form;
}

bool could_run(const Piece& piece) {
    // "Ibid." stands below many pages.
    const bool note = piece.hint == read::Hint::Footnote || opens_note(piece.text, piece.marks);
    return !piece.kind && !note && count_words(piece.text) <= 20 && piece.text.size() <= 160 && ending(piece.text) != ':' &&
           ending(piece.text) != ';' && piece.marker.style != Style::Bullet && piece.marker.style != Style::Word && piece.hint != read::Hint::ListItem;
}

// A line that comes again is a running head where it stands at page ends, beside other furniture, or inside a sentence;
// "Findings" under every chapter is none of these.
// `fewest` is how often it must come; true where one was found.
bool find_running_heads(std::vector<Piece>& pieces, std::size_t fewest, const Words& words) {
    std::map<std::string, std::vector<std::size_t>> places;
    bool found = false;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (could_run(pieces[i])) places[running_form(pieces[i])].push_back(i);
    for (const auto& [form, indices] : places) {
        if (indices.size() < fewest || form.size() < 4) continue;
        std::size_t at_edges = 0;
        for (const std::size_t i : indices) {
            const bool edge = pieces[i].after_page_break || (i + 1 < pieces.size() && pieces[i + 1].after_page_break) ||
                              (i > 0 && is(pieces[i - 1], Kind::Furniture)) ||
                              (i + 1 < pieces.size() && is(pieces[i + 1], Kind::Furniture));
            bool inside = false;
            if (i > 0 && i + 1 < pieces.size() && count_words(pieces[i - 1].text) > 8 && pieces[i + 1].marker.style == Style::None) {
                const std::string_view before = pieces[i - 1].text;
                inside = !is_closed(before) && (starts_lower(pieces[i + 1].text) || words.is(Role::Open, fold(last_word(before))));
            }
            at_edges += edge || inside ? 1U : 0U;
        }
        // Of two, one may be an entry of the contents and the other its heading: running heads look alike.
        const bool alike = pieces[indices.front()].hint == pieces[indices.back()].hint;
        if (at_edges * 2 < indices.size() || (indices.size() == 2 && (at_edges < 2 || !alike))) continue;
        for (const std::size_t i : indices) pieces[i].kind = Kind::Furniture, pieces[i].runs = true;
        found = true;
    }
    return found;
}

}  // namespace

void find_furniture(std::vector<Piece>& pieces, const Words& words) {
    for (Piece& piece : pieces)
        if (!piece.kind && piece.hint != read::Hint::Heading && is_residue(piece, words)) piece.kind = Kind::Furniture;
    // A head of several lines: each is beside the one that was found before it.
    constexpr int kMostLines = 4;
    for (int line = 0; line < kMostLines && find_running_heads(pieces, line == 0 ? 2 : 3, words); ++line) {}
}

}  // namespace travaux::structure
