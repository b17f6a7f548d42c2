// A small index for the tests that run `travaux`, and a short way to run it.
#pragma once

#include "tests/programs/run_program.hpp"

#include <string>
#include <vector>

namespace travaux::programs {

/// An index of three imported reports: `harbour` (2013, chaired by IOM; four paragraphs, one of them with awkward
/// characters), `bridge` (2016, in two paragraphs) and `tower` (2017). Made once.
const std::string& small_index();

/// Runs `travaux VERB -d INDEX ARGUMENTS...` over small_index().
Outcome ask(const std::string& verb, const std::vector<std::string>& arguments, std::string_view input = {});

std::size_t count_lines(std::string_view text);

}  // namespace travaux::programs
