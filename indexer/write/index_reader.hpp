// What an index holds, for a build that takes its place; of a damaged one, what can still be read.
#pragma once

#include "indexer/write/index_folder.hpp"
#include "indexer/write/stamp.hpp"
#include "schema/error.hpp"
#include "schema/report.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace travaux::write {

/// Whether Xapian survives the opening of the databases: of some damage it crashes. Tried in a process of its own.
bool opens_without_crash(IndexFolder& folder);

class IndexReader {
public:
    /// Opens the databases of `folder` as they are now. Those that cannot be read are left out.
    explicit IndexReader(const IndexFolder& folder);
    ~IndexReader();
    IndexReader(IndexReader&&) noexcept;
    IndexReader& operator=(IndexReader&&) noexcept;

    /// Why databases were left out, one each.
    const std::vector<schema::Error>& failures() const;

    /// Stamps of all reports, by shard and doc.
    const std::vector<Stamp>& stamps() const;

    /// The report of this doc as it was put; nothing where there is none. Throws Error(Database) where it is damaged.
    std::optional<schema::Report> report(std::string_view doc) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
