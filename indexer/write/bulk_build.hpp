// Builds an index from nothing: reports are inverted in pieces side by side, the pieces are put together to databases, and
// the whole takes its place at once.
#pragma once

#include "indexer/write/entry.hpp"
#include "indexer/write/index_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace travaux::write {

class BulkBuild {
public:
    /// Builds in a new generation of `folder`, which must outlive it. `jobs`: threads that put it together.
    BulkBuild(IndexFolder& folder, unsigned shards, unsigned jobs);
    ~BulkBuild();
    BulkBuild(const BulkBuild&) = delete;
    BulkBuild& operator=(const BulkBuild&) = delete;

    /// Writes the piece of this number, 0 …, each once. Safe to run beside itself. No two reports of a build
    /// may have one doc. Memory: some twenty times the reports' text.
    void invert(std::size_t piece, std::span<const Entry> entries);

    /// Writes a piece that is part of one report, for those too long to be inverted at once: as the whole report would be, if its
    /// parts have the units from the first to the last and numbers one behind the other.
    void invert(std::size_t piece, const Entry& entry, Units part);

    /// Puts the pieces together in the order of their numbers and makes them the index; what the folder held before is gone.
    /// The same pieces make the same index, and documents have the order of their reports.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::write
