// One database of an index: the documents and stamps of its reports, and what is kept of all of them together. The
// bulk build and the updating writer both write through here, so that they write the same. Inside of this room.
#pragma once

#include "indexer/glass/piece.hpp"
#include "indexer/write/entry.hpp"
#include "indexer/write/vocabulary.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/report.hpp"

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace travaux::write {

/// Which of `shards` databases holds the report of this doc, whole.
unsigned shard_of(std::string_view doc, std::size_t shards);

/// Says that the database has our layout; the first thing in a new one.
void write_layout(Xapian::WritableDatabase& database);

/// Adds a report that the database does not hold: its paragraphs in order, its record, its stamp. Its words are counted, for
/// database::add_words() before the commit, or put into a file that counts them itself.
void add_report(Xapian::WritableDatabase& database, const schema::Report& report, const Stamp& stamp, Vocabulary& vocabulary, database::WordCounts& counts);
void add_report(glass::Piece& piece, const Entry& entry, Units part, Vocabulary& vocabulary, database::WordOrderWriter::Numbered& order);

/// The report of this doc as it was added, with all its units; nothing where there is none. Throws Xapian::DatabaseCorruptError where
/// a paragraph of it is missing.
std::optional<schema::Report> read_report(const Xapian::Database& database, std::string_view doc);

/// Removes the report of this doc; nothing where there is none.
void remove_report(Xapian::WritableDatabase& database, std::string_view doc, Vocabulary& vocabulary, database::WordCounts& counts);

/// Brings up to date what the metadata says of all documents together; the last thing before a commit.
void write_summary(Xapian::WritableDatabase& database);

}  // namespace travaux::write
