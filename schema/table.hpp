// Reads the data tables: UTF-8 text, one row a line, columns parted by tabs, `#` comment lines, and a
// first row that names the columns.
#pragma once

#include "schema/mapped_file.hpp"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// Rows in file order, each with exactly the asked columns, in the asked order (trailing empty cells may
/// be left out in the file). Throws Error(NotFound) where the file is missing and Error(Input), naming
/// file and line, where a column is missing or a row has too many cells.
std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file,
                                                 std::initializer_list<std::string_view> columns);

/// Such a file's text. Throws Error(NotFound).
MappedFile open_table(const std::filesystem::path& file);

/// Calls `visit` with the rows that read_table() gives, as parts of `text`; `file` names it in errors. The cells are good until the next row.
void each_row(std::string_view text, const std::filesystem::path& file, std::initializer_list<std::string_view> columns,
              const std::function<void(std::span<const std::string_view> cells)>& visit);

/// The parts of a cell that holds several values parted by `|`, trimmed, empty ones left out.
std::vector<std::string> split_cell(std::string_view cell, char separator = '|');

}  // namespace travaux::schema
