// A table that is searched where it lies, without being read first: start-up costs one mmap.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

namespace travaux::analysis {

/// A file in the form of schema/table.hpp (`#` lines, then a row of column names) whose rows stand in the
/// order of their bytes. Move-only.
class SortedFile {
public:
    /// Throws schema::Error(NotFound) where there is no such file, Error(Input) where it cannot be mapped.
    explicit SortedFile(const std::filesystem::path& file);
    ~SortedFile();
    SortedFile(SortedFile&& other) noexcept;
    SortedFile& operator=(SortedFile&& other) noexcept;
    SortedFile(const SortedFile&) = delete;
    SortedFile& operator=(const SortedFile&) = delete;

    /// What follows `key` and its tab in the first row that starts with them; empty where `key` is the whole
    /// row. A key may span several columns, with tabs between. Valid as long as this object.
    std::optional<std::string_view> find(std::string_view key) const;

private:
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::string_view rows_;
};

}  // namespace travaux::analysis
