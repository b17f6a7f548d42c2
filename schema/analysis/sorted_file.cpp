#include "schema/analysis/sorted_file.hpp"

#include "schema/error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace travaux::analysis {
namespace {

std::string_view without_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
}

}  // namespace

SortedFile::SortedFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw schema::Error(schema::ErrorCode::NotFound, "the table " + file.string() + " cannot be opened");
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0;
    void* mapped = MAP_FAILED;
    if (known && status.st_size > 0) {
        size_ = static_cast<std::size_t>(status.st_size);
        mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    }
    ::close(descriptor);
    if (!known || (size_ > 0 && mapped == MAP_FAILED)) {
        throw schema::Error(schema::ErrorCode::Input, "the table " + file.string() + " cannot be read");
    }
    if (size_ == 0) return;
    bytes_ = static_cast<const char*>(mapped);
    rows_ = {bytes_, size_};
    while (rows_.starts_with('#')) rows_ = without_line(rows_);
    rows_ = without_line(rows_);
}

SortedFile::~SortedFile() {
    if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);
}

SortedFile::SortedFile(SortedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)), rows_(std::exchange(other.rows_, {})) {}

SortedFile& SortedFile::operator=(SortedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(rows_, other.rows_);
    return *this;
}

std::optional<std::string_view> SortedFile::find(std::string_view key) const {
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
    const std::string_view row = rows_.substr(low, rows_.find('\n', low) - low);
    if (!row.starts_with(key)) return std::nullopt;
    if (row.size() == key.size()) return std::string_view{};
    if (row[key.size()] == '\t') return row.substr(key.size() + 1);
    return std::nullopt;
}

}  // namespace travaux::analysis
