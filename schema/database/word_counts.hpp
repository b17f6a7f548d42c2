// The words of an index, and in how many paragraphs each stands: in documents of their own, so that they are committed with
// what they count, and can be read over shards and servers.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace travaux::database {

/// How many more paragraphs have a word (less, where negative). Words as PlacedWord has them.
using WordCounts = std::unordered_map<std::string, std::int64_t>;

/// A word that no paragraph has any more goes.
void add_words(Xapian::WritableDatabase& database, const WordCounts& counts);

/// Words that begin so, bytewise ascending, each with its paragraphs, until `take` has enough and says false.
void each_word(const Xapian::Database& database, std::string_view prefix, const std::function<bool(std::string_view, std::size_t)>& take);

/// 0 for a word that the database does not have.
std::size_t paragraphs_with(const Xapian::Database& database, std::string_view word);

/// Blocks of words that were read before, by the bytes that their words share: taking one apart costs more than all else.
using WordBlocks = std::map<std::string, std::vector<std::string>>;

/// The same; what is read is kept in `known`, which is of this database at this revision.
std::size_t paragraphs_with(const Xapian::Database& database, std::string_view word, WordBlocks& known);

/// How many documents are neither paragraphs nor records of reports.
std::size_t word_documents(const Xapian::Database& database);

}  // namespace travaux::database
