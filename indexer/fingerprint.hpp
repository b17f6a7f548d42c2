// Hashes by which a run knows what it need not read again.
#pragma once

#include "indexer/read/source.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace travaux::indexer {

/// What can be known of a file without understanding it.
struct Fingerprint {
    std::uint64_t content = 0;      // XXH3 of its bytes and its sidecar's, on top of the seed
    std::optional<std::string> id;  // from its front matter or sidecar
    bool has_reader = false;
};

/// Throws Error(Input) where the file cannot be read. Memory is bounded whatever the file's size.
Fingerprint fingerprint(const std::filesystem::path& file, std::uint64_t seed);

/// A hash of all besides the files that shapes a report: the version of this program and of the layout, the bytes of the
/// data tables, the metadata given on the command line.
std::uint64_t setting(const read::Metadata& given);

}  // namespace travaux::indexer
