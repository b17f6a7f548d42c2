// Puts pieces together to one database.
#pragma once

#include "indexer/glass/piece.hpp"
#include "indexer/glass/spool.hpp"
#include "indexer/glass/table.hpp"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

namespace travaux::glass {

class Assembly {
public:
    /// The database's folder, in which Xapian has made an empty one. Throws schema::Error(Io), as all of its functions do, and
    /// schema::Error(Layout) where this Xapian writes another format: before any work is done.
    explicit Assembly(const std::filesystem::path& folder);

    /// Keeps a piece until finish(). Numbers are any, each once; safe to call from several threads.
    void put(std::size_t number, const PieceTables& piece);

    /// How many documents the pieces of lower numbers have.
    struct Place {
        std::size_t piece = 0;
        std::uint32_t before = 0;
    };
    /// Of all pieces, in order.
    std::vector<Place> places() const;

    /// Writes the tables, which do not need each other: each may be written beside the others; then the head.
    void write_lists();
    void write_records();
    void write_term_lists();
    void write_head();

private:
    struct Kept {
        std::size_t number = 0;
        std::uint32_t documents = 0;
        std::uint32_t before = 0;
        Extent records, term_lists, lists;
    };
    std::vector<Kept> in_order() const;

    std::filesystem::path folder_;
    Spool spool_;
    mutable std::mutex mutex_;
    std::vector<Kept> pieces_;
    Statistics statistics_;
    TableRoot lists_, records_, term_lists_;
};

}  // namespace travaux::glass
