// Writes one B-tree of a glass database in one go, from items that come sorted: Xapian 1.4's backends/glass/glass_table.h
// says what its blocks hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::glass {

inline constexpr std::size_t kBlockBytes = 8192;      // Xapian's default
inline constexpr std::uint32_t kFirstRevision = 1;    // of a database that was never changed
inline constexpr std::size_t kLongestKey = 255;       // its length is a byte

/// Where a table has its root, for the database's head.
struct TableRoot {
    std::uint32_t root = 0;
    std::uint32_t level = 0;   // of the root; leaves are at 0
    std::uint64_t items = 0;
    std::uint32_t blocks = 0;  // 0: there is no table
};

class TableWriter {
public:
    /// Makes the file anew. Throws schema::Error(Io), as all that writes does.
    explicit TableWriter(const std::filesystem::path& file);
    ~TableWriter();
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    /// Keys ascend bytewise, are not empty and no longer than kLongestKey; a tag has less than some 100 MB, else schema::Error(Database).
    /// `deflated`: the tag is a raw deflate stream of what Xapian is to read.
    void add(std::string_view key, std::string_view tag, bool deflated = false);

    /// Writes what is left; the last call.
    TableRoot finish();

private:
    // A block under way: a directory of offsets grows from its beginning, items from its end.
    struct Block {
        std::array<unsigned char, kBlockBytes> bytes{};
        std::uint32_t number = 0;
        std::size_t directory_end = 0;
        std::size_t items_begin = 0;
        std::size_t room() const { return items_begin - directory_end; }
    };

    std::unique_ptr<Block> begin_block();
    static unsigned char* make_room(Block& block, std::size_t size);
    void add_component(std::string_view key, unsigned component, std::string_view part, unsigned flags);
    void add_branch(std::size_t level, std::uint32_t before, std::string_view key, unsigned component, std::uint32_t child);
    static void put_branch_item(Block& block, std::string_view key, unsigned component, std::uint32_t child);
    void write(Block& block, std::size_t level);

    std::filesystem::path file_;
    int out_;
    std::vector<std::unique_ptr<Block>> levels_;  // the rightmost block of each
    std::uint32_t blocks_ = 0;
    std::uint64_t items_ = 0;
    std::string last_key_;
};

}  // namespace travaux::glass
