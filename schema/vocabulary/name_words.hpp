// The words of a text as names are compared by: folded, with their capitals and with what parts them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

enum class Capitals : std::uint8_t {
    None,   // group, 2013
    First,  // Group
    All,    // GMG, A; letters alone count: HIV2
    Inner,  // AfDB, UNWomen
};

/// `gap` is what stands before the word: ' ' for blanks, a hyphen or both, or a plural's possessive (`Workers'`);
/// '-' for a dash between blanks; ',' '.' '/' '\'' '+' for that mark alone, the first two also with blanks after;
/// 0 where no name reaches across, and before the first word.
struct NameWord {
    std::size_t begin = 0;  // half-open byte range in the text
    std::size_t end = 0;
    std::size_t folded_begin = 0;  // range in NameWords::folded
    std::size_t folded_end = 0;
    char gap = 0;
    Capitals capitals = Capitals::None;
};

struct NameWords {
    std::string folded;
    std::vector<NameWord> words;

    std::string_view word(std::size_t i) const {
        return std::string_view(folded).substr(words[i].folded_begin, words[i].folded_end - words[i].folded_begin);
    }
};

/// Words in order. An apostrophe parts words (`l'` `OIM`, `Children` `s`); `&` is the word "and"; the points
/// of an acronym belong to it (`U.N.` is `un`); URLs and mail addresses hold no words. Total on any bytes.
NameWords split_name_words(std::string_view text);

/// The words with single blanks between: names of one key are one name, whatever their hyphens and capitals.
std::string name_key(const NameWords& split);

}  // namespace travaux::vocabulary
