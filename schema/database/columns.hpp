// The facet columns of one local database laid out for counting, in a file of their own beside Xapian's tables:
// docs/index-layout.md. It belongs to one revision of the database; of another one it is as good as none.
#pragma once

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

/// Row r has the values `codes[starts[r]] … codes[starts[r + 1]]`, as indices into `values`: each() reads them.
struct ColumnRows {
    std::uint32_t slot = 0;
    bool by_report = false;  // rows are reports, else document ids
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> codes;
    std::span<const ColumnValue> values;
    std::span<const std::uint64_t> filled;  // where rows are document ids, a bit for each that has values

    /// The values of a row. What a damaged file says of rows, codes or values that it does not have is passed over.
    template <class Visit>
    void each(std::size_t row, Visit&& visit) const {
        if (row + 1 >= starts.size()) return;
        const std::size_t end = std::min<std::size_t>(starts[row + 1], codes.size());
        for (std::size_t at = starts[row]; at < end; ++at)
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

    /// The column of a slot; nothing where no paragraph has a value there.
    std::optional<ColumnRows> column(std::uint32_t slot) const;

    /// The first value of a row; empty where it has none.
    std::string_view first(const ColumnRows& rows, std::size_t row) const;

    /// The first value that a document has in a slot; empty where it has none.
    std::string_view first(std::uint32_t slot, Xapian::docid id) const;

    /// All values that a document has in a slot, in the order in which they were written.
    std::vector<std::string_view> all(std::uint32_t slot, Xapian::docid id) const;

    /// Empty where the file is damaged.
    std::string_view text(const ColumnValue& value) const { return bytes_at(file_.bytes(), value.text, value.length); }

private:
    std::optional<std::size_t> row_of(const ColumnRows& rows, Xapian::docid id) const;

    schema::MappedFile file_;
    std::size_t docids_ = 0;
    std::size_t paragraph_count_ = 0;
    std::size_t column_count_ = 0;
    std::span<const std::uint64_t> paragraphs_;
    std::span<const std::uint32_t> report_starts_;
    std::span<const std::uint64_t> report_keys_;
};

/// Writes the columns of the last commit where they are not there yet, put in place whole, for every local database that
/// the location stands for; to be called after the last commit of a run. Where a report's paragraphs do not stand together, none are written, and an old file is removed.
/// Throws Error(Database), and Error(Io) where the file cannot be written.
void write_columns(const std::filesystem::path& location);

}  // namespace travaux::database
