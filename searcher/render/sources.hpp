// Passages of the index and word diffs, for the renderers of precedents and commitments. Inside of the render room.
#pragma once

#include "searcher/precedent/precedents.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/layout.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::render {

/// "retreat in early [2013 → 2014] to [-respond to-]": what was dropped and added in brackets, changes with an arrow.
std::string diff_line(const std::vector<wording::Edit>& edits);
std::vector<Run> diff_runs(const std::vector<wording::Edit>& edits);
Json diff_json(const std::vector<wording::Edit>& edits);

/// The passage with its report's facts: the keys of a hit that do not belong to a search.
Json source_json(const precedent::Source& source);

/// "2013", or empty.
std::string year_of(const schema::ReportFacts& report);

/// The beginning of a text, of so many characters at most, cut between words; "…" where something is left out.
std::string beginning(std::string_view text, std::size_t characters);

}  // namespace travaux::render
