#include "indexer/glass/spool.hpp"

#include "indexer/glass/packing.hpp"
#include "schema/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace travaux::glass {
namespace {

constexpr std::size_t kLongestNumber = 10;  // bytes

schema::Error failure(const std::filesystem::path& file, const char* what) {
    return {schema::ErrorCode::Io, file.string() + " cannot be " + what + ": " + std::strerror(errno)};
}

}  // namespace

Spool::Spool(const std::filesystem::path& file) : file_(file), descriptor_(::open(file.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) throw failure(file_, "written");
}

Spool::~Spool() {
    ::close(descriptor_);
    ::unlink(file_.c_str());
}

Extent Spool::put(std::string_view bytes) {
    Extent extent{0, bytes.size()};
    {
        const std::lock_guard lock(mutex_);
        extent.begin = end_;
        end_ += bytes.size();
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(extent.begin + done));
        if (written < 0) throw failure(file_, "written");
        done += static_cast<std::size_t>(written);
    }
    return extent;
}

SpoolReader::SpoolReader(const Spool& spool, Extent extent, std::size_t ahead) : spool_(&spool), left_(extent), ahead_(ahead) {}

std::uint64_t SpoolReader::number() {
    if (bytes_.size() - at_ < kLongestNumber) read(kLongestNumber);
    return take_number(bytes_, at_);
}

std::string_view SpoolReader::bytes(std::uint64_t length) {
    if (bytes_.size() - at_ < length) read(length);
    const std::string_view found = std::string_view(bytes_).substr(at_, length);
    at_ += found.size();
    return found;
}

void SpoolReader::read(std::size_t least) {
    bytes_.erase(0, at_);
    at_ = 0;
    const std::size_t kept = bytes_.size();
    const std::size_t wanted = std::min<std::uint64_t>(left_.length, std::max(ahead_, least) - kept);  // there is less than `least`
    bytes_.reserve(std::max(ahead_, least));
    bytes_.resize(kept + wanted);
    for (std::size_t done = 0; done < wanted;) {
        const ssize_t got = ::pread(spool_->descriptor_, bytes_.data() + kept + done, wanted - done, static_cast<off_t>(left_.begin));
        if (got <= 0) throw failure(spool_->file_, "read");
        done += static_cast<std::size_t>(got);
        left_.begin += static_cast<std::uint64_t>(got);
        left_.length -= static_cast<std::uint64_t>(got);
    }
}

}  // namespace travaux::glass
