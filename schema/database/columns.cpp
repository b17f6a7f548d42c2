#include "schema/database/columns.hpp"

#include "schema/database/columns_format.hpp"

#include <algorithm>
#include <utility>

namespace travaux::database {
namespace {

// What counting goes by without looking: that every paragraph is in a report. A bit is one paragraph more or less.
bool fit(std::span<const std::uint64_t> paragraphs, std::span<const std::uint32_t> report_starts, std::uint32_t docids) {
    if (report_starts.back() != docids || !std::ranges::is_sorted(report_starts)) return false;
    const bool has_none = (paragraphs.front() & 1U) != 0;  // ids begin at 1
    return !has_none && (docids % 64 == 0 || paragraphs.back() >> (docids % 64) == 0);
}

}  // namespace

std::optional<Columns> Columns::open(const std::filesystem::path& folder, const Xapian::Database& database) {
    Columns columns;
    columns.file_ = schema::MappedFile(folder / kColumnsFile);
    const std::string_view bytes = columns.file_.bytes();
    if (!is_of_revision(bytes, kColumnsMagic, database)) return std::nullopt;
    const auto head = array_at<ColumnsHeader>(bytes, 0, 1);
    if (!head) return std::nullopt;
    const ColumnsHeader& header = head->front();
    const auto paragraphs = array_at<std::uint64_t>(bytes, header.paragraphs, (header.docids + 63) / 64);
    const auto starts = array_at<std::uint32_t>(bytes, header.report_starts, std::uint64_t{header.report_count} + 1);
    const auto keys = array_at<std::uint64_t>(bytes, header.report_keys, header.report_count);
    if (!paragraphs || !starts || !keys || !array_at<ColumnHeader>(bytes, header.columns, header.column_count)) return std::nullopt;
    if (header.docids != database.get_lastdocid() + 1 || !fit(*paragraphs, *starts, header.docids)) return std::nullopt;
    columns.docids_ = header.docids;
    columns.paragraph_count_ = header.paragraph_count;
    columns.column_count_ = header.column_count;
    columns.paragraphs_ = *paragraphs;
    columns.report_starts_ = *starts;
    columns.report_keys_ = *keys;
    return columns;
}

std::optional<ColumnRows> Columns::column(std::uint32_t slot) const {
    const std::string_view bytes = file_.bytes();
    const std::uint64_t table = reinterpret_cast<const ColumnsHeader*>(bytes.data())->columns;
    const auto headers = array_at<ColumnHeader>(bytes, table, column_count_);
    if (!headers) return std::nullopt;
    for (const ColumnHeader& header : *headers) {
        if (header.slot != slot) continue;
        const auto starts = array_at<std::uint32_t>(bytes, header.starts, std::uint64_t{header.rows} + 1);
        const auto codes = array_at<std::uint32_t>(bytes, header.codes, header.code_count);
        const auto values = array_at<ColumnValue>(bytes, header.values, header.value_count);
        const auto filled = array_at<std::uint64_t>(bytes, header.filled, header.by_report != 0 ? 0 : (header.rows + 63) / 64);
        if (!starts || !codes || !values || !filled) return std::nullopt;
        return ColumnRows{slot, header.by_report != 0, *starts, *codes, *values, *filled};
    }
    return std::nullopt;
}

std::string_view Columns::first(const ColumnRows& rows, std::size_t row) const {
    const ColumnValue* first = nullptr;
    rows.each(row, [&](std::uint32_t code) { first = first == nullptr ? &rows.values[code] : first; });
    return first == nullptr ? std::string_view() : text(*first);
}

std::optional<std::size_t> Columns::row_of(const ColumnRows& rows, Xapian::docid id) const {
    if (!rows.by_report) return id;
    const auto report = std::ranges::upper_bound(report_starts_, id);
    if (report == report_starts_.begin()) return std::nullopt;
    return static_cast<std::size_t>(report - report_starts_.begin()) - 1;
}

std::string_view Columns::first(std::uint32_t slot, Xapian::docid id) const {
    const auto rows = column(slot);
    const auto row = rows ? row_of(*rows, id) : std::nullopt;
    return row ? first(*rows, *row) : std::string_view();
}

std::vector<std::string_view> Columns::all(std::uint32_t slot, Xapian::docid id) const {
    std::vector<std::string_view> values;
    const auto rows = column(slot);
    const auto row = rows ? row_of(*rows, id) : std::nullopt;
    if (row) rows->each(*row, [&](std::uint32_t code) { values.push_back(text(rows->values[code])); });
    return values;
}

}  // namespace travaux::database
