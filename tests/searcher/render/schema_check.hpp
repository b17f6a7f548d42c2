// Holds a JSON value against a JSON Schema: the part of draft 2020-12 that docs/search-result.schema.json uses
// (type, const, enum, required, properties, additionalProperties, items, minItems, maxItems, minimum, oneOf, $ref into $defs).
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace travaux::render_tests {

/// What does not fit, each with its path ("/hits/0/kind: not one of the values"); empty where all does. A keyword
/// that this checker does not know is itself an error.
std::vector<std::string> misfits(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace travaux::render_tests
