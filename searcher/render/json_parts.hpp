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

/// `facets` of a search result.
Json facets_json(const std::vector<search::Facet>& facets);

/// Four digits: stable under the last bits of floating point.
double rounded(double value);

}  // namespace travaux::render
