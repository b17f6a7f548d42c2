#include "schema/sorted_table.hpp"

#include "schema/error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace travaux::schema {
namespace {

std::string_view without_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
}

}  // namespace

SortedTable::SortedTable(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Error(ErrorCode::NotFound, "the table " + file.string() + " cannot be opened");
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0;
    void* mapped = MAP_FAILED;
    if (known && status.st_size > 0) {
        size_ = static_cast<std::size_t>(status.st_size);
        mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    }
    ::close(descriptor);
    if (!known || (size_ > 0 && mapped == MAP_FAILED)) throw Error(ErrorCode::Input, "the table " + file.string() + " cannot be read");
    if (size_ == 0) return;
    bytes_ = static_cast<const char*>(mapped);
    skip_head();
}

SortedTable SortedTable::of_text(std::string text) {
    SortedTable table;
    table.held_ = std::make_unique<std::string>(std::move(text));
    table.bytes_ = table.held_->data();
    table.size_ = table.held_->size();
    table.skip_head();
    return table;
}

void SortedTable::skip_head() {
    rows_ = text();
    while (rows_.starts_with('#')) rows_ = without_line(rows_);
    rows_ = without_line(rows_);
}

SortedTable::~SortedTable() {
    if (bytes_ != nullptr && held_ == nullptr) ::munmap(const_cast<char*>(bytes_), size_);
}

SortedTable::SortedTable(SortedTable&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      held_(std::move(other.held_)),
      rows_(std::exchange(other.rows_, {})) {}

SortedTable& SortedTable::operator=(SortedTable&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(held_, other.held_);
    std::swap(rows_, other.rows_);
    return *this;
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
