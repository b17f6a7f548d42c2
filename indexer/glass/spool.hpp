// A throw-away file into which several threads put pieces of bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace travaux::glass {

/// Where bytes stand in a spool.
struct Extent {
    std::uint64_t begin = 0;
    std::uint64_t length = 0;
};

class Spool {
public:
    /// Makes the file, which goes with this. Throws schema::Error(Io), as all of its functions do.
    explicit Spool(const std::filesystem::path& file);
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Safe to call from several threads.
    Extent put(std::string_view bytes);

private:
    friend class SpoolReader;

    std::filesystem::path file_;
    int descriptor_;
    std::mutex mutex_;
    std::uint64_t end_ = 0;
};

/// Reads one extent from its beginning, some bytes at a time. Safe beside others.
class SpoolReader {
public:
    /// `spool` must outlive it; `ahead`: how many bytes are read at once.
    SpoolReader(const Spool& spool, Extent extent, std::size_t ahead);

    bool at_end() const { return at_ == bytes_.size() && left_.length == 0; }

    std::uint64_t number();

    /// Of so many bytes, or of what is left; until the next call of any function.
    std::string_view bytes(std::uint64_t length);
    std::string_view text() { return bytes(number()); }

private:
    void read(std::size_t least);  // until so many bytes lie ahead

    const Spool* spool_;
    Extent left_;  // not yet read
    std::size_t ahead_;
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace travaux::glass
