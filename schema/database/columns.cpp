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

// Nothing where the file is damaged.
std::optional<ColumnSets> sets_of(const ColumnHeader& header, std::string_view bytes, std::uint32_t row_count) {
    const auto starts = array_at<std::uint32_t>(bytes, header.starts, std::uint64_t{header.set_count} + 1);
    const auto codes = array_at<std::uint32_t>(bytes, header.codes, header.code_count);
    const auto values = array_at<ColumnValue>(bytes, header.values, header.value_count);
    const auto rows = array_at<char>(bytes, header.sets, std::uint64_t{header.rows} * header.width);
    const bool fits = header.rows == row_count && header.sets % sizeof(std::uint32_t) == 0;
    if (!fits || !starts || !codes || !values || !rows || (header.width != 1 && header.width != 2 && header.width != 4)) return std::nullopt;
    return ColumnSets{header.slot, header.by_report != 0, header.width, {rows->data(), rows->size()}, *starts, *codes, *values};
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
    const auto columns_in_file = array_at<ColumnHeader>(bytes, header.columns, header.column_count);
    if (!paragraphs || !starts || !keys || !columns_in_file) return std::nullopt;
    if (header.docids != database.get_lastdocid() + 1 || !fit(*paragraphs, *starts, header.docids)) return std::nullopt;
    columns.docids_ = header.docids;
    columns.paragraph_count_ = header.paragraph_count;
    columns.paragraphs_ = *paragraphs;
    columns.report_starts_ = *starts;
    columns.report_keys_ = *keys;
    for (const ColumnHeader& column : *columns_in_file)
        if (auto sets = sets_of(column, bytes, column.by_report != 0 ? header.report_count : header.docids)) columns.columns_.push_back(std::move(*sets));
    return columns;
}

const ColumnSets* Columns::find(std::uint32_t slot) const {
    const auto found = std::ranges::find(columns_, slot, &ColumnSets::slot);
    return found == columns_.end() ? nullptr : &*found;
}

Xapian::docid Columns::behind_report(Xapian::docid paragraph) const {
    const auto report = std::ranges::upper_bound(report_starts_, paragraph);
    if (report == report_starts_.begin() || report == report_starts_.end()) return 0;
    const auto is_paragraph = [this](Xapian::docid id) { return (paragraphs_[id / 64] >> (id % 64) & 1U) != 0; };
    Xapian::docid behind = *report;
    while (behind > paragraph && !is_paragraph(behind - 1)) --behind;
    return behind > paragraph ? behind : 0;
}

std::uint32_t Columns::copy_set_of(const ColumnSets& column, std::size_t row) const {
    const auto begin = static_cast<std::size_t>(column.rows.data() - file_.bytes().data());
    return column.with_numbers([&](auto numbers) -> std::uint32_t {
        typename decltype(numbers)::value_type number = 0;
        const std::span<char> bytes(reinterpret_cast<char*>(&number), sizeof number);
        return row < numbers.size() && file_.copy(begin + row * sizeof number, bytes) ? number : 0;
    });
}

// Whoever asks of one document asks of few.
std::uint32_t Columns::set_of(const ColumnSets& column, Xapian::docid id) const {
    if (!column.by_report) return copy_set_of(column, id);
    const auto report = std::ranges::upper_bound(report_starts_, id);
    return report == report_starts_.begin() ? 0 : column.set_of(static_cast<std::size_t>(report - report_starts_.begin()) - 1);
}

std::string_view Columns::first_of_set(const ColumnSets& column, std::uint32_t set) const {
    const ColumnValue* first = nullptr;
    column.each(set, [&](std::uint32_t code) { first = first == nullptr ? &column.values[code] : first; });
    return first == nullptr ? std::string_view() : text(*first);
}

std::string_view Columns::first_of_report(const ColumnSets& column, std::size_t report) const {
    return first_of_set(column, column.set_of(column.by_report ? report : report_starts_[report]));
}

std::string_view Columns::first(std::uint32_t slot, Xapian::docid id) const {
    const ColumnSets* column = find(slot);
    return column != nullptr ? first_of_set(*column, set_of(*column, id)) : std::string_view();
}

std::vector<std::string_view> Columns::all(std::uint32_t slot, Xapian::docid id) const {
    std::vector<std::string_view> values;
    if (const ColumnSets* column = find(slot))
        column->each(set_of(*column, id), [&](std::uint32_t code) { values.push_back(text(column->values[code])); });
    return values;
}

}  // namespace travaux::database
