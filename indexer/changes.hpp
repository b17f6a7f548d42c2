// What happens to the files under some paths, as the kernel tells it (inotify).
#pragma once

#include "indexer/isolate/child.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace travaux::indexer {

class Changes {
public:
    /// Watches folders with all below them, but hidden ones and indexes; of a named file its folder. `passed_over` is the
    /// folder of the index itself. Throws schema::Error(Io) where the kernel grants no more watches.
    Changes(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& passed_over);

    /// Waits until something has changed and no more has for a moment, or SIGINT or SIGTERM arrives; those two must be blocked.
    /// Gives the files that were written or are gone, and folders that must be walked; empty when it is to end.
    std::set<std::filesystem::path> wait();

    std::size_t folders() const { return folders_.size(); }

private:
    void add(const std::filesystem::path& folder);
    void read_events();
    void note(const std::filesystem::path& path, bool folder);
    bool is_wanted(const std::filesystem::path& path) const;

    isolate::Descriptor events_, signals_;
    std::map<int, std::filesystem::path> folders_;   // by watch
    std::vector<std::filesystem::path> roots_;       // absolute
    std::filesystem::path passed_over_;
    std::set<std::filesystem::path> changed_;
};

}  // namespace travaux::indexer
