// Inverts some documents: what a database's tables will hold of them, sorted, so that pieces can be put together by copying.
#pragma once

#include "indexer/glass/deflate.hpp"
#include "indexer/glass/document.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::glass {

/// What Xapian keeps of all values of a slot.
struct SlotStatistics {
    std::uint32_t count = 0;
    std::string least, greatest;
    void add(std::uint32_t more, const std::string& low, const std::string& high);
};

/// What Xapian keeps of all documents.
struct Statistics {
    std::uint32_t documents = 0;
    std::uint64_t length = 0;  // of all
    std::uint32_t shortest = 0, longest = 0;  // of the documents that have a length
    std::uint32_t greatest_weight = 0;        // of a term in a document
    std::map<std::uint32_t, SlotStatistics> slots;
    void add(const Statistics& more);
};

/// A piece when it is complete. Its documents go by 1 … statistics.documents.
struct PieceTables {
    Statistics statistics;
    std::string records;    // of each document: twice its length and whether it is deflated, the record
    std::string term_lists;  // of each document: its term list in the same way; then its slots in the same way
    /// Items in order of their keys: the key, documents, frequency, the number of chunks; of each chunk the first and last document, its
    /// length and bytes. Keys are those of first chunks. Of metadata only the bytes mean something.
    std::string lists;
};

class Piece {
public:
    /// `terms` must outlive it.
    explicit Piece(const Terms& terms) : terms_(terms) {}

    /// Gives the document its number, from 1.
    std::uint32_t add(const Document& document);

    /// Each key once in all of a database.
    void set_metadata(std::string_view key, std::string_view value) { metadata_[std::string(key)] = value; }

    /// To be called once; until clear().
    const PieceTables& finish();

    /// Begins anew with the memory that it has.
    void clear();

    /// Of its buffers, in bytes.
    std::size_t memory() const { return postings_.capacity() * sizeof(Posting) + rows_.capacity() * sizeof(Row) + tables_.lists.capacity(); }

private:
    struct Posting {
        std::uint32_t term = 0, document = 0, weight = 0;
    };

    struct Row {
        std::uint32_t document = 0, weight = 0;
    };

    void put_postings(std::string& out);
    void put_term_list(const Document& document, std::uint32_t length);
    void put_tag(std::string_view tag, std::string& into);

    const Terms& terms_;
    PieceTables tables_;
    Deflate deflate_;
    std::map<std::string, std::string> metadata_;
    std::vector<Posting> postings_;  // by document
    std::vector<std::uint32_t> lengths_;
    std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::string>>> values_;  // by slot, with their documents
    std::vector<std::pair<std::uint64_t, TermWeight>> sorted_;  // kept for its memory
    std::vector<Row> rows_;                                     // likewise
    std::string tag_;                                           // likewise
};

}  // namespace travaux::glass
