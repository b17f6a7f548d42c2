// An index of sample_corpus for the tests that run `travaux`.
#pragma once

#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace travaux::programs {

/// Made once.
const std::string& sample_index();

/// Runs `travaux VERB -d INDEX ARGUMENTS...` over it.
Outcome ask_sample(const std::string& verb, const std::vector<std::string>& arguments, std::string_view input = {});

/// The same with --format json, held against docs/SCHEMA.schema.json.
nlohmann::json ask_json(const std::string& schema, const std::string& verb, std::vector<std::string> arguments, std::string_view input = {});

}  // namespace travaux::programs
