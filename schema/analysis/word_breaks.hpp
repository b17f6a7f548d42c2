// Where words begin and end: UAX #29 as ICU tailors it, with ICU itself only for scripts that need its
// dictionaries, because opening its iterator costs more than a search.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace travaux::analysis {

/// Half-open byte range of a word: a run that holds a letter, a digit or an ideograph.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Word&) const = default;
};

/// Whether a text holds Chinese, Japanese, Korean, Thai, Lao, Khmer or Burmese, which ICU cuts by dictionary.
bool needs_dictionary(std::string_view text);

/// A word, and whether it is of ASCII letters and digits alone, as most are.
struct CutWord {
    Word word;
    bool plain = false;
};

/// The words of a text that needs no dictionary, as ICU would cut them, but that an underscore (and its
/// like, U+202F among them) and an at sign part words.
class WordsByRules {
public:
    /// The text must outlive this.
    explicit WordsByRules(std::string_view text) : text_(text) {}

    /// The next ones, some at a time: good until those behind them are asked for. None at the end.
    std::span<const CutWord> next();

private:
    static constexpr std::size_t kAtOnce = 64;

    std::string_view text_;
    std::size_t at_ = 0;
    std::array<CutWord, kAtOnce> words_;
};

template <class Take>
void each_word_by_rules(std::string_view text, Take&& take) {
    WordsByRules words(text);
    for (auto some = words.next(); !some.empty(); some = words.next())
        for (const CutWord& word : some) take(word);
}

/// ICU's word iterator, kept open. Not thread-safe.
class DictionaryWords {
public:
    DictionaryWords();
    ~DictionaryWords();
    DictionaryWords(DictionaryWords&&) noexcept;
    DictionaryWords& operator=(DictionaryWords&&) noexcept;

    /// The same for any text below 2 GiB. Throws schema::Error(Io) where ICU has no data.
    void words(std::string_view text, std::vector<Word>& words);

private:
    struct Iterator;
    std::unique_ptr<Iterator> iterator_;
};

}  // namespace travaux::analysis
