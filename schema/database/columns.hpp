// The facet columns of one local database laid out for counting, in a file of their own beside Xapian's tables:
// docs/index-layout.md. It belongs to one revision of the database; of another one it is as good as none.
#pragma once

#include "schema/bits.hpp"
#include "schema/database/sidecar.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace travaux::database {

inline constexpr std::string_view kColumnsFile = "travaux.columns";

/// A value of a column, and how many paragraphs and reports of the whole database have it.
struct ColumnValue {
    std::uint64_t text = 0;  // where its text begins in the file
    std::uint32_t length = 0;
    std::uint32_t paragraphs = 0;
    std::uint32_t reports = 0;
    std::uint32_t unused = 0;
};

/// Documents whose sets are told together, a word of 64 bits behind the other.
inline constexpr std::size_t kWordsOfBlock = schema::kBitWords;
inline constexpr std::size_t kRowsOfBlock = 64 * kWordsOfBlock;

/// A set that one document in so many has or more is a plane: a bit for each document. Any set that has one in `numbers` takes more, and longer to count.
inline constexpr std::size_t kPlaneOneIn = 64;

/// One column. A row, of a document id or (where all paragraphs of every report have the same values) of a report, has a set of values,
/// by number: set 0 is empty, set v + 1 is `values[v]` alone, as most are; of those behind, number k is `codes[starts[k]] … codes[starts[k + 1]]`,
/// as indices into `values`. each() reads them all.
struct ColumnSets {
    std::uint32_t slot = 0;
    bool by_report = false;
    std::uint32_t width = 0;                    // bytes of a number
    std::string_view numbers;                   // the sets of the reports, or of those documents that are in no plane
    std::span<const std::uint32_t> plane_sets;
    std::span<const std::uint64_t> planes;      // of documents, as plane() gives them
    std::span<const std::uint32_t> before;      // by block: how many documents before it are in `numbers`
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> codes;
    std::span<const ColumnValue> values;  // by text, bytewise ascending

    /// Which documents of a block have the set `plane_sets[number]`; behind these, where `numbers` are any, which are in them.
    std::span<const std::uint64_t, kWordsOfBlock> plane(std::size_t block, std::size_t number) const {
        return planes.subspan((block * plane_count() + number) * kWordsOfBlock).first<kWordsOfBlock>();
    }
    std::size_t plane_count() const { return plane_sets.size() + (numbers.empty() ? 0 : 1); }

    /// The set of a document, of whose block all planes are at hand; `number_at` gives the number that stands at an index.
    template <class NumberAt>
    std::uint32_t set_of(std::size_t id, const std::uint64_t* planes_of_block, NumberAt&& number_at) const {
        const std::size_t word = id / 64 % kWordsOfBlock;
        const std::uint64_t bit = std::uint64_t{1} << (id % 64);
        const std::uint64_t* plane = planes_of_block;
        for (std::uint32_t set : plane_sets) {
            if ((plane[word] & bit) != 0) return set;
            plane += kWordsOfBlock;
        }
        if (numbers.empty() || (plane[word] & bit) == 0) return 0;
        std::size_t at = before[id / kRowsOfBlock] + schema::count_bits(plane[word] & (bit - 1));
        for (std::size_t i = 0; i < word; ++i) at += schema::count_bits(plane[i]);
        return number_at(at);
    }
    std::uint32_t set_of(std::size_t id) const {
        return set_of(id, planes.data() + id / kRowsOfBlock * plane_count() * kWordsOfBlock, [this](std::size_t at) { return number(at); });
    }

    /// One more than the highest number of a set.
    std::size_t sets() const { return values.size() + std::max<std::size_t>(starts.size(), 1); }

    template <class Number>
    std::span<const Number> numbers_as() const {
        return {reinterpret_cast<const Number*>(numbers.data()), numbers.size() / sizeof(Number)};
    }

    /// Calls `visit` with the numbers, as a span of their width.
    template <class Visit>
    auto with_numbers(Visit&& visit) const {
        switch (width) {
            case 1: return visit(numbers_as<std::uint8_t>());
            case 2: return visit(numbers_as<std::uint16_t>());
            default: return visit(numbers_as<std::uint32_t>());
        }
    }

    /// The number that stands at an index; 0 where there is none.
    std::uint32_t number(std::size_t at) const {
        return with_numbers([at](auto all) -> std::uint32_t { return at < all.size() ? all[at] : 0; });
    }

    /// The values of a set. What a damaged file says of sets, codes or values that it does not have is passed over.
    template <class Visit>
    void each(std::uint32_t set, Visit&& visit) const {
        if (set == 0) return;
        if (set <= values.size()) return visit(set - 1);
        const std::size_t several = set - values.size() - 1;
        if (several + 1 >= starts.size()) return;
        const std::size_t end = std::min<std::size_t>(starts[several + 1], codes.size());
        for (std::size_t at = starts[several]; at < end; ++at)
            if (codes[at] < values.size()) visit(codes[at]);
    }
};

class Columns {
public:
    /// Those of the database in this folder; none where the file is missing, damaged, or of another revision.
    static std::optional<Columns> open(const std::filesystem::path& folder, const Xapian::Database& database);

    /// One more than the highest document id.
    std::size_t docids() const { return docids_; }

    /// A bit for each document id: whether it is a paragraph.
    std::span<const std::uint64_t> paragraphs() const { return paragraphs_; }
    std::size_t paragraph_count() const { return paragraph_count_; }

    /// Ascending, the last of them docids(). Paragraphs of report r have ids from `report_starts()[r]` to before `report_starts()[r + 1]`.
    std::span<const std::uint32_t> report_starts() const { return report_starts_; }
    std::size_t report_count() const { return report_keys_.size(); }

    /// The reports' keys (see Column::report), ascending: to see whether two databases share a report.
    std::span<const std::uint64_t> report_keys() const { return report_keys_; }

    /// The document behind the last paragraph of the report that this one belongs to, where the report's record stands; 0 where it is
    /// a paragraph of none.
    Xapian::docid behind_report(Xapian::docid paragraph) const;

    /// The column of a slot; nothing where no paragraph has a value there.
    std::optional<ColumnSets> column(std::uint32_t slot) const {
        const ColumnSets* found = find(slot);
        return found == nullptr ? std::nullopt : std::optional(*found);
    }

    /// Of so many documents here and there or fewer a call or two each, which cost a tenth of a page, are less than to map them.
    std::size_t most_few(const ColumnSets& column) const { return (column.numbers.size() + column.planes.size_bytes()) / kBytesOfCall; }

    /// The set of a document in a column of documents, by calls; 0 where there is no such document.
    std::uint32_t copy_set_of(const ColumnSets& column, std::size_t id) const;

    /// The first value that a report (its first paragraph) or a document has; empty where it has none.
    std::string_view first_of_report(const ColumnSets& column, std::size_t report) const;
    std::string_view first(std::uint32_t slot, Xapian::docid id) const;

    /// All values that a document has in a slot, in the order in which they were written.
    std::vector<std::string_view> all(std::uint32_t slot, Xapian::docid id) const;

    /// Empty where the file is damaged.
    std::string_view text(const ColumnValue& value) const { return bytes_at(file_.bytes(), value.text, value.length); }

private:
    // The kernel maps sixteen pages of 4 KB at once, for some nine times the cost of a pread.
    static constexpr std::size_t kBytesOfCall = 16 * 4096 / 9;

    const ColumnSets* find(std::uint32_t slot) const;
    template <class T>
    bool copy(std::span<const T> from, T* into) const;
    std::string_view first_of_set(const ColumnSets& column, std::uint32_t set) const;
    std::uint32_t set_of(const ColumnSets& column, Xapian::docid id) const;

    schema::MappedFile file_;
    std::size_t docids_ = 0;
    std::size_t paragraph_count_ = 0;
    std::span<const std::uint64_t> paragraphs_;
    std::span<const std::uint32_t> report_starts_;
    std::span<const std::uint64_t> report_keys_;
    std::vector<ColumnSets> columns_;
};

/// Writes the columns of the last commit where they are not there yet, put in place whole, for every local database that
/// the location stands for; to be called after the last commit of a run. Where a report's paragraphs do not stand together, none are written, and an old file is removed.
/// Throws Error(Database), and Error(Io) where the file cannot be written.
void write_columns(const std::filesystem::path& location);

}  // namespace travaux::database
