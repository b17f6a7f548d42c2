#include "indexer/glass/table.hpp"

#include "schema/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace travaux::glass {
namespace {

// A block's head: revision (4 bytes), level (1), the longest run of free bytes (2), free bytes (2), end of the directory (2).
constexpr std::size_t kDirectory = 11;
constexpr std::size_t kOffsetBytes = 2;

// A leaf's item: its length less 3, with flags (2), the key's length (1), the key, from the second component on its number
// (2), a part of the tag. A branch's: a block (4), the key's length (1), the key, a component (2).
constexpr std::size_t kItemHead = 3;
constexpr std::size_t kComponentBytes = 2;
constexpr std::size_t kBranchHead = 5;
constexpr unsigned kDeflated = 0x8000, kLast = 0x4000, kFirst = 0x2000;

// Four of the longest items fit into a block.
constexpr std::size_t kLongestItem = (kBlockBytes - kDirectory - 4 * kOffsetBytes) / 4;

// Components are numbered in two bytes.
constexpr std::size_t kMostComponents = 0xFFFF;

// So many bytes behind a key are worth an item of their own at a block's end; Xapian's own measure.
constexpr std::size_t kWorthFilling = 34;

void put16(unsigned char* at, std::size_t number) {
    at[0] = static_cast<unsigned char>(number >> 8U);
    at[1] = static_cast<unsigned char>(number);
}

void put32(unsigned char* at, std::uint32_t number) {
    put16(at, number >> 16U);
    put16(at + 2, number & 0xFFFFU);
}

schema::Error failure(const std::filesystem::path& file) {
    return {schema::ErrorCode::Io, file.string() + " cannot be written: " + std::strerror(errno)};
}

// As much of a key as parts it from the one before; nothing can be cut where both are the same, but for the component.
std::string_view parting(std::string_view before, std::string_view key) {
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(before, key).in2 - key.begin());
    return key.substr(0, same + 1);
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& file)
    : file_(file), out_(::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)) {
    if (out_ < 0) throw failure(file_);
    levels_.push_back(begin_block());
    unsigned char* item = make_room(*levels_.front(), kItemHead);  // every table begins with an item that has no key
    put16(item, kFirst | kLast);
    item[2] = 0;
}

TableWriter::~TableWriter() {
    if (out_ >= 0) ::close(out_);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
    const unsigned all = deflated ? kDeflated : 0;
    const std::size_t most = kLongestItem - kItemHead - key.size();  // of the first component; the others have two bytes less
    std::size_t first = tag.size();
    if (first > most) {
        first = most;
        const std::size_t overhead = kOffsetBytes + kItemHead + key.size();
        const std::size_t room = levels_.front()->room() % (kLongestItem + kOffsetBytes);
        if (room > overhead + kWorthFilling + key.size()) first = room - overhead;
    }
    add_component(key, 1, tag.substr(0, first), all | kFirst | (first == tag.size() ? kLast : 0));
    if ((tag.size() - first) / (most - kComponentBytes) + 2 > kMostComponents)
        throw schema::Error(schema::ErrorCode::Database, file_.string() + " cannot hold a record of " + std::to_string(tag.size()) + " bytes");
    unsigned component = 1;
    for (std::size_t at = first; at < tag.size();) {
        const std::size_t length = std::min(most - kComponentBytes, tag.size() - at);
        add_component(key, ++component, tag.substr(at, length), all | (at + length == tag.size() ? kLast : 0));
        at += length;
    }
    ++items_;
}

TableRoot TableWriter::finish() {
    for (std::size_t level = 0; level < levels_.size(); ++level) write(*levels_[level], level);
    if (::close(std::exchange(out_, -1)) != 0) throw failure(file_);
    return {levels_.back()->number, static_cast<std::uint32_t>(levels_.size() - 1), items_, blocks_};
}

std::unique_ptr<TableWriter::Block> TableWriter::begin_block() {
    auto block = std::make_unique<Block>();
    block->number = blocks_++;
    block->directory_end = kDirectory;
    block->items_begin = kBlockBytes;
    return block;
}

unsigned char* TableWriter::make_room(Block& block, std::size_t size) {
    block.items_begin -= size;
    put16(&block.bytes[block.directory_end], block.items_begin);
    block.directory_end += kOffsetBytes;
    return &block.bytes[block.items_begin];
}

void TableWriter::add_component(std::string_view key, unsigned component, std::string_view part, unsigned flags) {
    const std::size_t numbered = component == 1 ? 0 : kComponentBytes;
    const std::size_t size = kItemHead + key.size() + numbered + part.size();
    if (levels_.front()->room() < size + kOffsetBytes) {
        const std::uint32_t before = levels_.front()->number;
        write(*levels_.front(), 0);
        levels_.front() = begin_block();
        add_branch(1, before, parting(last_key_, key), component, levels_.front()->number);
    }
    unsigned char* item = make_room(*levels_.front(), size);
    put16(item, (size - kItemHead) | flags);
    item[2] = static_cast<unsigned char>(key.size());
    std::memcpy(item + kItemHead, key.data(), key.size());
    if (numbered > 0) put16(item + kItemHead + key.size(), component);
    if (!part.empty()) std::memcpy(item + kItemHead + key.size() + numbered, part.data(), part.size());
    if (component == 1) last_key_ = key;
}

// `before`: the block left of `child`, on the level below.
void TableWriter::add_branch(std::size_t level, std::uint32_t before, std::string_view key, unsigned component, std::uint32_t child) {
    if (level == levels_.size()) {
        levels_.push_back(begin_block());
        put_branch_item(*levels_[level], {}, 0, before);
    }
    if (levels_[level]->room() >= kBranchHead + key.size() + kComponentBytes + kOffsetBytes) return put_branch_item(*levels_[level], key, component, child);
    const std::uint32_t full = levels_[level]->number;
    write(*levels_[level], level);
    levels_[level] = begin_block();
    put_branch_item(*levels_[level], {}, 0, child);  // the key stands above
    add_branch(level + 1, full, key, component, levels_[level]->number);
}

void TableWriter::put_branch_item(Block& block, std::string_view key, unsigned component, std::uint32_t child) {
    unsigned char* item = make_room(block, kBranchHead + key.size() + kComponentBytes);
    put32(item, child);
    item[4] = static_cast<unsigned char>(key.size());
    if (!key.empty()) std::memcpy(item + kBranchHead, key.data(), key.size());
    put16(item + kBranchHead + key.size(), component);
}

void TableWriter::write(Block& block, std::size_t level) {
    put32(block.bytes.data(), kFirstRevision);
    block.bytes[4] = static_cast<unsigned char>(level);
    put16(&block.bytes[5], block.room());
    put16(&block.bytes[7], block.room());
    put16(&block.bytes[9], block.directory_end);
    const auto at = static_cast<off_t>(block.number) * static_cast<off_t>(kBlockBytes);
    const ssize_t written = ::pwrite(out_, block.bytes.data(), kBlockBytes, at);
    if (written >= 0 && written < static_cast<ssize_t>(kBlockBytes)) errno = ENOSPC;
    if (written != static_cast<ssize_t>(kBlockBytes)) throw failure(file_);
}

}  // namespace travaux::glass
