// How a formula came up and changed: its first use and every variant, by year and author.
#pragma once

#include "searcher/precedent/precedents.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::precedent {

/// Comparison::likeness from which a wording is a variant of the phrase.
inline constexpr double kVariant = 0.5;

/// One wording of the phrase, whatever its case and the form of its names.
struct Variant {
    std::string wording;               // as its first use prints it
    std::vector<wording::Edit> edits;  // from this wording to the phrase asked for; empty where they are one
    std::vector<Source> uses;          // in order of time
};

struct History {
    std::string phrase;
    std::vector<Variant> variants;  // by their first use
    bool complete = true;           // false: there are more uses in later years
};

History history(const std::string& phrase, const std::vector<search::Filter>& filters, Comparer& comparer);

}  // namespace travaux::precedent
