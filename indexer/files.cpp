#include "indexer/files.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace travaux::indexer {
namespace {

namespace fs = std::filesystem;

bool is_sidecar(const fs::path& path) { return path.filename().string().ends_with(".meta.yaml"); }

// A folder's README speaks of the reports beside it; it is a report only where it is named.
bool is_readme(const fs::path& path) { return path.stem() == "README"; }

class Walk {
public:
    void start(const fs::path& path, bool named) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!named && (status.type() == fs::file_type::not_found || is_hidden(path))) return;
        if (status.type() == fs::file_type::not_found) {
            const bool dangling = fs::is_symlink(fs::symlink_status(path, error));
            return reject(path, dangling ? "it is a link that leads nowhere" : "there is no such file or folder", !dangling);
        }
        visit(path, status, named);
    }

    Files take() { return std::move(found_); }

private:
    void visit(const fs::path& path, const fs::file_status& status, bool named) {
        switch (status.type()) {
            case fs::file_type::directory:
                if (named || !fs::is_symlink(path)) enter(path);  // a link could lead anywhere, or round in a circle
                return;
            case fs::file_type::regular:
                if (!is_sidecar(path) && (named || !is_readme(path))) add(path, named);
                return;
            case fs::file_type::not_found: return reject(path, "it is a link that leads nowhere");
            case fs::file_type::none:
            case fs::file_type::unknown: return reject(path, "it cannot be examined");
            default:
                if (named) reject(path, "it is neither a file nor a folder");
        }
    }

    void enter(const fs::path& folder) {
        std::error_code error;
        if (is_index(folder)) return;
        std::vector<fs::path> names;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            if (!is_hidden(entry->path())) names.push_back(entry->path());
        if (error) reject(folder, error.message());
        std::ranges::sort(names);
        for (const fs::path& path : names) visit(path, fs::status(path, error), false);
    }

    void add(const fs::path& path, bool named) {
        fs::path absolute = normal(path);
        if (added_.insert(absolute).second) found_.files.push_back({path, std::move(absolute), named});
    }

    void reject(const fs::path& path, std::string reason, bool missing = false) {
        found_.bad.push_back({path, std::move(reason), missing});
    }

    Files found_;
    std::set<fs::path> added_;
};

}  // namespace

Files find_files(const std::vector<fs::path>& paths, bool named) {
    Walk walk;
    for (const fs::path& path : paths) walk.start(path, named);
    return walk.take();
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_index(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "iamglass", error) || fs::exists(folder / "XAPIANDB", error);  // a Xapian database, or a folder of them
}

fs::path normal(const fs::path& path) {
    fs::path result = fs::absolute(path).lexically_normal();
    if (!result.has_filename()) result = result.parent_path();
    return result;
}

bool is_under(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

}  // namespace travaux::indexer
