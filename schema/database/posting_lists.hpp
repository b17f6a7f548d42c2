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
#include <string>
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

/// One list, read from its first posting to its last.
class PostingList {
public:
    PostingList() = default;

    /// `usual`: how often the term stands where a posting does not say. The bytes must outlive it.
    PostingList(std::string_view bytes, std::uint32_t postings, std::uint32_t usual) : bytes_(bytes), left_(postings), usual_(usual) {}

    std::uint32_t size() const { return left_; }  // still to be read

    /// Takes the postings with ids below `end`.
    template <class Take>
    void read_below(std::uint64_t end, Take&& take) {
        const std::string_view bytes = bytes_;  // locals stay in registers
        std::size_t at = at_;
        std::uint32_t left = left_;
        Xapian::docid last = last_;
        while (left > 0) {
            std::size_t behind = at;
            const std::uint32_t step = take_number(bytes, behind);
            const Xapian::docid id = last + (step >> 1U);
            if (id >= end) break;
            take(Posting{id, (step & 1U) == 0 ? usual_ : take_number(bytes, behind)});
            at = behind;
            last = id;
            --left;
        }
        at_ = at;
        left_ = left;
        last_ = last;
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint32_t left_ = 0;
    std::uint32_t usual_ = 0;
    Xapian::docid last_ = 0;
};

/// The bytes of a list.
class PostingListBuilder {
public:
    explicit PostingListBuilder(std::uint32_t usual) : usual_(usual) {}

    /// Ids must ascend.
    void add(const Posting& posting) {
        put_number((posting.id - last_) << 1U | (posting.times == usual_ ? 0U : 1U), bytes_);
        if (posting.times != usual_) put_number(posting.times, bytes_);
        last_ = posting.id;
        ++postings_;
    }

    const std::string& bytes() const { return bytes_; }

    /// Reads what was added. The builder must outlive it, and take no more.
    PostingList list() const { return {bytes_, postings_, usual_}; }

private:
    std::uint32_t usual_;
    std::uint32_t postings_ = 0;
    Xapian::docid last_ = 0;
    std::string bytes_;
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
