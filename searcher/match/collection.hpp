// The databases that are searched as one, and their figures.
#pragma once

#include "schema/database/columns.hpp"
#include "schema/database/place_lists.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/word_order.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace travaux::match {

/// One database. Files beside it are there where it is local, and of its present revision.
struct Shard {
    std::string location;
    Xapian::Database database;
    std::optional<database::Columns> columns;
    std::optional<database::PostingLists> postings;
    std::optional<database::WordOrder> words;
    database::PlaceLists places;
    bool remote = false;
};

struct Collection {
    std::vector<Shard> shards;
    Xapian::Database database;   // all of them
    std::size_t paragraphs = 0;
    bool has_columns = false;    // all shards have columns and posting lists, and no report is in two of them
    bool is_local = true;        // no shard is on a server

    /// Indexed words of a paragraph in the mean, context words included; at least 1. Xapian's own mean counts report records, which have no words.
    double mean_length() const {
        return std::max(1.0, static_cast<double>(database.get_total_length()) / static_cast<double>(std::max<std::size_t>(1, paragraphs)));
    }

    /// The shard that an id of all databases belongs to, and the id there. Xapian deals ids out in turns.
    std::pair<std::size_t, Xapian::docid> in_shard(Xapian::docid id) const {
        const auto count = static_cast<Xapian::docid>(shards.size());
        return {(id - 1) % count, (id - 1) / count + 1};
    }
    Xapian::docid id_of(std::size_t shard, std::size_t id) const { return static_cast<Xapian::docid>((id - 1) * shards.size() + shard + 1); }

    /// Whether a document of a shard is a paragraph. Of a local shard.
    bool is_paragraph(std::size_t shard, Xapian::docid id) const;
};

}  // namespace travaux::match
