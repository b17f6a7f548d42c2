// Builds an index from nothing: reports are inverted into small throw-away databases side by side, which
// compaction merges, and the whole takes its place at once.
#pragma once

#include "indexer/write/index_folder.hpp"
#include "indexer/write/stamp.hpp"
#include "schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace travaux::write {

/// A report to be written, and what it was made from.
struct Entry {
    schema::Report report;
    Stamp stamp;
};

class BulkBuild {
public:
    /// Builds in a new generation of `folder`, which must outlive it. `jobs`: threads that merge.
    BulkBuild(IndexFolder& folder, unsigned shards, unsigned jobs);
    ~BulkBuild();
    BulkBuild(const BulkBuild&) = delete;
    BulkBuild& operator=(const BulkBuild&) = delete;

    /// Writes the piece of this number, 0 …, each once. Safe to run beside itself. No two reports of a build
    /// may have one doc. Memory: some thirty times the reports' text.
    void invert(std::size_t piece, std::span<const Entry> entries);

    /// Merges pieces 0 … `pieces` - 1, in this order, and makes them the index; what the folder held before is gone.
    /// The same pieces make the same index, and documents have the order of their reports.
    void finish(std::size_t pieces);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
