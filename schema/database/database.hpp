// The index as both programs see it: where it is, its layout, its terms; and the one place where Xapian's
// errors become ours. docs/index-layout.md describes the layout.
#pragma once

#include "schema/error.hpp"

#include <xapian.h>

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::database {

/// Raised by every change of what is stored and how: an index of another version must be built again.
inline constexpr int kLayoutVersion = 3;

// Keys of the database's metadata.
inline constexpr std::string_view kLayoutKey = "travaux.layout";
inline constexpr std::string_view kLanguagesKey = "travaux.languages";  // codes in the index, parted by blanks, commonest first

inline constexpr std::string_view kStampPrefix = "travaux.stamp.";  // + doc: what a report was made from; the indexer's

// Prefixes that belong to no field.
inline constexpr std::string_view kUnitIdPrefix = "Q";    // Q + id: one paragraph (a retrievable unit)
inline constexpr std::string_view kReportIdPrefix = "P";  // P + doc: the record of a report
inline constexpr std::string_view kShortFormPrefix = "XACR";  // + short + "=" + long: a record that defines an acronym
inline constexpr std::string_view kLongFormPrefix = "XLNG";   // + long + "=" + short: the same, the other way round
inline constexpr std::string_view kOrdinalPrefix = "XORD";   // reserved for units by ordinal
inline constexpr std::string_view kParagraphTerm = "XPARA";  // in every paragraph, so that browsing leaves out report records
inline constexpr std::string_view kWordsTerm = "XWORDS";  // in every document that lists words: word_counts.hpp
inline constexpr std::string_view kWordsPrefix = "XBEGIN";  // + the first bytes that its words share
inline constexpr std::string_view kStemPrefix = "Z";      // stems of the text, without positions
inline constexpr std::string_view kContextPrefix = "XCTX";   // stems of title, section path and lead-in
inline constexpr std::size_t kMaxTermBytes = 245;         // Xapian's limit (glass), in bytes

/// `prefix` and `value` (already folded, where its field folds) as one term, cut at a code-point boundary to
/// Xapian's limit; longer ones end in a hash, so that two long values that share a beginning stay two terms.
std::string term(std::string_view prefix, std::string_view value);

/// Slot of order_key(): written for every paragraph, so that ties come out in the order of reports and of
/// their units whatever the shard or the docid.
inline constexpr std::uint32_t kOrderSlot = 15;

/// Sorts bytewise by doc, then ordinal.
inline std::string order_key(std::string_view doc, std::uint32_t ordinal) {
    std::string key(doc);
    key.push_back('\0');
    for (unsigned shift = 32; shift != 0; shift -= 8) key.push_back(static_cast<char>(ordinal >> (shift - 8)));
    return key;
}

/// The facet column of a paragraph: a key of its report (a 48-bit hash) and its values. Column values are
/// counted by a Xapian::ValueCountMatchSpy, which also works over remote databases and shards.
struct Column {
    std::string report;               // 6 bytes
    std::vector<std::string> values;
};
std::string encode_column(std::string_view doc, const std::vector<std::string>& values);
Column decode_column(std::string_view column);

/// Opens a path, a stub, or HOST:PORT, several as one database, after checking the layout of each.
/// Throws Error(NotFound) where there is none, Error(Layout), Error(Database).
Xapian::Database open(const std::vector<std::string>& locations);

/// The databases on this machine that a location stands for: the folder of an index has one or several, a folder with
/// a database is one; none where it is remote, or nothing is there.
std::vector<std::string> local_databases(const std::string& location);

/// Throws Error(Layout) where the database was not written in kLayoutVersion; `what` names it in the message.
void check_layout(const Xapian::Database& database, std::string_view what);

/// Runs `work`; any Xapian::Error comes out as a schema::Error that names `what` ("the index /x/y").
template <class Work>
auto translating(std::string_view what, Work&& work);

/// HOST:PORT of the server that a network error speaks of, where it says so.
std::optional<std::string> failed_server(const Xapian::Error& error);

/// The Error for a Xapian error: a held lock -> Locked, another Xapian format -> Layout, no database there ->
/// NotFound, what the machine refused (disk full, permission) -> Io, the rest -> Database.
schema::Error translate(const Xapian::Error& error, std::string_view what);

/// The same for an exception of any type; nothing where it is none of Xapian's.
std::optional<schema::Error> translate(const std::exception_ptr& error, std::string_view what);

template <class Work>
auto translating(std::string_view what, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const Xapian::Error& error) {
        throw translate(error, what);
    }
}

}  // namespace travaux::database
