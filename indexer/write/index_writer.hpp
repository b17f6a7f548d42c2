// The last room: reports become Xapian documents. One report is replaced in one commit or not at all.
#pragma once

#include "schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

/// What the index knows of a file it holds, enough to leave it alone when nothing changed.
struct Stamp {
    std::string doc;
    std::string path;           // absolute; empty for imports
    std::uint64_t content = 0;  // a hash of all that shaped the report: file, sidecar, metadata by hand, tables
    bool operator==(const Stamp&) const = default;
};

enum class Opening : std::uint8_t {
    Update,     // an index of another layout is refused
    StartOver,  // an index of another layout is emptied first
};

class IndexWriter {
public:
    /// Opens or makes the index. Throws Error(Locked) where another writer has it, Error(Layout), Error(Usage)
    /// where the folder holds other things, Error(Io).
    explicit IndexWriter(const std::filesystem::path& database, Opening opening = Opening::Update);
    ~IndexWriter();  // drops what was not committed
    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;

    /// Stamps of all reports, by doc.
    std::vector<Stamp> stamps() const;

    /// Replaces the report of this doc, whole. Nothing is durable before commit(). After an error all
    /// since the last commit is dropped.
    void put(const schema::Report& report, std::string_view path, std::uint64_t content);

    /// Removes the report of this doc; nothing where there is none.
    void remove(std::string_view doc);

    /// Makes all puts and removals durable at once; readers see none or all of them.
    void commit();

    std::size_t reports() const;
    std::size_t paragraphs() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
