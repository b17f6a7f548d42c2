// Dates as reports print them, in English, French and Spanish: "1 July – 31 December 2013", "9-10 février 2012",
// "1.º de julio de 2013", "first half of 2013", "28/04/2017". Words are in schema/data/months.tsv.
#pragma once

#include "indexer/facets/word_numbers.hpp"
#include "indexer/facets/words.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

/// A date or a range of dates printed in a text; ISO 8601 as precise as printed: "2013", "2013-07", "2013-07-01".
struct PrintedDate {
    WordRange words;
    std::string start;
    std::string end;     // equal to start for a single date
    bool range = false;  // two ends are printed; "first half of 2013" is none of it, though it has two
    bool operator==(const PrintedDate&) const = default;
};

/// The words that dates are made of, of all languages at once: no word means two different months.
class Calendar {
public:
    explicit Calendar(const std::filesystem::path& months);

    /// Every date of words[range], in order, never overlapping. Impossible days (31 June) are none. Day before
    /// month in 28/04/2017. `year` stands in where a text says "the end of the year".
    std::vector<PrintedDate> find(const std::vector<Word>& words, WordRange range,
                                  std::optional<int> year = std::nullopt) const;

private:
    struct Point;
    struct Part {
        std::vector<std::string> words;
        int from = 0, to = 0;  // months; 0: a part of the year without exact months ("spring")
    };
    class Reader;

    bool may_begin_date(std::string_view word) const;

    WordNumbers openings_;  // words that a date begins with: months and parts
    std::map<std::string, int, std::less<>> months_;
    std::map<std::string, std::vector<Part>, std::less<>> parts_;  // by their first word, longest first
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> links_;  // kind -> words
};

}  // namespace travaux::facets
