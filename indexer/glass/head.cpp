#include "indexer/glass/head.hpp"

#include "indexer/glass/packing.hpp"
#include "schema/error.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

namespace travaux::glass {
namespace {

namespace fs = std::filesystem;

// What the file begins with: a magic and the format's date, 14 March 2016; that of all of Xapian 1.4. The UUID follows.
constexpr std::string_view kMagic{"\x0F\x0DXapian Glass\x04\x6E", 16};
constexpr std::size_t kUuidBytes = 16;

constexpr std::string_view kFile = "iamglass";

std::string read_beginning(const fs::path& folder) {
    const fs::path file = folder / kFile;
    std::string head(kMagic.size() + kUuidBytes, '\0');
    if (!std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size())))
        throw schema::Error(schema::ErrorCode::Io, file.string() + " cannot be read");
    if (!head.starts_with(kMagic))
        throw schema::Error(schema::ErrorCode::Layout, "this Xapian writes databases of another format than that of Xapian 1.4",
                            "build travaux with Xapian 1.4");
    return head;
}

// The free list of a table without free blocks is its revision, its blocks, and four zeros.
void put_root(std::string& head, const TableRoot& table, std::uint32_t deflated_above) {
    constexpr std::uint32_t kSequential = 2, kEmpty = 1;
    put_number(head, table.root);
    put_number(head, table.level << 2U | kSequential | (table.blocks == 0 ? kEmpty : 0));
    put_number(head, table.items);
    put_number(head, kBlockBytes / 2048);
    put_number(head, deflated_above);
    std::string free;
    if (table.blocks > 0) {
        put_number(free, kFirstRevision);
        put_number(free, table.blocks);
        free.append(4, '\0');
    }
    put_text(head, free);
}

}  // namespace

void check_head(const fs::path& folder) { read_beginning(folder); }

void write_head(const fs::path& folder, const Roots& roots, const Statistics& statistics) {
    constexpr std::uint32_t kNever = 0, kUsual = 18;  // above how many bytes Xapian deflates the tags that it changes later
    std::string head = read_beginning(folder);
    put_number(head, kFirstRevision);
    put_root(head, roots.lists, kNever);
    put_root(head, roots.records, kUsual);
    put_root(head, roots.term_lists, kUsual);
    put_root(head, {}, kNever);  // positions
    put_root(head, {}, kUsual);  // spelling
    put_root(head, {}, kUsual);  // synonyms
    put_number(head, statistics.documents);
    put_number(head, 0);  // how much greater the last document's number is
    put_number(head, statistics.shortest);
    put_number(head, statistics.greatest_weight);
    put_number(head, statistics.longest - statistics.greatest_weight);
    put_number(head, 0);  // changesets
    put_number(head, statistics.length);
    put_number(head, 0);  // spelling
    const fs::path file = folder / kFile;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(head.data(), static_cast<std::streamsize>(head.size()));
    if (!out.flush()) throw schema::Error(schema::ErrorCode::Io, file.string() + " cannot be written: " + std::strerror(errno));
}

}  // namespace travaux::glass
