// A table that is searched where it lies, without being read first: start-up costs one mmap.
#pragma once

#include "schema/mapped_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace travaux::schema {

/// Text in the form of schema/table.hpp (`#` lines, then a row of column names) whose rows stand in the order of
/// their bytes. Move-only.
class SortedTable {
public:
    /// Throws Error(NotFound) where there is no such file, Error(Input) where it cannot be mapped.
    explicit SortedTable(const std::filesystem::path& file);

    /// Over a text held in memory.
    static SortedTable of_text(std::string text);

    /// All of it, `#` lines included.
    std::string_view text() const { return held_ ? std::string_view(*held_) : file_.bytes(); }

    /// What follows `key` and its tab in the first row that starts with them; empty where `key` is the whole
    /// row. A key may span several columns, with tabs between. Valid as long as this object.
    std::optional<std::string_view> find(std::string_view key) const;

    /// Whether a row starts with these bytes.
    bool has_prefix(std::string_view prefix) const { return first_from(prefix).starts_with(prefix); }

private:
    SortedTable() = default;
    void skip_head();
    std::string_view first_from(std::string_view key) const;

    MappedFile file_;
    std::unique_ptr<std::string> held_;  // in place of a file; its bytes stay where they are when this is moved
    std::string_view rows_;
};

}  // namespace travaux::schema
