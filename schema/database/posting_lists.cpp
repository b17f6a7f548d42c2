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
    schema::MappedFile file(folder / kPostingListsFile);
    auto lists = is_of_revision(file.bytes(), kPostingListsMagic, database) ? from(std::move(file)) : std::nullopt;
    return lists && lists->docids() == std::size_t{database.get_lastdocid()} + 1 ? std::move(lists) : std::nullopt;
}

std::optional<PostingLists> PostingLists::open_any(const std::filesystem::path& folder, const Xapian::Database& database) {
    schema::MappedFile file(folder / kPostingListsFile);
    return is_of(file.bytes(), kPostingListsMagic, database) ? from(std::move(file)) : std::nullopt;
}

std::optional<PostingLists> PostingLists::from(schema::MappedFile file) {
    const std::string_view bytes = file.bytes();
    const auto header = array_at<PostingListsHeader>(bytes, 0, 1);
    if (!header) return std::nullopt;
    const auto lengths = array_at<std::uint16_t>(bytes, header->front().lengths, header->front().docids);
    const auto long_documents = array_at<LongDocument>(bytes, header->front().long_documents, header->front().long_count);
    const auto table = array_at<PostingListEntry>(bytes, header->front().table, header->front().lists);
    if (!lengths || !long_documents || !table) return std::nullopt;
    PostingLists lists;
    lists.file_ = std::move(file);
    lists.lengths_ = *lengths;
    lists.long_ = *long_documents;
    lists.table_ = *table;
    return lists;
}

std::size_t PostingLists::size() const { return table_.size(); }

std::string_view PostingLists::term(std::size_t number) const { return term_of(table_[number], file_.bytes()); }

std::optional<PostingList> PostingLists::list(std::string_view term) const {
    const std::string_view bytes = file_.bytes();
    const auto found = std::ranges::lower_bound(table_, term, {}, [bytes](const PostingListEntry& entry) { return term_of(entry, bytes); });
    if (found == table_.end() || term_of(*found, bytes) != term || found->begin > found->end || found->end > bytes.size()) return std::nullopt;
    return PostingList(bytes.substr(found->begin, found->end - found->begin), found->postings);
}

std::uint32_t PostingLists::long_length(std::size_t id) const {
    const auto found = std::ranges::lower_bound(long_, id, {}, &LongDocument::id);
    return found != long_.end() && found->id == id ? found->length : kLong;
}

}  // namespace travaux::database
