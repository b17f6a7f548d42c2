// Where words begin and end: UAX #29 as ICU tailors it, with ICU itself only for scripts that need its
// dictionaries, because opening its iterator costs more than a search.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace travaux::analysis {

/// Half-open byte range of a word: a run that holds a letter, a digit or an ideograph.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool plain = false;  // of ASCII letters and digits alone, as most are
    bool operator==(const Word& other) const { return begin == other.begin && end == other.end; }
};

/// Whether a text holds Chinese, Japanese, Korean, Thai, Lao, Khmer or Burmese, which ICU cuts by dictionary.
bool needs_dictionary(std::string_view text);

/// The words of a text that needs no dictionary, as ICU would cut them, but that an underscore (and its
/// like, U+202F among them) and an at sign part words.
void words_by_rules(std::string_view text, std::vector<Word>& words);

/// ICU's word iterator, kept open. Not thread-safe.
class DictionaryWords {
public:
    DictionaryWords();
    ~DictionaryWords();
    DictionaryWords(DictionaryWords&&) noexcept;
    DictionaryWords& operator=(DictionaryWords&&) noexcept;

    /// As words_by_rules, for any text below 2 GiB. Throws schema::Error(Io) where ICU has no data.
    void words(std::string_view text, std::vector<Word>& words);

private:
    struct Iterator;
    std::unique_ptr<Iterator> iterator_;
};

}  // namespace travaux::analysis
