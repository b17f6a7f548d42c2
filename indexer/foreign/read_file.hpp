// Any file as a report's blocks, its strangers' bytes parsed by a child process behind walls.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/error.hpp"

#include <filesystem>
#include <functional>
#include <string_view>

namespace travaux::foreign {

/// A picture in which nothing is written: a logo beside a web page.
struct NoWords : schema::Error {
    using Error::Error;
};

/// Told what takes its time, on the thread that reads.
using Busy = std::function<void(std::string_view)>;

/// As read::read_file(), with foreign formats read in a child: whatever the file does
/// to it, the file alone is lost. Pictures and old Office files go through installed programs (scan.hpp, convert.hpp). Safe to
/// call from several threads, each with a child of its own. Throws schema::Error(Input) with the reason and the way out, for
/// image files without words NoWords, schema::Error(Io) where no child can be had.
read::Source read_file(const std::filesystem::path& path, const Busy& busy = {});

}  // namespace travaux::foreign
