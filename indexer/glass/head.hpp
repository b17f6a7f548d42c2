// The head of a glass database, `iamglass`: where its tables begin, and what is known of all documents.
#pragma once

#include "indexer/glass/piece.hpp"
#include "indexer/glass/table.hpp"

#include <cstdint>
#include <filesystem>

namespace travaux::glass {

struct Roots {
    TableRoot lists, records, term_lists;
};

/// Whether Xapian has made an empty database in `folder`, of the format that is written here. Throws schema::Error(Io), and
/// schema::Error(Layout) where this Xapian writes another one.
void check_head(const std::filesystem::path& folder);

/// Makes a database of the tables that stand in `folder`, where Xapian has made an empty one: it keeps its UUID. Throws as check_head().
void write_head(const std::filesystem::path& folder, const Roots& roots, const Statistics& statistics);

}  // namespace travaux::glass
