// Which files a run is about: the named ones, and those in the named folders.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace travaux::indexer {

struct InputFile {
    std::filesystem::path given;     // as named, or the named folder and the way from there
    std::filesystem::path absolute;  // lexically normal; links are not resolved
    bool named = false;              // on the command line itself, not met in a folder
};

/// A path that cannot be indexed, and why.
struct BadPath {
    std::filesystem::path path;
    std::string reason;
    bool missing = false;  // named, and there is nothing
};

struct Files {
    std::vector<InputFile> files;  // paths as given; within a folder sorted by name; each once
    std::vector<BadPath> bad;
};

/// Folders are walked to their ground. Passed over: names that start with a dot (unless named), sidecars
/// `*.meta.yaml`, folders that are an index, devices and pipes. Links to files are followed; links to folders only
/// where they are named themselves. Paths that are not `named` are taken as if they had been met in a folder, and one that
/// is gone is no bad path.
Files find_files(const std::vector<std::filesystem::path>& paths, bool named = true);

/// Whether a walk passes over files and folders of this name: it starts with a dot.
bool is_hidden(const std::filesystem::path& path);

/// Whether a walk passes over this folder, as it is an index.
bool is_index(const std::filesystem::path& folder);

/// Absolute and lexically normal, without a trailing slash.
std::filesystem::path normal(const std::filesystem::path& path);

bool is_under(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace travaux::indexer
