// The words of every paragraph of one local database, in their order: phrases, closeness and near-copies are read here. It
// stands in a file beside Xapian's tables (docs/index-layout.md), and says what the stored text says: where it is missing
// or of another revision, the text is cut into words again.
#pragma once

#include "schema/database/word_counts.hpp"
#include "schema/database/word_order_format.hpp"
#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::database {

inline constexpr std::string_view kWordOrderFile = "travaux.words";

/// A word at its place, or a further reading of that place: `interagency` beside `inter`, `unodc` beside `unodc's`.
struct PlacedWord {
    std::string word;            // as in the index: database::term({}, folded)
    std::uint32_t position = 0;  // from 0; readings of one place share it
    std::uint32_t width = 1;     // in places
    bool further = false;
    std::uint32_t stem = 0;      // stem_hash() of its stem; 0 where it is not known
    bool operator==(const PlacedWord&) const = default;
};

/// Never 0; in kStemBits.
std::uint32_t stem_hash(std::string_view stem);

/// The same, the word by its number in the file.
struct PlacedCode {
    std::uint32_t code = 0;
    std::uint32_t position = 0;
    std::uint32_t width = 1;
    bool further = false;
};

/// A word's stem in one language, that in which it first came.
struct WordStem {
    std::uint32_t stem = 0;      // stem_hash(), or 0 where it is not known
    std::uint32_t language = 0;  // a code, as WordOrder::language() gives it
    bool operator==(const WordStem&) const = default;
};

/// Not thread-safe: one per thread.
class WordOrder {
public:
    /// That of the database in this folder; none where the file is missing, damaged, or of another revision.
    static std::optional<WordOrder> open(const std::filesystem::path& folder, const Xapian::Database& database);

    /// Of an earlier revision: what its paragraphs said when they were written.
    static std::optional<WordOrder> open_any(const std::filesystem::path& folder, const Xapian::Database& database);

    /// What WordOrderWriter::finish_piece() has left there.
    static std::optional<WordOrder> open_piece(const std::filesystem::path& folder);

    /// One more than the highest document id.
    std::size_t docids() const { return docids_; }

    /// Codes go from 0 to below this.
    std::size_t words() const { return texts_.size() - 1; }
    std::string_view word(std::uint32_t code) const { return code < words() ? between(text_ + texts_[code], text_ + texts_[code + 1]) : std::string_view(); }

    /// The first ones asked for are sought by calls, as rows are read.
    std::optional<std::uint32_t> code(std::string_view word) const;

    /// The word of a code by calls.
    std::string word_copy(std::uint32_t code) const;

    WordStem stem(std::uint32_t code) const {
        const std::uint32_t known = stems_[code];
        return {known % (1U << kStemBits), languages_[known >> kStemBits]};
    }

    /// Whether this document is a paragraph of the file.
    bool has(Xapian::docid id) const { return id < docids() && start_of(id) < start_of(id + std::size_t{1}); }

    /// The code of the language in which it was cut into words, itself the number of a word (`en`). Needs has(id).
    std::uint32_t language(Xapian::docid id) const { return language_of(row(id)); }
    static std::uint32_t language_of(std::string_view row) {
        std::size_t at = 0;
        return take_number(row, at) - kFirstWord;
    }

    /// Its words by position, then its further readings by position. False where has(id) is.
    template <class Visit>
    bool each(Xapian::docid id, Visit&& visit) const {
        const std::string_view bytes = row(id);
        if (bytes.empty()) return false;
        each_of(bytes, visit);
        return true;
    }

    /// The same of a paragraph's bytes.
    template <class Visit>
    void each_of(std::string_view row, Visit&& visit) const {
        const std::size_t readings = each_place_of(row, [&](std::uint32_t code, std::uint32_t position) { visit(PlacedCode{code, position, 1, false}); });
        each_reading_of(row, readings, visit);
    }

    /// The bytes of its places alone: equal runs of words are equal runs of bytes in them.
    static std::string_view places_of(std::string_view row) {
        std::size_t at = 0;
        take_number(row, at);  // the language
        return row.substr(at, end_of_places(row, at) - at);
    }

    /// The words of its places alone, as codes and positions. Gives where its readings begin.
    template <class Visit>
    std::size_t each_place_of(std::string_view row, Visit&& visit) const {
        std::size_t at = 0;
        take_number(row, at);  // the language
        const std::size_t end = end_of_places(row, at);
        const std::size_t known = words();
        for (std::uint32_t position = 0; at < end; ++position) {
            const std::uint32_t number = take_word_number(row, at);
            if (number - kFirstWord < known) visit(number - kFirstWord, position);  // a gap is no word
        }
        return std::min(end + 1, row.size());
    }

    template <class Visit>
    void each_reading_of(std::string_view row, std::size_t from, Visit&& visit) const {
        for (std::uint32_t position = 0; from < row.size();) {
            position += take_number(row, from);
            const std::uint32_t width = take_number(row, from);
            const std::uint32_t code = take_number(row, from) - kFirstWord;
            if (code < words()) visit(PlacedCode{code, position, width, true});
        }
    }

    /// Its words by position, the word of a place before its further readings. False where has(id) is.
    bool read(Xapian::docid id, std::vector<PlacedCode>& into) const;

    /// The words of its places alone, in order. False where has(id) is.
    bool read_places(Xapian::docid id, std::vector<std::uint64_t>& codes) const;

    /// Finds runs of words without reading them one by one.
    struct Run {
        std::string bytes;
        std::vector<std::uint32_t> codes;
    };
    Run run(std::vector<std::uint32_t> codes) const;

    /// Whether the words stand in a row in the paragraph of these bytes, each of them as the word of its place or as a further reading of it.
    static bool stands(const Run& run, std::string_view row);

    /// A paragraph's bytes, none of what is no paragraph; good until the next are asked for. The first ones are copied, for a program that
    /// answers one question and goes: it would map a page for each. Copies are kept while there is room, since a search looks at its best hits again.
    std::string_view row(Xapian::docid id) const {
        if (copied_ == kCopied) return id < docids() ? bytes(id) : std::string_view();
        if (!copies_.empty())
            if (const Copy& known = copies_[id % kCopiesKept]; known.id == id) return {room_.get() + known.begin, known.size};
        return copy(id);
    }

    /// As they stand in the file. Needs has(id).
    std::string_view bytes(Xapian::docid id) const { return between(start_of(id), start_of(id + std::size_t{1})); }

    /// Visits the ids of [begin, end) with their bytes (none of what is no paragraph), ascending. They are read in large pieces, so that the
    /// file takes no memory, and are good until the next.
    template <class Visit>
    void each_row(std::size_t begin, std::size_t end, Visit&& visit) const {
        constexpr std::size_t kIds = 1024;
        std::string rows;
        for (std::size_t from = begin; from < std::min(end, docids()); from += kIds) {
            const std::size_t to = std::min({end, docids(), from + kIds});
            const std::uint64_t start = start_of(from);
            rows.resize(start <= start_of(to) && start_of(to) <= file_.bytes().size() ? start_of(to) - start : 0);
            if (!file_.copy(start, rows)) rows.clear();
            for (std::size_t id = from; id < to; ++id)
                visit(static_cast<Xapian::docid>(id), has(static_cast<Xapian::docid>(id)) ? bytes_at(rows, start_of(id) - start, start_of(id + 1) - start_of(id)) : std::string_view());
        }
    }

private:
    friend class WordOrderWriter;
    static std::optional<WordOrder> from(schema::MappedFile file);
    std::string_view between(std::uint64_t begin, std::uint64_t end) const { return begin > end ? std::string_view() : bytes_at(file_.bytes(), begin, end - begin); }
    std::uint64_t start_of(std::size_t id) const { return starts_[id / kRowsTogether].first + starts_[id / kRowsTogether].behind[id % kRowsTogether]; }
    static std::size_t end_of_places(std::string_view row, std::size_t from) { return std::min(row.find(char{kReadings}, from), row.size()); }
    static bool stands_with_readings(std::span<const std::uint32_t> codes, std::string_view words, std::string_view readings);

    bool copy_numbers(std::span<const std::uint32_t> from, std::span<std::uint32_t> into) const;
    std::string_view copy(Xapian::docid id) const;
    std::span<char> room_for(std::size_t size) const;

    struct Copy {
        Xapian::docid id = 0;  // ids begin at 1
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    std::optional<std::uint32_t> code_by_calls(std::string_view word) const;

    static constexpr std::size_t kSoughtByCalls = 64;  // they are remembered
    static constexpr std::size_t kCopied = 4000;
    static constexpr std::size_t kCopiesKept = 512;    // at most
    static constexpr std::size_t kRoom = 64U * 1024U;  // bytes of them, where no row is longer

    schema::MappedFile file_;
    mutable std::map<std::string, std::optional<std::uint32_t>, std::less<>> sought_;  // the first ones
    mutable std::size_t copied_ = 0;
    mutable std::vector<Copy> copies_;       // by id modulo kCopiesKept
    mutable std::unique_ptr<char[]> room_;
    mutable std::size_t room_size_ = 0;
    mutable std::size_t room_used_ = 0;
    std::size_t docids_ = 0;
    std::span<const RowStarts> starts_;      // of paragraphs, by document id
    std::uint64_t text_ = 0;                 // of all words
    std::span<const std::uint32_t> texts_;   // of words, by code
    std::span<const std::uint32_t> slots_;   // codes, by words
    std::span<const std::uint32_t> stems_;   // by code
    std::array<std::uint32_t, kMostLanguages + 1> languages_{};  // codes, by their numbers in stems_
    std::uint64_t numbered_ = 0;             // words that had their numbers from the beginning
};

/// Makes the file. Codes are given in the order in which words first come: common ones come early, and are short.
class WordOrderWriter {
public:
    explicit WordOrderWriter(const std::filesystem::path& folder);
    ~WordOrderWriter();
    WordOrderWriter(WordOrderWriter&&) noexcept;
    WordOrderWriter& operator=(WordOrderWriter&&) noexcept;

    /// Ids must ascend. `words` by position, the word of a place before its further readings.
    void add(Xapian::docid id, std::string_view language, std::span<const PlacedWord> words);

    struct Text {
        std::string_view word;  // as PlacedWord has it
        std::uint32_t stem = 0;
    };

    /// Takes words by numbers of the caller's own, and asks once for each what it is.
    class Numbered {
    public:
        using Ask = std::function<Text(std::uint32_t)>;

        /// `to` must outlive it.
        Numbered(WordOrderWriter& to, Ask ask) : to_(to), ask_(std::move(ask)) {}

        /// As WordOrderWriter::add().
        void add(Xapian::docid id, std::string_view language, std::span<const PlacedCode> words);

    private:
        WordOrderWriter& to_;
        Ask ask_;
        std::vector<std::uint32_t> code_of_;  // by the caller's number
    };

    /// Carries paragraphs over from another file, which must outlive this.
    class Copy {
    public:
        Copy(WordOrderWriter& to, const WordOrder& from);

        /// The paragraph `source` of that file, under an id of this one. Needs from.has(source).
        void add(Xapian::docid id, Xapian::docid source);

    private:
        void put_word(std::uint32_t number, bool counts);

        WordOrderWriter& to_;
        const WordOrder& from_;
        std::vector<std::uint32_t> code_of_;  // by the other file's code
    };

    /// In how many of the paragraphs so far each word stands.
    WordCounts counts() const;

    /// The file appears, and belongs to the database's present revision. Throws schema::Error(Io).
    void finish(const Xapian::Database& database);

    /// To be called before anything is added. From here on words have the numbers of an older file of the same database, which must outlive
    /// this: carry() copies its paragraphs as they stand. False, and nothing is done, where it is damaged, or has as many words that came later as it
    /// began with: words that no paragraph has any more go by Copy only.
    bool adopt(const WordOrder& before);

    /// A paragraph of the adopted file, under its own id. Needs before.has(id). Its words are not counted.
    void carry(Xapian::docid id);

    /// The same for a file of no database, for WordOrder::open_piece(): it need not outlive the machine, and words have no order in
    /// it, so that code() finds none. `last`: the highest document id.
    void finish_piece(Xapian::docid last);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::database
