// The project's own tables, and tables written for one test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace travaux::vocabulary {

inline std::filesystem::path own_table(std::string_view name) {
    return std::filesystem::path(TRAVAUX_SOURCE_DIR) / "schema/data" / name;
}

/// A file that lives as long as the value.
class WrittenTable {
public:
    explicit WrittenTable(std::string_view text)
        : path_(std::filesystem::temp_directory_path() /
                ("travaux-table-" + std::to_string(::getpid()) + "-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        std::ofstream(path_) << text;
    }
    ~WrittenTable() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    WrittenTable(const WrittenTable&) = delete;
    WrittenTable& operator=(const WrittenTable&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline constexpr std::string_view kAgencyColumns =
    "canonical\tname\tkind\tparent\tfacet\ten\tfr\tes\tformer\tlater\tchanged\n";

}  // namespace travaux::vocabulary
