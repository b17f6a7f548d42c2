// Standard output and standard error as the programs of this folder use them.
#pragma once

#include "searcher/command_line.hpp"
#include "searcher/render/render.hpp"

#include <string_view>

namespace travaux::searcher {

/// Writes to standard output. Throws schema::Error(Io) where it cannot (disk full); a closed pipe ends the program
/// quietly, as SIGPIPE does.
void print(std::string_view text);

/// What print() wrote is on its way to the reader. Throws as print() does.
void finish_output();

/// One line or more on standard error, made safe for a terminal.
void complain(std::string_view text);

bool output_is_terminal();

/// Colour by the option, NO_COLOR, TERM and whether output is a terminal; its width, at most 100 columns, or 80.
render::Style style_for(When colour);

}  // namespace travaux::searcher
