// Who chaired the Global Migration Group, by period; facts of schema/data/chairs.tsv.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

struct ChairTerm {
    std::string start, end;           // ISO months, both included: 2012-07, 2012-12
    std::vector<std::string> chairs;  // canonical agencies; empty where none was sitting
};

/// Terms in order of time. Throws schema::Error as schema::read_table does, and Error(Input) for a month that
/// is none, a term that ends before it starts, and terms that overlap or are out of order.
std::vector<ChairTerm> read_chairs(const std::filesystem::path& file);

/// The chairs of the terms that a period overlaps, in order, each once. `start` and `end` are ISO dates, both
/// included and as precise as known: a year alone is all of it. Empty also where no term is known.
std::vector<std::string> chairs_between(const std::vector<ChairTerm>& terms, std::string_view start, std::string_view end);

}  // namespace travaux::vocabulary
