// A file seen as memory: what is read of it is read when it is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace travaux::schema {

/// Move-only; bytes() stay where they are when it is moved.
class MappedFile {
public:
    enum class State : std::uint8_t {
        Absent,      // it cannot be opened
        Unreadable,  // it can, but not be mapped
        Mapped,      // an empty file too
    };

    MappedFile() = default;
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    State state() const { return state_; }

    /// None where it is not mapped.
    std::string_view bytes() const { return {bytes_, size_}; }

    /// Fills `into` with the bytes from `begin` on by a call, which costs a tenth of a page that is not mapped yet. False where
    /// they are not all there.
    bool copy(std::size_t begin, std::span<char> into) const;

    /// What was looked at before the byte `end` counts as memory of this program no more; it is read again where it is looked at.
    void let_go(std::size_t end) const;

private:
    State state_ = State::Absent;
    int descriptor_ = -1;
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace travaux::schema
