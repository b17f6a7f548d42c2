// What one run of travaux-index was asked to do.
#pragma once

#include "indexer/read/source.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace travaux::indexer {

struct Options {
    std::vector<std::filesystem::path> paths;
    bool named = true;                   // by the user; else they were met, as in a folder, and may be gone again
    std::optional<std::string> records;  // --jsonl: a file, or `-` for standard input
    std::filesystem::path database;
    read::Metadata given;                // --meta
    bool extract = false;
    bool prune = false;
    bool force = false;
    bool verify = false;
    bool watch = false;
    bool progress = false;               // decided: `auto` has been resolved
    bool verbose = false;
    unsigned jobs = 1;
    std::optional<unsigned> shards;      // as many as the index has, one where it is new
    std::uint64_t memory = 0;            // bytes that a bulk build may take
};

}  // namespace travaux::indexer
