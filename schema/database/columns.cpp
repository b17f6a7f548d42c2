#include "schema/database/columns.hpp"

#include "schema/bits.hpp"
#include "schema/database/columns_format.hpp"

#include <algorithm>
#include <array>
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
std::optional<ColumnSets> sets_of(const ColumnHeader& header, std::string_view bytes, const ColumnsHeader& file) {
    const auto starts = array_at<std::uint32_t>(bytes, header.starts, std::uint64_t{header.set_count} + 1);
    const auto codes = array_at<std::uint32_t>(bytes, header.codes, header.code_count);
    const auto values = array_at<ColumnValue>(bytes, header.values, header.value_count);
    const auto numbers = array_at<char>(bytes, header.numbers, std::uint64_t{header.number_count} * header.width);
    const auto plane_sets = array_at<std::uint32_t>(bytes, header.plane_sets, header.plane_count);
    if (!starts || !codes || !values || !numbers || !plane_sets || header.numbers % sizeof(std::uint32_t) != 0) return std::nullopt;
    if ((header.width != 1 && header.width != 2 && header.width != 4) || header.plane_count > kPlaneOneIn) return std::nullopt;
    const bool by_report = header.by_report != 0;
    ColumnSets column{header.slot, by_report, header.width, {numbers->data(), numbers->size()}, *plane_sets, {}, {}, *starts, *codes, *values};
    if (by_report) return header.number_count == file.report_count ? std::optional(column) : std::nullopt;
    const std::size_t blocks = blocks_of(file.docids);
    const auto planes = array_at<std::uint64_t>(bytes, header.planes, blocks * column.plane_count() * kWordsOfBlock);
    const auto before = array_at<std::uint32_t>(bytes, header.before, blocks);
    if (!planes || !before) return std::nullopt;
    column.planes = *planes;
    column.before = *before;
    return column;
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
        if (const auto sets = sets_of(column, bytes, header)) columns.columns_.push_back(*sets);
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

// `from` is of the file.
template <class T>
bool Columns::copy(std::span<const T> from, T* into) const {
    const auto begin = static_cast<std::size_t>(reinterpret_cast<const char*>(from.data()) - file_.bytes().data());
    return file_.copy(begin, {reinterpret_cast<char*>(into), from.size_bytes()});
}

std::uint32_t Columns::copy_set_of(const ColumnSets& column, std::size_t id) const {
    std::array<std::uint64_t, (kPlaneOneIn + 1) * kWordsOfBlock> words;
    const std::size_t block = id / kRowsOfBlock;
    const std::size_t planes = column.plane_count();
    if (id >= docids_ || !copy(column.planes.subspan(block * planes * kWordsOfBlock, planes * kWordsOfBlock), words.data())) return 0;
    return column.set_of(id, words.data(), [&](std::size_t at) {
        return column.with_numbers([&](auto numbers) -> std::uint32_t {
            typename decltype(numbers)::value_type number = 0;
            return at < numbers.size() && copy(numbers.subspan(at, 1), &number) ? number : 0;
        });
    });
}

// Whoever asks of one document asks of few.
std::uint32_t Columns::set_of(const ColumnSets& column, Xapian::docid id) const {
    if (!column.by_report) return copy_set_of(column, id);
    const auto report = std::ranges::upper_bound(report_starts_, id);
    return report == report_starts_.begin() ? 0 : column.number(static_cast<std::size_t>(report - report_starts_.begin()) - 1);
}

std::string_view Columns::first_of_set(const ColumnSets& column, std::uint32_t set) const {
    const ColumnValue* first = nullptr;
    column.each(set, [&](std::uint32_t code) { first = first == nullptr ? &column.values[code] : first; });
    return first == nullptr ? std::string_view() : text(*first);
}

std::string_view Columns::first_of_report(const ColumnSets& column, std::size_t report) const {
    return first_of_set(column, column.by_report ? column.number(report) : copy_set_of(column, report_starts_[report]));
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
