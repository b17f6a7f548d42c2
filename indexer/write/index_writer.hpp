// The last room: reports become Xapian documents. One report is replaced in one commit or not at all.
#pragma once

#include "schema/report.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

/// What the index knows of a file it holds, enough to leave it alone when nothing changed.
struct Stamp {
    std::string doc;
    std::string path;         // absolute; empty for imports
    std::uint64_t content = 0;  // XXH3 of the file, its sidecar and the metadata given by hand
    bool operator==(const Stamp&) const = default;
};

class IndexWriter {
public:
    /// Opens or makes the index. Throws Error(Locked) where another writer has it, Error(Layout), Error(Io).
    /// `tables` is the version of the data tables (a hash of their bytes): an index made with others counts
    /// every report as changed.
    IndexWriter(const std::filesystem::path& database, std::uint64_t tables);
    ~IndexWriter();  // drops what was not committed
    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;

    /// Stamps of all reports, by doc. Empty content where the tables' version differs.
    std::vector<Stamp> stamps() const;

    /// Replaces the report of this doc, whole. Nothing is durable before commit().
    void put(const schema::Report& report, const Stamp& stamp);

    void remove(std::string_view doc);

    /// Makes all puts and removals durable at once.
    void commit();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
