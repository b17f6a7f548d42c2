#include "schema/derived_table.hpp"

#include "schema/error.hpp"
#include "schema/paths.hpp"

#include <xxhash.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <optional>

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
