// Brings an index up to date. One report is replaced in one commit or not at all.
#pragma once

#include "indexer/write/index_folder.hpp"
#include "indexer/write/stamp.hpp"
#include "schema/error.hpp"
#include "schema/report.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace travaux::write {

/// Whether an index that IndexWriter or IndexReader refused for this reason may be replaced by another one: it is damaged, or
/// travaux-index made it in another layout. Not so where the machine or another writer stands in the way, or it is none of ours.
bool may_start_over(const IndexFolder& folder, const schema::Error& reason);

/// Changes an index report by report: what an update does. (A whole new index is built by BulkBuild.)
class IndexWriter {
public:
    /// Opens the databases of `folder`, which must outlive this; where there are none, makes one, empty. Throws
    /// Error(Locked) where another writer has one of them, Error(Layout), Error(Database) where it is damaged, Error(Io).
    explicit IndexWriter(IndexFolder& folder);
    ~IndexWriter();  // drops what was not committed
    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;

    /// Replaces the report of the stamp's doc, whole. Nothing is durable before commit(). After an error all
    /// since the last commit is dropped.
    void put(const schema::Report& report, const Stamp& stamp);

    /// Removes the report of this doc; nothing where there is none.
    void remove(std::string_view doc);

    /// Makes all puts and removals durable; readers see all or none of a report, and of one shard's reports.
    void commit();

    std::size_t reports() const;
    std::size_t paragraphs() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
