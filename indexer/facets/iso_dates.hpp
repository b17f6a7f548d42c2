// Days, months and years as ISO 8601 writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace travaux::facets {

/// A word of `least` to `most` digits as a number.
std::optional<int> number(std::string_view word, std::size_t least, std::size_t most);

/// The length of a month (1 to 12); February has 29 days where the year is 0, unknown.
int days_in(int year, int month);

/// The date `months` months after an ISO day, less one day: the end of a term of that length.
std::string end_of_term(std::string_view start, int months);

/// YYYY, YYYY-MM or YYYY-MM-DD with a month and a day that exist.
bool is_iso_date(std::string_view text);

}  // namespace travaux::facets
