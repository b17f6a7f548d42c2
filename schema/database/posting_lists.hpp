// The posting lists of frequent terms of one local database, and the length of every document, laid out for being read
// fast, in a file beside Xapian's tables (docs/index-layout.md). It says what the database says: rarer terms are read there.
#pragma once

#include "schema/database/leb128.hpp"
#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace travaux::database {

inline constexpr std::string_view kPostingListsFile = "travaux.postings";

/// A term has a list here that stands in so many documents or more, and in one of so many.
inline constexpr std::uint32_t kFrequentFrom = 16;
inline constexpr std::uint32_t kFrequentOneIn = 1024;

struct PostingListEntry;

struct Posting {
    Xapian::docid id = 0;
    std::uint32_t times = 0;  // the within-document frequency (wdf); 0 for a boolean term
};

/// One list, from its first posting to its last.
class PostingList {
public:
    PostingList() = default;
    PostingList(std::string_view bytes, std::uint32_t postings, std::uint32_t usual) : bytes_(bytes), left_(postings), usual_(usual) {}

    std::uint32_t size() const { return left_; }  // still to be read

    /// The next posting; false at the end.
    bool next(Posting& posting) {
        if (left_ == 0) return false;
        --left_;
        const std::uint32_t step = take_number(bytes_, at_);
        posting.id = last_ += step >> 1U;
        posting.times = (step & 1U) == 0 ? usual_ : take_number(bytes_, at_);
        return true;
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint32_t left_ = 0;
    std::uint32_t usual_ = 1;  // how often the term stands where nothing else is said
    Xapian::docid last_ = 0;
};

class PostingLists {
public:
    /// Those of the database in this folder; none where the file is missing, damaged, or of another revision.
    static std::optional<PostingLists> open(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Nothing for a term that is not frequent.
    std::optional<PostingList> list(std::string_view term) const;

    /// Terms that have a list, bytewise ascending.
    std::size_t size() const;
    std::string_view term(std::size_t number) const;

    /// By document id: the number of indexed words, context words included; 0 for what is no paragraph.
    std::span<const std::uint32_t> lengths() const { return lengths_; }

private:
    schema::MappedFile file_;
    std::span<const std::uint32_t> lengths_;
    std::span<const PostingListEntry> table_;
};

/// Writes the lists of the last commit where they are not there yet, put in place whole, for every local database that the
/// location stands for; to be called after the last commit of a run. Throws Error(Database), and Error(Io) where the file cannot be written.
void write_posting_lists(const std::filesystem::path& location);

}  // namespace travaux::database
