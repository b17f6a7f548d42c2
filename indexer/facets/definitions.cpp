#include "indexer/facets/definitions.hpp"

#include "schema/analysis/analyzer.hpp"

#include <algorithm>
#include <optional>

namespace travaux::facets {
namespace {

constexpr std::size_t kLongestShort = 12;  // letters
constexpr std::size_t kLongestWords = 12;
constexpr std::size_t kLongestBytes = 100;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// "GMG", "AfDB", "MoU", "M&E": most of its letters are capitals.
bool is_short_form(std::string_view form) {
    if (form.size() < 2 || form.size() > kLongestShort || !is_capital(form.front())) return false;
    const auto letter = [](char c) { return is_capital(c) || is_small(c) || c == '-' || c == '/' || c == '&'; };
    const auto capitals = std::ranges::count_if(form, is_capital);
    return std::ranges::all_of(form, letter) && capitals >= 2 && capitals >= std::ranges::count_if(form, is_small);
}

std::string_view without_plural(std::string_view form) {
    return form.size() > 2 && form.back() == 's' && is_capital(form[form.size() - 2]) ? form.substr(0, form.size() - 1) : form;
}

std::string_view without_possessive(std::string_view form) {
    for (const std::string_view possessive : {"'s", "’s"}) {
        if (form.ends_with(possessive)) return form.substr(0, form.size() - possessive.size());
    }
    return form;
}

/// How a long form may spell its acronym.
struct Manner {
    bool beginnings = false;  // a word gives several of its first letters
    bool inner = false;       // a word gives letters from within
    bool skips = false;       // a word of content gives nothing
};

/// Finds the words that spell a short form, from the last back to the first.
class Speller {
public:
    Speller(const Passage& passage, const Lexicon& lexicon, WordRange range, std::string_view form, Manner manner)
        : passage_(passage), lexicon_(lexicon), range_(range), manner_(manner) {
        for (const char c : form) {
            if (is_capital(c) || is_small(c)) letters_ += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
        }
        folded_.reserve(range.last - range.first);
        for (std::size_t i = range.first; i < range.last; ++i) folded_.push_back(analysis::fold(passage.words[i].lower));
        known_.assign((letters_.size() + 1) * (folded_.size() + 1), Known{});
    }

    /// The first word of the shortest run that ends with the range and spells the form.
    std::optional<std::size_t> first_word() {
        const auto found = go(letters_.size(), folded_.size());
        if (!found) return std::nullopt;
        std::ptrdiff_t content = 0;
        for (std::size_t i = *found; i < folded_.size(); ++i) content += is_small_word(i) ? 0 : 1;
        if (content < 2 || content > 2 * std::ssize(letters_)) return std::nullopt;
        return range_.first + *found;
    }

private:
    struct Known {
        bool tried = false;
        std::optional<std::size_t> first{};
    };

    const Word& word(std::size_t i) const { return passage_.words[range_.first + i]; }
    bool is_small_word(std::size_t i) const { return word(i).mark || lexicon_.is("small", word(i)); }

    /// The latest first word with which words before `end` spell the first `letters`.
    std::optional<std::size_t> go(std::size_t letters, std::size_t end) {
        if (end == 0 || letters == 0) return std::nullopt;
        Known& known = known_[letters * (folded_.size() + 1) + end];
        if (known.tried) return known.first;
        known.tried = true;
        const std::size_t at = end - 1;
        std::optional<std::size_t> best;
        for (std::size_t given = 1; given <= letters; ++given) {
            if (!gives(at, std::string_view(letters_).substr(letters - given, given))) continue;
            const bool first = given == letters && !is_small_word(at) && !word(at).joined;
            best = std::max(best, first ? std::optional(at) : go(letters - given, at));
        }
        const bool last = letters == letters_.size() && end == folded_.size();
        const bool silent = is_small_word(at) || word(at).joined || manner_.skips;
        if (silent && !last) best = std::max(best, go(letters, at));
        return known_[letters * (folded_.size() + 1) + end].first = best;
    }

    bool gives(std::size_t at, std::string_view letters) const {
        const std::string& folded = folded_[at];
        if (word(at).mark || folded.empty() || folded.front() != letters.front()) return false;
        if (manner_.skips) return letters.size() == 1 && word(at).capital && !is_small_word(at);
        if (letters.size() == 1) return true;
        if (is_small_word(at) || !(manner_.beginnings || manner_.inner)) return false;
        if (folded.starts_with(letters)) return true;
        if (!manner_.inner) return false;
        std::size_t found = 0;
        for (const char c : folded) {
            if (found < letters.size() && c == letters[found]) ++found;
        }
        return found == letters.size();
    }

    const Passage& passage_;
    const Lexicon& lexicon_;
    WordRange range_;
    Manner manner_;
    std::string letters_;
    std::vector<std::string> folded_;  // by word of the range
    std::vector<Known> known_;
};

class Finder {
public:
    Finder(const Passage& passage, const Lexicon& lexicon, const vocabulary::Authority& authority)
        : passage_(passage), words_(passage.words), lexicon_(lexicon), authority_(authority) {}

    std::vector<DefinedForm> find() {
        for (std::size_t open = 1; open < words_.size(); ++open) {
            if (!is_mark(open, "(") || passage_.text[words_[open].begin] != '(') continue;
            const std::size_t close = closing(open);
            if (close == words_.size()) continue;
            if (!short_form_in(open, close)) long_form_in(open, close);
        }
        return std::move(found_);
    }

private:
    bool is_mark(std::size_t i, std::string_view mark) const { return words_[i].mark && words_[i].lower == mark; }

    std::size_t closing(std::size_t open) const {
        constexpr std::size_t kFar = 20;
        for (std::size_t i = open + 1; i < words_.size() && i <= open + kFar; ++i) {
            if (is_mark(i, "(")) break;
            if (is_mark(i, ")")) return i;
        }
        return words_.size();
    }

    /// What stands without a blank around the word: "UN-DESA", "M&E".
    WordRange unbroken(std::size_t i, std::size_t end) const {
        std::size_t last = i + 1;
        while (last < end && words_[last].begin <= words_[last - 1].end + 1 && passage_.text[words_[last - 1].end] != ' ' &&
               (!words_[last].mark || is_mark(last, "&") || is_mark(last, "/")))
            ++last;
        return {i, last};
    }

    std::string_view text_of(WordRange range) const {
        return passage_.text.substr(words_[range.first].begin, words_[range.last - 1].end - words_[range.first].begin);
    }

    // "Long Form (LF)", "Long Form (hereinafter “LF”)", "Long Form (LF, in French)"
    bool short_form_in(std::size_t open, std::size_t close) {
        std::size_t at = open + 1;
        while (at < close && (words_[at].mark || lexicon_.is("defining", words_[at])) && !is_short_form(text_of({at, at + 1}))) ++at;
        if (at == close) return false;
        const WordRange inside = unbroken(at, close);
        const std::string_view form = without_possessive(text_of(inside));
        if (!is_short_form(form)) return false;
        const bool alone = inside.last == close || words_[inside.last].mark || lexicon_.is("defining", words_[inside.last]);
        if (!alone) return true;
        const std::size_t begin = clause_before(open);
        std::size_t end = open;
        if (end > begin && is_mark(end - 1, "\"")) --end;
        if (end <= begin) return true;
        const auto name = name_that_ends(words_[end - 1].end);
        const auto first = spelled({begin, end}, without_plural(form));
        if (name && (has_form(*name, form) || (first && words_[*first].begin >= name->begin))) {
            add({std::string(form), name->begin, name->end, name->agency});
        } else if (first) {
            add({std::string(form), words_[*first].begin, words_[end - 1].end});
        }
        return true;
    }

    // "LF (Long Form)"
    void long_form_in(std::size_t open, std::size_t close) {
        std::size_t at = open - 1;
        while (at > 0 && (words_[at].joined || is_mark(at, "&"))) --at;
        const WordRange before = unbroken(at, open);
        if (before.last != open || words_[at].mark || !is_short_form(text_of(before))) return;
        std::size_t first = open + 1;
        while (first < close && (is_mark(first, "\"") || lexicon_.is("determiner", words_[first])) && !words_[first].capital) ++first;
        std::size_t last = first;
        while (last < close && !is_mark(last, ";") && !is_mark(last, "\"")) ++last;
        if (last <= first) return;
        const std::string_view form = text_of(before);
        const auto name = name_that_ends(words_[last - 1].end);
        const bool named = name && name->begin == words_[first].begin;
        const bool spelt = spell({first, last}, without_plural(form), {.beginnings = true}) == first;
        if (!spelt && !(named && has_form(*name, form))) return;
        add({std::string(form), words_[first].begin, words_[last - 1].end, named ? std::optional(name->agency) : std::nullopt});
    }

    /// How far back a long form may reach: names hold commas, but no other mark.
    std::size_t clause_before(std::size_t open) const {
        std::size_t begin = open;
        while (begin > 0 && open - begin < kLongestWords) {
            const Word& word = words_[begin - 1];
            const bool inner = !word.mark || word.lower == "," || word.lower == "&" || word.lower == "/" || word.lower == "-";
            if (!inner && !(begin == open && word.lower == "\"")) break;
            --begin;
        }
        return begin;
    }

    std::optional<vocabulary::NameMatch> name_that_ends(std::size_t end) const {
        const auto name = std::ranges::find(passage_.names, end, &vocabulary::NameMatch::end);
        if (name == passage_.names.end()) return std::nullopt;
        return *name;
    }

    bool has_form(const vocabulary::NameMatch& name, std::string_view form) const {
        const auto& forms = authority_.agencies()[name.agency].forms;
        return std::ranges::find(forms, form) != forms.end();
    }

    std::optional<std::size_t> spell(WordRange range, std::string_view form, Manner manner) const {
        return Speller(passage_, lexicon_, range, form, manner).first_word();
    }

    std::optional<std::size_t> spelled(WordRange range, std::string_view form) const {
        constexpr std::size_t kLoose = 3;  // with fewer letters chance would spell them
        if (const auto first = spell(range, form, {})) return first;
        if (const auto first = spell(range, form, {.beginnings = true})) return first;
        if (form.size() < kLoose) return std::nullopt;
        if (const auto first = spell(range, form, {.beginnings = true, .inner = true})) return first;
        return spell(range, form, {.skips = true});
    }

    void add(DefinedForm form) {
        const std::string_view printed = without_possessive(passage_.text.substr(form.long_begin, form.long_end - form.long_begin));
        form.long_end = form.long_begin + printed.size();
        // "UN-DESA (DESA)" defines nothing
        const bool words = std::ranges::any_of(printed, [](char c) { return c == ' ' || c == '-'; }) && std::ranges::any_of(printed, is_small);
        if (!words || printed.size() > kLongestBytes || printed.size() <= form.short_form.size()) return;
        form.short_form = without_plural(form.short_form);
        found_.push_back(std::move(form));
    }

    const Passage& passage_;
    const std::vector<Word>& words_;
    const Lexicon& lexicon_;
    const vocabulary::Authority& authority_;
    std::vector<DefinedForm> found_;
};

}  // namespace

std::vector<DefinedForm> definitions_in(const Passage& passage, const Lexicon& lexicon, const vocabulary::Authority& authority) {
    if (!may_define(passage.text)) return {};
    return Finder(passage, lexicon, authority).find();
}

}  // namespace travaux::facets
