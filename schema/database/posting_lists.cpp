#include "schema/database/posting_lists.hpp"

#include "schema/database/posting_lists_format.hpp"

#include <algorithm>
#include <utility>

namespace travaux::database {
namespace {

std::string_view term_of(const PostingListEntry& entry, std::string_view bytes) {
    return bytes_at(bytes, entry.term, entry.term_length);
}

}  // namespace

std::optional<PostingLists> PostingLists::open(const std::filesystem::path& folder, const Xapian::Database& database) {
    PostingLists lists;
    lists.file_ = schema::MappedFile(folder / kPostingListsFile);
    const std::string_view bytes = lists.file_.bytes();
    if (!is_of_revision(bytes, kPostingListsMagic, database)) return std::nullopt;
    const auto header = array_at<PostingListsHeader>(bytes, 0, 1);
    if (!header || header->front().docids != std::uint64_t{database.get_lastdocid()} + 1) return std::nullopt;
    const auto lengths = array_at<std::uint32_t>(bytes, header->front().lengths, header->front().docids);
    const auto table = array_at<PostingListEntry>(bytes, header->front().table, header->front().lists);
    if (!lengths || !table) return std::nullopt;
    lists.lengths_ = *lengths;
    lists.table_ = *table;
    return lists;
}

std::size_t PostingLists::size() const { return table_.size(); }

std::string_view PostingLists::term(std::size_t number) const { return term_of(table_[number], file_.bytes()); }

std::optional<PostingList> PostingLists::list(std::string_view term) const {
    const std::string_view bytes = file_.bytes();
    const auto found = std::ranges::lower_bound(table_, term, {}, [bytes](const PostingListEntry& entry) { return term_of(entry, bytes); });
    if (found == table_.end() || term_of(*found, bytes) != term || found->begin > found->end || found->end > bytes.size()) return std::nullopt;
    return PostingList(bytes.substr(found->begin, found->end - found->begin), found->postings, usual_times(*found));
}

}  // namespace travaux::database
