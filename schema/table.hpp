// Reads the data tables: UTF-8 text, one row a line, columns parted by tabs, `#` comment lines, and a
// first row that names the columns.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// Rows in file order, each with exactly the asked columns, in the asked order (trailing empty cells may
/// be left out in the file). Throws Error(NotFound) where the file is missing and Error(Input), naming
/// file and line, where a column is missing or a row has too many cells.
std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file,
                                                 std::initializer_list<std::string_view> columns);

/// The parts of a cell that holds several values parted by `|`, trimmed, empty ones left out.
std::vector<std::string> split_cell(std::string_view cell, char separator = '|');

}  // namespace travaux::schema
