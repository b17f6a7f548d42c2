// The indexer's side of a child that reads one file.
#pragma once

#include "indexer/read/source.hpp"

#include <filesystem>

namespace travaux::foreign {

/// Blocks of a file of a foreign format, without its sidecar. Throws as read_file() does.
read::Source read_in_child(const std::filesystem::path& path);

}  // namespace travaux::foreign
