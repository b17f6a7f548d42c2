#include "indexer/read/numerals.hpp"

#include "indexer/read/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::read {
namespace {

using Print = std::string (*)(int number);

std::string digits(int number) { return std::to_string(number); }
std::string two_digits(int number) { return fmt::format("{:02}", number); }
std::string nothing(int) { return {}; }

/// a … z, aa, bb … as Word and browsers' lists of legal texts have it.
std::string repeated(std::string_view alphabet, std::size_t bytes, int number) {
    constexpr int kMostTurns = 30;
    const int letters = static_cast<int>(alphabet.size() / bytes);
    if (number < 1 || number > letters * kMostTurns) return digits(number);
    const auto letter = alphabet.substr(static_cast<std::size_t>((number - 1) % letters) * bytes, bytes);
    std::string result;
    for (int turn = (number - 1) / letters; turn >= 0; --turn) result += letter;
    return result;
}

std::string lower_letter(int number) { return repeated("abcdefghijklmnopqrstuvwxyz", 1, number); }
std::string upper_letter(int number) { return repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1, number); }
std::string lower_russian(int number) { return repeated("абвгдежзиклмнопрстуфхцчшщыэюя", 2, number); }
std::string upper_russian(int number) { return repeated("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", 2, number); }
std::string arabic_letter(int number) { return repeated("أبتثجحخدذرزسشصضطظعغفقكلمنهوي", 2, number); }

std::string upper_roman(int number) {
    constexpr int kMost = 3999;
    constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
                                                                       {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    if (number < 1 || number > kMost) return digits(number);
    std::string result;
    for (const auto& [value, sign] : kSigns)
        for (; number >= value; number -= value) result += sign;
    return result;
}

std::string lower_roman(int number) {
    std::string result = upper_roman(number);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

constexpr std::array<std::pair<std::string_view, Print>, 16> kStyles{{
    {"a", lower_letter}, {"A", upper_letter}, {"i", lower_roman}, {"I", upper_roman},
    {"lowerLetter", lower_letter}, {"upperLetter", upper_letter}, {"lowerRoman", lower_roman}, {"upperRoman", upper_roman},
    {"decimalZero", two_digits}, {"russianLower", lower_russian}, {"russianUpper", upper_russian}, {"arabicAlpha", arabic_letter},
    {"none", nothing}, {"bullet", nothing}, {"", nothing}, {"1", digits},
}};

}  // namespace

std::string numeral(std::string_view style, int number) {
    const auto* row = std::ranges::find(kStyles, style, &std::pair<std::string_view, Print>::first);
    return row == kStyles.end() ? digits(number) : row->second(number);
}

std::string bullet(std::string_view sign) {
    constexpr std::string_view kRound = "•";
    if (sign.empty()) return std::string(kRound);
    std::size_t at = 0;
    const char32_t c = next_character(sign, at);
    const bool known = sign == "-" || sign == "–" || sign == "—" || sign == "*" || sign == "•";
    return known && at == sign.size() && c != 0 ? std::string(sign) : std::string(kRound);
}

}  // namespace travaux::read
