#include "schema/derived_table.hpp"

#include "schema/error.hpp"
#include "schema/paths.hpp"

#include <xxhash.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <optional>
#include <utility>

namespace travaux::schema {
namespace {

namespace fs = std::filesystem;

// Raised where the rows made of the same sources change.
constexpr std::uint64_t kVersion = 1;

std::string first_line(const Derived& derived) {
    std::uint64_t hash = kVersion;
    for (const fs::path& source : derived.sources) {
        const SortedTable mapped(source);  // for its bytes alone
        hash = XXH3_64bits_withSeed(mapped.text().data(), mapped.text().size(), hash);
    }
    std::array<char, 32> line{};
    std::snprintf(line.data(), line.size(), "# %016llx\n", static_cast<unsigned long long>(hash));
    return line.data();
}

std::optional<SortedTable> ready(const fs::path& folder, const Derived& derived, const std::string& head) {
    const fs::path file = folder / derived.name;
    if (folder.empty() || ::access(file.c_str(), R_OK) != 0) return std::nullopt;
    SortedTable table(file);
    if (!table.text().starts_with(head)) return std::nullopt;
    return table;
}

std::optional<timespec> changed(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return status.st_ctim;
}

// The table that was made with the program, where its sources are those it was made of, and are as they were: a copy or a move sets the time
// at which a file changed too. Reading them all for their fingerprint takes a tenth of a millisecond.
std::optional<SortedTable> untouched(const Derived& derived) {
    const fs::path file = derived_directory() / derived.name;
    const auto made = changed(file);
    if (!made) return std::nullopt;
    const fs::path folder = derived_from();
    for (const fs::path& source : derived.sources) {
        const auto at = source.parent_path() == folder ? changed(source) : std::nullopt;
        if (!at || std::pair(at->tv_sec, at->tv_nsec) >= std::pair(made->tv_sec, made->tv_nsec)) return std::nullopt;
    }
    return SortedTable(file);
}

// Put in place whole; a cache that cannot be written is none.
void keep(const fs::path& folder, const Derived& derived, const std::string& text) {
    std::error_code failure;
    if (folder.empty() || (fs::create_directories(folder, failure), failure)) return;
    const fs::path file = folder / derived.name;
    const fs::path part = file.string() + "." + std::to_string(::getpid());
    std::ofstream out(part, std::ios::binary);
    out << text;
    out.close();
    if (out) fs::rename(part, file, failure);
    if (!out || failure) fs::remove(part, failure);
}

}  // namespace

SortedTable open_derived(const Derived& derived) {
    if (auto table = untouched(derived)) return std::move(*table);
    const std::string head = first_line(derived);
    if (auto table = ready(derived_directory(), derived, head)) return std::move(*table);
    const fs::path cache = cache_directory();
    if (auto table = ready(cache, derived, head)) return std::move(*table);
    std::string text = head + sorted_rows(derived.rows());
    keep(cache, derived, text);
    return SortedTable::of_text(std::move(text));
}

std::string derived_text(const Derived& derived) { return first_line(derived) + sorted_rows(derived.rows()); }

std::string sorted_rows(std::vector<std::string> rows) {
    std::ranges::sort(rows);
    std::string text = "row\n";
    for (const std::string& row : rows) text.append(row).push_back('\n');
    return text;
}

}  // namespace travaux::schema
