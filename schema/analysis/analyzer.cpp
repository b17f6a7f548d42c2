#include "schema/analysis/analyzer.hpp"

#include "schema/analysis/document_symbol.hpp"
#include "schema/analysis/fold.hpp"
#include "schema/analysis/stems.hpp"
#include "schema/analysis/word_breaks.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace travaux::analysis {
namespace {

// More parts than a compound of a language has: a list or a line of dashes.
constexpr std::size_t kMostParts = 6;

// Bytes in which the apostrophe of an elision must come: `quelqu’` and some room.
constexpr std::size_t kLongestElision = 16;

// A few less than the words of most languages have with a blank: what is kept for tokens seldom has to grow.
constexpr std::size_t kBytesOfToken = 5;

constexpr std::string_view kCurly = "\u2019";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Hyphen-minus, hyphen, non-breaking hyphen. A dash of any length is punctuation.
bool is_hyphen(std::string_view between) { return between == "-" || between == "\u2010" || between == "\u2011"; }

// `4,000,000.5`: what folds to a number whose comma (or Swiss apostrophe) parts groups of three digits.
bool is_grouped_number(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size() && is_digit(word[at])) ++at;
    if (at == 0 || at > 3 || at == word.size() || (word[at] != ',' && word[at] != '\'')) return false;
    const char separator = word[at];
    while (at < word.size() && word[at] == separator) {
        const std::string_view group = word.substr(at + 1, 3);
        if (group.size() < 3 || !std::all_of(group.begin(), group.end(), is_digit)) return false;
        at += 4;
    }
    return at == word.size() || (!is_digit(word[at]) && word.find_first_of(",;'", at) == std::string_view::npos);
}

// ASCII letters and digits alone: the bit is the case of a letter, and set in every digit.
std::string fold_plain(std::string_view word) {
    std::string folded(word);
    for (char& c : folded) c = static_cast<char>(c | 0x20);
    return folded;
}

// The word without a possessive `'s`, or without the dots of `u.n`.
std::optional<std::string> base_of(std::string_view word) {
    constexpr std::string_view kPossessive = "'s";
    if (word.size() > kPossessive.size() && word.ends_with(kPossessive)) {
        return std::string(word.substr(0, word.size() - kPossessive.size()));
    }
    if (word.size() < 3 || word.size() % 2 == 0 || word[1] != '.') return std::nullopt;
    std::string letters;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool letter = word[i] >= 'a' && word[i] <= 'z';
        if (i % 2 == 0 ? !letter : word[i] != '.') return std::nullopt;
        if (letter) letters += word[i];
    }
    return letters;
}

// Parts the words of a text into what stands at its places. `Take` has part(word, plain), perhaps a part of a hyphenated compound, and whether it is
// of ASCII letters and digits alone; alone(word, folded), none; and apart(), behind which no compound goes on.
template <class Take>
class Cutter {
public:
    Cutter(std::string_view text, Language language, Stems& stems, Take& take)
        : text_(text), has_slash_(text.find('/') != std::string_view::npos), language_(language), stems_(stems), take_(take) {}

    // Word after word.
    void cut(Word word, bool plain) {
        if (word.begin < done_ || (has_slash_ && may_begin_symbol(word) && cut_symbol(word))) return;
        if (plain) take_.part(word, true);
        else cut_parts(word);
    }

private:
    std::string_view slice(Word word) const { return text_.substr(word.begin, word.end - word.begin); }

    // Few words come to this or to cut_parts(): apart, they cost the others nothing.
    [[gnu::noinline]] bool cut_symbol(Word word) {
        const std::size_t end = document_symbol(text_, word.begin);
        if (end <= word.begin) return false;
        take_.alone({word.begin, end}, fold_word(slice({word.begin, end})));
        done_ = end;
        return true;
    }

    // Its first part ends at a slash, up to which it has letters, digits, dots and hyphens alone.
    bool may_begin_symbol(Word word) const {
        return word.end < text_.size() && (text_[word.end] == '/' || text_[word.end] == '.' || text_[word.end] == '-');
    }

    [[gnu::noinline]] void cut_parts(Word word) {
        for (std::size_t length = elided(slice(word)); length > 0; length = elided(slice(word))) {
            take_.part({word.begin, word.begin + length}, false);
            take_.apart();
            word.begin += length;
        }
        const std::string_view printed = slice(word);
        const bool quoted_number = is_digit(printed.front()) && printed.find_first_of("'\xE2") != std::string_view::npos;
        if (quoted_number || printed.find_first_of(",;") != std::string_view::npos) return cut_number(word);
        take_.part(word, false);
    }

    // The bytes of an elided article and its apostrophe, or 0.
    std::size_t elided(std::string_view printed) {
        const std::string_view beginning = printed.substr(0, kLongestElision);
        const std::size_t plain = beginning.find('\''), curly = beginning.find(kCurly);
        if (plain == curly) return 0;  // neither
        const std::size_t length = plain < curly ? plain + 1 : curly + kCurly.size();
        const std::string_view rest = printed.substr(length);
        if (rest.empty() || rest == "s" || rest == "S") return 0;  // "UN's" is no Italian article
        return stems_.is_elision(fold_word(printed.substr(0, length)), language_) ? length : 0;
    }

    // One number, or several that a comma parts with no blank behind it ("2012,2013").
    void cut_number(Word word) {
        std::string folded = fold_word(slice(word));
        if (is_grouped_number(folded)) {
            std::erase_if(folded, [](char c) { return c == ',' || c == '\''; });
            return take_.alone(word, std::move(folded));
        }
        for (std::size_t begin = word.begin; begin < word.end;) {
            const std::size_t end = std::min(text_.find_first_of(",;", begin), word.end);
            if (begin < end) take_.part({begin, end}, false);
            begin = end + 1;
        }
    }

    std::string_view text_;
    bool has_slash_;
    std::size_t done_ = 0;  // words that begin before it belong to a symbol
    Language language_;
    Stems& stems_;
    Take& take_;
};

// Where places are. A word that folds to nothing has none.
class Places {
public:
    Places(std::string_view text, std::vector<Word>& into) : text_(text), places_(into) {}

    void alone(Word word, std::string&&) { places_.push_back(word); }
    void part(Word word, bool plain) {
        if (plain || keeps_letter(word) || !fold_word(slice(word)).empty()) places_.push_back(word);
    }
    void apart() {}

private:
    std::string_view slice(Word word) const { return text_.substr(word.begin, word.end - word.begin); }

    // ASCII, or U+00C0 to U+00FF.
    bool keeps_letter(Word word) const {
        return std::ranges::any_of(slice(word), [](char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '\xC3'; });
    }

    std::string_view text_;
    std::vector<Word>& places_;
};

// Builds the tokens of one text, place after place.
class Tokens {
public:
    explicit Tokens(std::string_view text) : text_(text) { tokens_.reserve(text.size() / kBytesOfToken + 1); }

    std::vector<Token> take() {
        close_compound();
        return std::move(tokens_);
    }

    void alone(Word word, std::string folded) {
        close_compound();
        add(word, std::move(folded), false);
    }

    void part(Word word, bool plain) {
        const std::string_view printed = text_.substr(word.begin, word.end - word.begin);
        std::string folded = plain ? fold_plain(printed) : fold_word(printed);
        if (folded.empty()) return;
        const bool continues = parts_ > 0 && !is_digit(tokens_[last_part_].word.front()) && word.begin >= tokens_[last_part_].end &&
                               is_hyphen(text_.substr(tokens_[last_part_].end, word.begin - tokens_[last_part_].end));
        if (!continues) {
            close_compound();
            first_part_ = tokens_.size();
        }
        last_part_ = tokens_.size();
        ++parts_;
        add(word, std::move(folded), plain);
    }

    void apart() { close_compound(); }

private:
    void add(Word word, std::string folded, bool plain) {
        std::optional<std::string> base = plain ? std::nullopt : base_of(folded);
        tokens_.push_back({word.begin, word.end, position_, 1, Form::Plain, std::move(folded)});
        if (base) tokens_.push_back({word.begin, word.end, position_, 1, Form::Base, std::move(*base)});
        ++position_;
    }

    // Adds `interagency` behind `inter` when the compound is complete.
    void close_compound() {
        if (parts_ > 1 && parts_ <= kMostParts) {
            const Token& first = tokens_[first_part_];
            Token joined{first.begin, tokens_[last_part_].end, first.position, static_cast<std::uint32_t>(parts_), Form::Joined, {}};
            for (std::size_t i = first_part_; i < last_part_; ++i) {
                if (tokens_[i].form == Form::Plain) joined.word += tokens_[i].word;
            }
            joined.word += tokens_.back().word;  // its base, where it has one
            tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(first_part_) + 1, std::move(joined));
        }
        parts_ = 0;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::uint32_t position_ = 0;
    std::size_t first_part_ = 0, last_part_ = 0, parts_ = 0;  // the compound under way: indexes into tokens_
};

}  // namespace

struct Analyzer::State {
    std::optional<DictionaryWords> dictionary;
    Stems stems;

    // `take` has what Cutter needs.
    template <class Take>
    void cut(std::string_view text, Language language, Take& take) {
        constexpr std::size_t kMostForIcu = std::numeric_limits<std::int32_t>::max();
        Cutter cutter(text, language, stems, take);
        if (text.size() < kMostForIcu && needs_dictionary(text)) {
            if (!dictionary) dictionary.emplace();
            std::vector<Word> words;
            dictionary->words(text, words);
            for (const Word& word : words) cutter.cut(word, false);
        } else {
            each_word_by_rules(text, [&](const CutWord& one) { cutter.cut(one.word, one.plain); });
        }
    }
};

Analyzer::Analyzer() : state_(std::make_unique<State>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::tokens(std::string_view text, Language language) {
    Tokens tokens(text);
    state_->cut(text, language, tokens);
    return tokens.take();
}

void Analyzer::places(std::string_view text, Language language, std::vector<Word>& into) {
    into.clear();
    Places places(text, into);
    state_->cut(text, language, places);
}

std::string Analyzer::stem(std::string_view word, Language language) { return state_->stems.stem(word, language); }

bool Analyzer::is_stop_word(std::string_view word, Language language) { return state_->stems.is_stop_word(word, language); }

}  // namespace travaux::analysis
