// The pieces of an explanation for the renderers of text and JSON. Inside of the render room.
#pragma once

#include "schema/report_json.hpp"
#include "searcher/render/layout.hpp"
#include "searcher/render/render.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace travaux::render {

/// One line a part: `labour  labour (exact, 3), labor (spelling, 1)`.
std::string text(const std::vector<search::SoughtPart>& parts, const Style& style);

/// "why: retreat “retreats” 71 % · closeness and place 29 %"; empty where nothing matched.
std::string text(const std::vector<search::MatchedPart>& matched, const Style& style, std::size_t indent);

/// What the facts of the passage's report, and of its chosen unit, were read from: a line a fact, under the name of
/// what it holds for. Unknown ones are left out.
std::string why_text(const search::Passage& passage, const Style& style);

/// `why` of `travaux show`.
schema::Json why_json(const search::Passage& passage);

schema::Json parts_json(const std::vector<search::SoughtPart>& parts);
schema::Json matched_json(const std::vector<search::MatchedPart>& matched);
schema::Json verdict_json(const search::Verdict& verdict);

}  // namespace travaux::render
