// The parts of a zipped document, with bounds against what a hostile archive claims to hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace travaux::read {

class Package {
public:
    /// `bytes` must outlive it. Throws schema::Error(Input), its message half a sentence: damaged, or too many entries.
    explicit Package(std::string_view bytes);
    ~Package();
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    /// A part whole; none where there is no such part. Throws schema::Error(Input) for one that is encrypted, damaged, larger
    /// than 64 MB, more than a thousandfold compressed, or that takes all parts read so far over 256 MB.
    std::optional<std::string> part(const std::string& name);

private:
    zip* archive_ = nullptr;
    std::size_t read_ = 0;
};

/// `target` of a relationship or link that stands in `part`, as the name of a part: "../notes/1.xml" in "ppt/slides/2.xml" is
/// "ppt/notes/1.xml".
std::string resolved(std::string_view part, std::string_view target);

}  // namespace travaux::read
