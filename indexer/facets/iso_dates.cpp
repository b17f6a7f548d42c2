#include "indexer/facets/iso_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace travaux::facets {
namespace {

bool is_digits(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

}  // namespace

std::optional<int> number(std::string_view word, std::size_t least, std::size_t most) {
    if (word.size() < least || word.size() > most || !is_digits(word)) return std::nullopt;
    int value = 0;
    for (const char digit : word) value = value * 10 + (digit - '0');
    return value;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && (year == 0 || is_leap(year)) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string end_of_term(std::string_view start, int months) {
    if (!is_iso_date(start) || start.size() < 7) return {};
    int year = number(start.substr(0, 4), 4, 4).value_or(0);
    int month = number(start.substr(5, 2), 2, 2).value_or(1) + months;
    int day = start.size() < 10 ? 0 : number(start.substr(8, 2), 2, 2).value_or(1) - 1;
    if (day == 0) --month;
    year += (month - 1) / 12;
    month = (month - 1) % 12 + 1;
    if (start.size() < 10) return fmt::format("{:04}-{:02}", year, month);
    day = day == 0 ? days_in(year, month) : std::min(day, days_in(year, month));
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

bool is_iso_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    const auto year = number(text.substr(0, 4), 4, 4);
    if (!year) return false;
    if (text.size() == 4) return true;
    const auto month = text[4] == '-' ? number(text.substr(5, 2), 2, 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return false;
    if (text.size() == 7) return true;
    const auto day = text[7] == '-' ? number(text.substr(8, 2), 2, 2) : std::nullopt;
    return day && *day >= 1 && *day <= days_in(*year, *month);
}

}  // namespace travaux::facets
