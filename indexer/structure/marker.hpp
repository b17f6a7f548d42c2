// The printed number, letter or bullet at the head of a line: "12.", "(a)", "iii.", "- (b)", "Objective 1:".
#pragma once

#include "indexer/structure/words.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::structure {

enum class Style : std::uint8_t { None, Bullet, Decimal, Dotted, LowerLetter, UpperLetter, LowerRoman, UpperRoman, Word };

struct Marker {
    Style style = Style::None;
    int value = 0;            // place in its series, from 1; 0 for a bullet
    int roman = 0;            // a letter's value where it is read as a roman number, else 0
    std::string printed;      // as it stands: "12.", "(a)", "-"; "Objective 1" for a word label
    std::string series;       // what its siblings share: "2.1" of "2.1.3", the folded word of a word label
    std::string bullet;       // the bullet, also where a number follows it
    std::size_t length = 0;   // bytes of the line that it takes with the blanks after it; 0 for a word label,
                              // whose words stay in the text
    bool operator==(const Marker&) const = default;
};

/// The marker of a line, its style None where there is none. Linear in the length of the marker.
Marker parse_marker(std::string_view line, const Words& words);

/// The number without its brackets and points: "12", "a", "III", "2.1"; empty for a bullet. A word label as it is.
std::string bare_number(const Marker& marker);

/// Where the next numbers of its series begin inside a text that this marker headed, each behind a semicolon or a comma
/// (and a word for "and"): "1.) ...; 2.) ...; and 3.) ...". Empty where the number 2 is not there, or has no bracket.
std::vector<std::size_t> numbers_inside(const Marker& marker, std::string_view text);

/// A bullet's sign and nothing else.
bool is_bullet(std::string_view text);

/// A number or letter with its sign and nothing else: "7.", "(a)", as converters set them apart from their text.
bool is_lone_number(std::string_view text, const Words& words);

/// Reads a letter as a roman number.
void read_as_roman(Marker& marker);

bool is_numbered(const Marker& marker);

}  // namespace travaux::structure
