// The command line of travaux-index.
#pragma once

#include "indexer/options.hpp"

#include <variant>

namespace travaux::indexer {

/// What was asked, or the exit status where the command line has been answered already (`--help`, `--version`, a usage
/// error, each with its text printed). Throws schema::Error(Usage) for a `--meta` that names no field.
std::variant<Options, int> read_command_line(int argc, const char* const* argv);

}  // namespace travaux::indexer
