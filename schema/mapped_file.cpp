#include "schema/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace travaux::schema {
namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) return;
    state_ = State::Unreadable;
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* mapped = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor_, 0) : nullptr;
        if (mapped != MAP_FAILED) {
            state_ = State::Mapped;
            bytes_ = static_cast<const char*>(mapped);
            size_ = size;
            if (size >= kHugePage) ::madvise(mapped, size, MADV_HUGEPAGE);  // so that what must be read from the disk comes in such pages
        }
    }
}

MappedFile::~MappedFile() {
    if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);
    if (descriptor_ >= 0) ::close(descriptor_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : state_(std::exchange(other.state_, State::Absent)), descriptor_(std::exchange(other.descriptor_, -1)), bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(state_, other.state_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

bool MappedFile::copy(std::size_t begin, std::span<char> into) const {
    const auto read = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(begin));
    return read >= 0 && static_cast<std::size_t>(read) == into.size();
}

void MappedFile::let_go(std::size_t end) const {
    if (bytes_ != nullptr) ::madvise(const_cast<char*>(bytes_), std::min(end, size_), MADV_DONTNEED);
}

}  // namespace travaux::schema
