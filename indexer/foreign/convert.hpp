// Formats that only other programs read.
#pragma once

#include "indexer/read/source.hpp"

#include <filesystem>

namespace travaux::foreign {

/// Reads an old Word or PowerPoint file through the first installed converter that can. Throws schema::Error(Input) that names
/// what to install.
read::Source convert(const std::filesystem::path& path, read::Format format);

}  // namespace travaux::foreign
