// What a citation of a passage is made of, before any style. Nothing in it is invented: a number is one that the
// report prints.
#pragma once

#include "schema/vocabulary/authority.hpp"
#include "searcher/search/searcher.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::cite {

struct Reference {
    std::string id;                    // doc#address
    std::string doc;
    std::vector<std::string> authors;  // full names
    std::string title;                 // as printed
    std::string symbol;
    std::string doctype;
    std::string date;                  // ISO 8601, as precise as printed; else of the end of the reporting period; else empty
    std::string language;              // ISO 639-1, or empty
    std::string place;                 // "para. 12 (a)", "sect. III.b, p. 4", "footnote 2"; empty for a report as a whole
    std::optional<int> page;
    bool operator==(const Reference&) const = default;
};

/// Full English names of organisations by their canonical ones; read from schema/data/agencies.tsv. Throws as
/// vocabulary::Authority does.
class Names {
public:
    Names();
    std::string full(const std::string& canonical) const;

private:
    std::map<std::string, std::string, std::less<>> names_;
};

/// Of the chosen unit of a passage, or of its report where that is the title.
Reference reference(const search::Passage& passage, const Names& names);

/// Where the unit at `chosen` stands, as the United Nations Editorial Manual words it. A printed number of the unit or
/// of the unit that introduces it; else its section, by number or heading, and its page where there is one.
std::string place_of(const std::vector<schema::Unit>& units, std::size_t chosen);

/// "22 November 2013", "November 2013", "2013".
std::string date_in_words(std::string_view iso);

}  // namespace travaux::cite
