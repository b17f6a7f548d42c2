// What the JSON of all verbs is made of. Inside of the render room.
#pragma once

#include "searcher/search/results.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace travaux::render {

using Json = nlohmann::ordered_json;

/// One line, UTF-8, that cannot command a terminal.
std::string dump(const Json& json);

inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T>
Json value_or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

/// The keys that every hit has of its paragraph and its report, in order; `lead_in` and `text` stand behind what the hit
/// itself adds. Of a passage outside a search (`brief`) those alone that say where and what it is.
Json passage_json(const schema::ReportFacts& report, const schema::Unit& unit, bool brief);

/// `facets` of a search result.
Json facets_json(const std::vector<search::Facet>& facets);

/// Four digits: stable under the last bits of floating point.
double rounded(double value);

}  // namespace travaux::render
