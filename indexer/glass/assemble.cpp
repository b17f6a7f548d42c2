#include "indexer/glass/assemble.hpp"

#include "indexer/glass/head.hpp"
#include "indexer/glass/merge_lists.hpp"
#include "indexer/glass/packing.hpp"
#include "indexer/glass/table.hpp"

#include <algorithm>
#include <string>

namespace travaux::glass {
namespace {

constexpr std::size_t kReadAhead = 1U << 18U;

// What an empty tag stands for.
enum class Empty : std::uint8_t { Kept, None };

// The tag that comes next, as Piece has written it.
void copy_tag(SpoolReader& from, std::string_view key, Empty empty, TableWriter& to) {
    const std::uint64_t head = from.number();
    const std::string_view tag = from.bytes(head / 2);
    if (!tag.empty() || empty == Empty::Kept) to.add(key, tag, head % 2 != 0);
}

}  // namespace

Assembly::Assembly(const std::filesystem::path& folder) : folder_(folder), spool_(folder / "spool") { check_head(folder); }

void Assembly::put(std::size_t number, const PieceTables& piece) {
    const Kept kept{number, piece.statistics.documents, 0, spool_.put(piece.records), spool_.put(piece.term_lists), spool_.put(piece.lists)};
    const std::lock_guard lock(mutex_);
    pieces_.push_back(kept);
    statistics_.add(piece.statistics);
}

std::vector<Assembly::Kept> Assembly::in_order() const {
    const std::lock_guard lock(mutex_);
    std::vector<Kept> pieces = pieces_;
    std::ranges::sort(pieces, {}, &Kept::number);
    std::uint32_t before = 0;
    for (Kept& piece : pieces) {
        piece.before = before;
        before += piece.documents;
    }
    return pieces;
}

std::vector<Assembly::Place> Assembly::places() const {
    std::vector<Place> all;
    for (const Kept& piece : in_order()) all.push_back({piece.number, piece.before});
    return all;
}

void Assembly::write_records() {
    TableWriter table(folder_ / "docdata.glass");
    std::string key;
    for (const Kept& piece : in_order()) {
        SpoolReader reader(spool_, piece.records, kReadAhead);
        for (std::uint32_t document = 1; document <= piece.documents; ++document) {
            key.clear();
            put_sortable(key, piece.before + document);
            copy_tag(reader, key, Empty::None, table);
        }
    }
    records_ = table.finish();
}

void Assembly::write_term_lists() {
    TableWriter table(folder_ / "termlist.glass");
    std::string key;
    for (const Kept& piece : in_order()) {
        SpoolReader reader(spool_, piece.term_lists, kReadAhead);
        for (std::uint32_t document = 1; document <= piece.documents; ++document) {
            key.clear();
            put_sortable(key, piece.before + document);
            copy_tag(reader, key, Empty::Kept, table);
            key.push_back('\0');  // which slots it has
            copy_tag(reader, key, Empty::None, table);
        }
    }
    term_lists_ = table.finish();
}

void Assembly::write_lists() {
    std::vector<ListSource> sources;
    for (const Kept& piece : in_order()) sources.push_back({piece.lists, piece.before});
    TableWriter table(folder_ / "postlist.glass");
    merge_lists(spool_, sources, statistics_.slots, table);
    lists_ = table.finish();
}

void Assembly::write_head() { glass::write_head(folder_, {lists_, records_, term_lists_}, statistics_); }

}  // namespace travaux::glass
