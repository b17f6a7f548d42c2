// What people found became of promises: a side file, read and never written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace travaux::follow {

/// One row of the file.
struct HumanVerdict {
    std::string promise;  // id
    std::string passage;  // id of the passage that it rests on, or empty
    std::string verdict;  // in whatever words
    std::string by;
    std::string note;
    bool operator==(const HumanVerdict&) const = default;
};

/// A table of the columns promise, passage, verdict, by, note (schema/table.hpp). Throws schema::Error as read_table does.
std::vector<HumanVerdict> read_verdicts(const std::filesystem::path& file);

/// Beside an index in a directory: `INDEX.verdicts.tsv`.
std::filesystem::path verdicts_beside(const std::filesystem::path& index);

/// Those that exist beside the locations that are directories, in their order; none for stubs and servers.
std::vector<std::filesystem::path> verdicts_beside(const std::vector<std::string>& locations);

}  // namespace travaux::follow
