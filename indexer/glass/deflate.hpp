// Raw deflate streams, as Xapian inflates them. libdeflate takes three fifths of zlib's time for records of some hundred bytes.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace travaux::glass {

/// Not thread-safe.
class Deflate {
public:
    Deflate();
    ~Deflate();
    Deflate(const Deflate&) = delete;
    Deflate& operator=(const Deflate&) = delete;

    /// The stream, until the next call; nothing where it would not be shorter.
    std::optional<std::string_view> operator()(std::string_view bytes);

private:
    libdeflate_compressor* compressor_;
    std::vector<char> out_;
};

}  // namespace travaux::glass
