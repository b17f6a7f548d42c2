// A file beside a database's own that belongs to one revision of it: made of the database, and can be made again. Inside of
// the database room, and of what writes such files.
#pragma once

#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

namespace travaux::database {

/// How every such file begins. Numbers are as the machine has them: the file never leaves it.
struct SidecarHead {
    std::uint64_t magic = 0;  // the format; read back otherwise on a machine of the other byte order
    std::uint64_t revision = 0;
    std::array<char, 40> uuid{};
    std::uint64_t size = 0;  // of the file
};

SidecarHead head_of(std::uint64_t magic, const Xapian::Database& database, std::uint64_t size);

/// Whether the file is whole and of this format.
bool is_whole(std::string_view bytes, std::uint64_t magic);

/// The same, of this database, at whatever revision.
bool is_of(std::string_view bytes, std::uint64_t magic, const Xapian::Database& database);

/// The same, of its present revision.
bool is_of_revision(std::string_view bytes, std::uint64_t magic, const Xapian::Database& database);

/// Whether a file that could not be opened should have been: it is not whole, or of the database's present revision. Of an earlier one,
/// it was left by a run that was killed.
bool is_damaged(std::string_view bytes, const Xapian::Database& database);

/// Whether a file of any format is of this database at a later revision than it has: its tables were put back from a copy, and will
/// come to that revision again by other changes.
bool is_of_the_future(std::string_view bytes, const Xapian::Database& database);

/// `count` items that begin at an offset of the file; nothing where they do not all lie within it.
template <class T>
std::optional<std::span<const T>> array_at(std::string_view bytes, std::uint64_t offset, std::uint64_t count) {
    if (offset % alignof(T) != 0 || offset > bytes.size() || count > (bytes.size() - offset) / sizeof(T)) return std::nullopt;
    return std::span<const T>(reinterpret_cast<const T*>(bytes.data() + offset), count);
}

/// So many bytes from an offset of the file on; none where they do not all lie within it.
inline std::string_view bytes_at(std::string_view bytes, std::uint64_t offset, std::uint64_t count) {
    return offset > bytes.size() || count > bytes.size() - offset ? std::string_view() : bytes.substr(offset, count);
}

/// Appends and keeps account of where; a write that fails is told of at the end.
class SidecarOutput {
public:
    /// Writes to `file` + ".part" until put_in_place().
    explicit SidecarOutput(std::filesystem::path file);
    ~SidecarOutput();
    SidecarOutput(const SidecarOutput&) = delete;
    SidecarOutput& operator=(const SidecarOutput&) = delete;

    /// Where the first item stands, a multiple of 8.
    template <class T>
    std::uint64_t add(std::span<const T> items) {
        while (at_ % 8 != 0) write("", 1);
        const std::uint64_t begin = at_;
        write(items.data(), items.size_bytes());
        return begin;
    }
    template <class T>
    std::uint64_t add(const std::vector<T>& items) {
        return add(std::span<const T>(items));
    }

    /// Goes on where the last bytes ended.
    void append(std::string_view bytes) { write(bytes.data(), bytes.size()); }

    /// Fills the last piece of 2 MB, which is then mapped at once as those before it, where that adds no more than a half. To be called last.
    void fill_piece();

    /// Over the file's first bytes.
    template <class Header>
    void put_first(const Header& header) {
        rewind(&header, sizeof header);
    }
    std::uint64_t size() const { return at_; }

    /// The file appears whole; `on_disk`: whatever becomes of the machine. Throws schema::Error(Io).
    void put_in_place(bool on_disk = true);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    void write(const void* bytes, std::size_t count);
    void rewind(const void* bytes, std::size_t count);
    void expect(bool good);  // else errno says why
    std::filesystem::path part() const;

    std::filesystem::path file_;
    std::unique_ptr<char[]> piece_;  // the stream's buffer
    std::unique_ptr<std::FILE, Close> out_;
    std::uint64_t at_ = 0;
    std::error_code failure_;  // the first one
};

}  // namespace travaux::database
