#include "schema/sorted_table.hpp"

#include "schema/error.hpp"

#include <algorithm>
#include <utility>

namespace travaux::schema {
namespace {

std::string_view without_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
}

}  // namespace

SortedTable::SortedTable(const std::filesystem::path& file) : file_(file) {
    if (file_.state() == MappedFile::State::Absent) throw Error(ErrorCode::NotFound, "the table " + file.string() + " cannot be opened");
    if (file_.state() == MappedFile::State::Unreadable) throw Error(ErrorCode::Input, "the table " + file.string() + " cannot be read");
    skip_head();
}

SortedTable SortedTable::of_text(std::string text) {
    SortedTable table;
    table.held_ = std::make_unique<std::string>(std::move(text));
    table.skip_head();
    return table;
}

void SortedTable::skip_head() {
    rows_ = text();
    while (rows_.starts_with('#')) rows_ = without_line(rows_);
    rows_ = without_line(rows_);
}

// The first row whose beginning is not before the key's, or nothing.
std::string_view SortedTable::first_from(std::string_view key) const {
    std::size_t low = 0, high = rows_.size();  // both at the start of a row
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t before = middle == 0 ? std::string_view::npos : rows_.rfind('\n', middle - 1);
        const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
        const std::string_view row = rows_.substr(start, rows_.find('\n', start) - start);
        if (row.substr(0, key.size()) < key) {
            low = std::min(start + row.size() + 1, rows_.size());
        } else {
            high = start;
        }
    }
    return rows_.substr(low, rows_.find('\n', low) - low);
}

std::optional<std::string_view> SortedTable::find(std::string_view key) const {
    const std::string_view row = first_from(key);
    if (!row.starts_with(key)) return std::nullopt;
    if (row.size() == key.size()) return std::string_view{};
    if (row[key.size()] == '\t') return row.substr(key.size() + 1);
    return std::nullopt;
}

}  // namespace travaux::schema
