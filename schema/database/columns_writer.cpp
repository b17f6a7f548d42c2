#include "schema/database/columns.hpp"
#include "schema/database/columns_format.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/sidecar.hpp"
#include "schema/fields.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace travaux::database {
namespace {

namespace fs = std::filesystem;

// The paragraphs and their reports, in the order of document ids.
struct Paragraphs {
    std::vector<std::uint64_t> bits;
    std::vector<std::uint32_t> report_starts;
    std::vector<std::uint64_t> report_keys;
    std::uint32_t docids = 0;
    std::uint32_t count = 0;
};

std::uint64_t key_of(std::string_view report) {
    std::uint64_t key = 0;
    for (std::size_t i = report.size(); i-- > 0;) key = key << 8U | static_cast<unsigned char>(report[i]);
    return key;
}

// Nothing where the paragraphs of a report do not follow each other.
std::optional<Paragraphs> read_paragraphs(const Xapian::Database& database) {
    Paragraphs all;
    all.docids = database.get_lastdocid() + 1;
    all.bits.resize((all.docids + 63) / 64);
    std::unordered_set<std::uint64_t> seen;
    const Xapian::valueno slot = schema::field("doc").column;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
        const std::uint64_t key = key_of(decode_column(*value).report);
        const std::uint32_t docid = value.get_docid();
        all.bits[docid / 64] |= std::uint64_t{1} << (docid % 64);
        ++all.count;
        if (!all.report_keys.empty() && all.report_keys.back() == key) continue;
        if (!seen.insert(key).second) return std::nullopt;
        all.report_keys.push_back(key);
        all.report_starts.push_back(docid);
    }
    all.report_starts.push_back(all.docids);
    if (all.count != database.get_termfreq(std::string(kParagraphTerm))) return std::nullopt;
    return all;
}

struct Value {
    std::string text;
    std::uint32_t paragraphs = 0;
    std::uint32_t reports = 0;
};

// One column, first a row for every document id.
struct Rows {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> codes;
    std::vector<Value> values;
    bool by_report = false;
};

Rows read_rows(const Xapian::Database& database, Xapian::valueno slot, const Paragraphs& paragraphs) {
    Rows rows;
    rows.starts.reserve(paragraphs.docids + 1);
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::size_t> last_report;  // by code, one more than its index
    std::string last;                      // neighbours mostly have the same values
    std::vector<std::uint32_t> row;
    std::size_t report = 0;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
        const std::uint32_t docid = value.get_docid();
        while (paragraphs.report_starts[report + 1] <= docid) ++report;
        if (std::string encoded = *value; encoded != last) {
            row.clear();
            for (std::string& text : decode_column(encoded).values) {
                const auto [known, added] = numbers.try_emplace(std::move(text), static_cast<std::uint32_t>(rows.values.size()));
                if (added) rows.values.push_back({known->first, 0, 0});
                row.push_back(known->second);
            }
            last_report.resize(rows.values.size());
            last = std::move(encoded);
        }
        rows.starts.resize(docid + 1, static_cast<std::uint32_t>(rows.codes.size()));
        rows.codes.insert(rows.codes.end(), row.begin(), row.end());
        for (std::uint32_t code : row) {
            ++rows.values[code].paragraphs;
            if (last_report[code] == report + 1) continue;
            last_report[code] = report + 1;
            ++rows.values[code].reports;
        }
    }
    rows.starts.resize(paragraphs.docids + 1, static_cast<std::uint32_t>(rows.codes.size()));
    return rows;
}

// What all paragraphs of every report share is written once a report.
void fold_reports(Rows& rows, const Paragraphs& paragraphs) {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> codes;
    const auto row = [&](std::uint32_t docid) {
        return std::span(rows.codes).subspan(rows.starts[docid], rows.starts[docid + 1] - rows.starts[docid]);
    };
    for (std::size_t report = 0; report < paragraphs.report_keys.size(); ++report) {
        const auto first = row(paragraphs.report_starts[report]);
        for (std::uint32_t docid = paragraphs.report_starts[report]; docid < paragraphs.report_starts[report + 1]; ++docid) {
            const bool is_paragraph = (paragraphs.bits[docid / 64] >> (docid % 64) & 1U) != 0;
            if (is_paragraph && !std::ranges::equal(row(docid), first)) return;
        }
        starts.push_back(static_cast<std::uint32_t>(codes.size()));
        codes.insert(codes.end(), first.begin(), first.end());
    }
    starts.push_back(static_cast<std::uint32_t>(codes.size()));
    rows.starts = std::move(starts);
    rows.codes = std::move(codes);
    rows.by_report = true;
}

std::vector<std::uint64_t> filled(const Rows& rows) {
    std::vector<std::uint64_t> bits((rows.starts.size() - 1 + 63) / 64);
    for (std::size_t id = 0; id + 1 < rows.starts.size(); ++id)
        if (rows.starts[id] < rows.starts[id + 1]) bits[id / 64] |= std::uint64_t{1} << (id % 64);
    return bits;
}

ColumnHeader add_column(SidecarOutput& out, std::uint32_t slot, const Rows& rows) {
    ColumnHeader header;
    header.slot = slot;
    header.by_report = rows.by_report ? 1 : 0;
    header.rows = static_cast<std::uint32_t>(rows.starts.size() - 1);
    header.value_count = static_cast<std::uint32_t>(rows.values.size());
    header.code_count = rows.codes.size();
    std::string texts;
    for (const Value& value : rows.values) texts += value.text;
    std::uint64_t text = out.add(std::span<const char>(texts));
    std::vector<ColumnValue> values;
    for (const Value& value : rows.values) {
        values.push_back({text, static_cast<std::uint32_t>(value.text.size()), value.paragraphs, value.reports, 0});
        text += value.text.size();
    }
    header.values = out.add(values);
    header.starts = out.add(rows.starts);
    header.codes = out.add(rows.codes);
    if (!rows.by_report) header.filled = out.add(filled(rows));
    return header;
}

void write_file(SidecarOutput& out, const Xapian::Database& database, const Paragraphs& paragraphs) {
    ColumnsHeader header;
    out.add(std::span<const ColumnsHeader>(&header, 1));
    std::vector<ColumnHeader> columns;
    for (const schema::Field& field : schema::fields()) {
        if (!field.is_facet()) continue;
        Rows rows = read_rows(database, field.column, paragraphs);
        if (rows.codes.empty()) continue;
        fold_reports(rows, paragraphs);
        columns.push_back(add_column(out, field.column, rows));
    }
    header.docids = paragraphs.docids;
    header.paragraph_count = paragraphs.count;
    header.report_count = static_cast<std::uint32_t>(paragraphs.report_keys.size());
    header.column_count = static_cast<std::uint32_t>(columns.size());
    header.paragraphs = out.add(paragraphs.bits);
    header.report_starts = out.add(paragraphs.report_starts);
    std::vector<std::uint64_t> keys = paragraphs.report_keys;
    std::ranges::sort(keys);
    header.report_keys = out.add(keys);
    header.columns = out.add(columns);
    header.head = head_of(kColumnsMagic, database, out.size());
    out.put_first(header);
}

void write_for(const Xapian::Database& database, const fs::path& folder) {
    if (Columns::open(folder, database)) return;
    const fs::path file = folder / kColumnsFile;
    const auto paragraphs = read_paragraphs(database);
    if (!paragraphs) {
        std::error_code ignored;
        fs::remove(file, ignored);
        return;
    }
    SidecarOutput out(file);
    write_file(out, database, *paragraphs);
    out.put_in_place();
}

}  // namespace

void write_columns(const fs::path& location) {
    for (const std::string& leaf : leaves({location.string()}))
        if (fs::is_directory(leaf)) translating("the index " + leaf, [&] { write_for(Xapian::Database(leaf), leaf); });
}

}  // namespace travaux::database
