// The posting lists of frequent terms of one local database, and the length of every document, laid out for being read
// fast, in a file beside Xapian's tables (docs/index-layout.md). It says what the database says: rarer terms are read there.
#pragma once

#include "schema/database/leb128.hpp"
#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::database {

inline constexpr std::string_view kPostingListsFile = "travaux.postings";

/// A term has a list here that stands in so many documents or more, and in one of so many.
inline constexpr std::uint32_t kFrequentFrom = 32;
inline constexpr std::uint32_t kFrequentOneIn = 1024;

struct PostingListEntry;
struct LongDocument;

struct Posting {
    Xapian::docid id = 0;
    std::uint32_t times = 0;  // the within-document frequency (wdf); 0 for a boolean term
};

/// Lists are read so many ids at once; windows begin at multiples of it.
inline constexpr std::size_t kPostingWindow = 2048;

/// A bit for each id of a window.
using PostingBits = std::array<std::uint64_t, kPostingWindow / 64>;

/// The postings of a list in one window.
struct PostingWindow {
    PostingBits bits{};
    std::array<std::uint32_t, kPostingWindow> times{};  // of ids that have a posting
};

/// Places where a term stands less often are told apart by sets of places; of others it is said how often.
inline constexpr std::uint32_t kOften = 4;

/// What a list says of one window, as it stands in the file.
struct PostingRecord {
    std::size_t window = 0;  // its first id, in windows
    std::uint32_t postings = 0;
    std::string_view bytes;
};

/// One list, read window by window.
class PostingList {
public:
    PostingList() = default;

    /// The bytes must outlive it.
    PostingList(std::string_view bytes, std::uint32_t postings) : bytes_(bytes), postings_(postings) {}

    /// Of the whole list.
    std::uint32_t size() const { return postings_; }

    /// As they stand in the file.
    std::string_view bytes() const { return bytes_; }

    /// The records from the first to the last, without reading what they say.
    template <class Visit>
    void each_record(Visit&& visit) const;

    /// The first id of the first window at or behind `first`, which must ascend, that has postings; where there is none, a number that no id reaches.
    std::size_t next(std::size_t first);

    /// Moves to the window that begins at the id `first`, which must ascend. What lies between is passed over.
    void go_to(std::size_t first);

    /// How many postings the window has.
    std::uint32_t places() const { return sets_[0].places; }

    /// Where in the window the term has a posting that says `times` (below kOften) or more.
    void read_at_least(std::uint32_t times, PostingBits& bits) const;
    bool all_say_at_least(std::uint32_t times) const { return sets_[times].places == sets_[0].places; }

    /// Calls `visit` with each place in the window where the term stands kOften times or more, ascending, and how often. A damaged list
    /// may name places without a posting.
    template <class Visit>
    void each_often(Visit&& visit) const {
        const std::string_view bytes = often_;
        std::size_t place = 0;
        for (std::size_t at = 0; at < bytes.size();) {
            const auto step = static_cast<unsigned char>(bytes[at]);
            const auto more = static_cast<unsigned char>(at + 1 < bytes.size() ? bytes[at + 1] : -1);
            if (((step | more) & 0x80) == 0) {  // mostly
                at += 2;
                place = (place + step) % kPostingWindow;
                visit(place, kOften + more);
                continue;
            }
            place = (place + take_number(bytes, at)) % kPostingWindow;
            visit(place, kOften + take_number(bytes, at));
        }
    }

    /// each_often() visits no more.
    std::size_t most_often() const { return often_.size(); }

    /// All of a window, as go_to().
    void read(std::size_t first, PostingWindow& into);

private:
    struct Set {
        std::uint32_t places = 0;
        std::string_view bytes;
    };
    void read_record(const PostingRecord& record);

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t window_ = 0;           // of the last record that was looked at
    std::uint32_t postings_ = 0;
    std::array<Set, kOften> sets_{};   // of the window at hand
    std::string_view often_;
};

/// Makes the bytes of a list.
class PostingListBuilder {
public:
    /// Ids must ascend.
    void add(const Posting& posting);

    /// A record of another list; windows ascend, and no other posting of its window may be added.
    void copy(const PostingRecord& record);

    std::uint32_t size() const { return postings_; }

    /// To be called once, after the last posting.
    const std::string& finish();

    /// Reads the finished list. The builder must outlive it.
    PostingList list() const { return {bytes_, postings_}; }

private:
    void flush();
    void put(std::size_t window, std::size_t postings, std::string_view record);

    std::uint32_t postings_ = 0;
    std::size_t last_window_ = 0;
    std::vector<Posting> window_;  // under way
    std::string bytes_;
};

class PostingLists {
public:
    /// Those of the database in this folder; none where the file is missing, damaged, or of another revision.
    static std::optional<PostingLists> open(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Of an earlier revision: what the documents said that were there then.
    static std::optional<PostingLists> open_any(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Nothing for a term that is not frequent.
    std::optional<PostingList> list(std::string_view term) const;

    /// Terms that have a list, bytewise ascending.
    std::size_t size() const;
    std::string_view term(std::size_t number) const;

    /// Lists of earlier terms count as memory of this program no more (schema::MappedFile::let_go).
    void let_go(const PostingList& list) const { file_.let_go(static_cast<std::size_t>(list.bytes().data() - file_.bytes().data())); }

    /// One more than the highest document id.
    std::size_t docids() const { return lengths_.size(); }

    /// The number of indexed words of a document below docids(), context words included; 0 for what is no paragraph.
    std::uint32_t length(std::size_t id) const { return lengths_[id] < kLong ? lengths_[id] : long_length(id); }

private:
    static constexpr std::uint16_t kLong = 0xFFFF;  // as long or longer

    static std::optional<PostingLists> from(schema::MappedFile file);
    std::uint32_t long_length(std::size_t id) const;

    schema::MappedFile file_;
    std::span<const std::uint16_t> lengths_;
    std::span<const LongDocument> long_;
    std::span<const PostingListEntry> table_;
};

/// Writes the lists of the last commit where they are not there yet, put in place whole, for every local database that the
/// location stands for; to be called after the last commit of a run. Throws Error(Database), and Error(Io) where the file cannot be written.
void write_posting_lists(const std::filesystem::path& location);

}  // namespace travaux::database
