#include "schema/database/column_rows.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/columns_format.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/sidecar.hpp"
#include "schema/fields.hpp"

#include <algorithm>
#include <numeric>
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

// One column: a set of values for each row, first of document ids.
struct FacetColumn {
    std::vector<std::uint32_t> sets;              // by row
    std::vector<std::vector<std::uint32_t>> all;  // the codes of each set; set 0 is empty
    std::vector<Value> values;
    bool by_report = false;
};

// The number of each set of values, by the values as a column has them.
class Sets {
public:
    explicit Sets(FacetColumn& column) : column_(column) { column.all.emplace_back(); }

    std::uint32_t of(std::string_view encoded) {
        const Column decoded = decode_column(encoded);
        if (decoded.values.empty()) return 0;
        const auto [known, added] = sets_.try_emplace(std::string(encoded.substr(decoded.report.size())), static_cast<std::uint32_t>(column_.all.size()));
        if (added) {
            auto& codes = column_.all.emplace_back();
            for (const std::string& text : decoded.values) codes.push_back(code_of(text));
        }
        return known->second;
    }

private:
    std::uint32_t code_of(const std::string& text) {
        const auto [known, added] = codes_.try_emplace(text, static_cast<std::uint32_t>(column_.values.size()));
        if (added) column_.values.push_back({text, 0, 0});
        return known->second;
    }

    FacetColumn& column_;
    std::unordered_map<std::string, std::uint32_t> sets_;
    std::unordered_map<std::string, std::uint32_t> codes_;
};

FacetColumn read_column(const Xapian::Database& database, Xapian::valueno slot, const Paragraphs& paragraphs) {
    FacetColumn column;
    column.sets.resize(paragraphs.docids);
    Sets sets(column);
    std::vector<std::size_t> last_report;  // by code, one more than its index
    std::string last;                      // neighbours mostly have the same values
    std::uint32_t set = 0;
    std::size_t report = 0;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
        const std::uint32_t docid = value.get_docid();
        while (paragraphs.report_starts[report + 1] <= docid) ++report;
        if (std::string encoded = *value; encoded != last) {
            set = sets.of(encoded);
            last_report.resize(column.values.size());
            last = std::move(encoded);
        }
        column.sets[docid] = set;
        for (std::uint32_t code : column.all[set]) {
            ++column.values[code].paragraphs;
            if (last_report[code] == report + 1) continue;
            last_report[code] = report + 1;
            ++column.values[code].reports;
        }
    }
    return column;
}

void sort_values(FacetColumn& column) {
    std::vector<std::uint32_t> order(column.values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t code) -> const std::string& { return column.values[code].text; });
    std::vector<std::uint32_t> code_of(order.size());
    std::vector<Value> sorted;
    for (std::uint32_t code : order) {
        code_of[code] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(column.values[code]));
    }
    column.values = std::move(sorted);
    for (auto& codes : column.all)
        for (std::uint32_t& code : codes) code = code_of[code];
}

// What all paragraphs of every report share is written once a report.
void fold_reports(FacetColumn& column, const Paragraphs& paragraphs) {
    std::vector<std::uint32_t> sets;
    for (std::size_t report = 0; report < paragraphs.report_keys.size(); ++report) {
        const std::uint32_t first = column.sets[paragraphs.report_starts[report]];
        for (std::uint32_t docid = paragraphs.report_starts[report]; docid < paragraphs.report_starts[report + 1]; ++docid) {
            const bool is_paragraph = (paragraphs.bits[docid / 64] >> (docid % 64) & 1U) != 0;
            if (is_paragraph && column.sets[docid] != first) return;
        }
        sets.push_back(first);
    }
    column.sets = std::move(sets);
    column.by_report = true;
}

// Sets as they are numbered in the file: those of one value first.
struct Numbered {
    std::vector<std::uint32_t> number_of;  // by set of the column
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> codes;
};

Numbered number_sets(const FacetColumn& column) {
    Numbered numbered;
    for (const std::vector<std::uint32_t>& codes : column.all) {
        if (codes.size() <= 1) {
            numbered.number_of.push_back(codes.empty() ? 0 : codes.front() + 1);
            continue;
        }
        numbered.number_of.push_back(static_cast<std::uint32_t>(column.values.size() + numbered.starts.size()));
        numbered.codes.insert(numbered.codes.end(), codes.begin(), codes.end());
        numbered.starts.push_back(static_cast<std::uint32_t>(numbered.codes.size()));
    }
    return numbered;
}

template <class Number>
std::uint64_t add_numbers(SidecarOutput& out, const std::vector<std::uint32_t>& numbers) {
    std::vector<Number> narrow;
    narrow.reserve(numbers.size());
    for (std::uint32_t number : numbers) narrow.push_back(static_cast<Number>(number));
    return out.add(narrow);
}

ColumnHeader add_column(SidecarOutput& out, std::uint32_t slot, const FacetColumn& column, std::vector<std::uint32_t>& before) {
    ColumnHeader header;
    header.slot = slot;
    header.by_report = column.by_report ? 1 : 0;
    header.value_count = static_cast<std::uint32_t>(column.values.size());
    const Numbered numbered = number_sets(column);
    header.set_count = static_cast<std::uint32_t>(numbered.starts.size() - 1);
    header.code_count = static_cast<std::uint32_t>(numbered.codes.size());
    std::string texts;
    for (const Value& value : column.values) texts += value.text;
    std::uint64_t text = out.add(std::span<const char>(texts));
    std::vector<ColumnValue> values;
    for (const Value& value : column.values) {
        values.push_back({text, static_cast<std::uint32_t>(value.text.size()), value.paragraphs, value.reports, 0});
        text += value.text.size();
    }
    header.values = out.add(values);
    header.starts = out.add(numbered.starts);
    header.codes = out.add(numbered.codes);

    std::vector<std::uint32_t> sets;
    for (std::uint32_t set : column.sets) sets.push_back(numbered.number_of[set]);
    ColumnRows rows = column.by_report ? ColumnRows{std::move(sets), {}, {}, {}} : rows_of_documents(sets, header.value_count + header.set_count + 1);
    header.number_count = static_cast<std::uint32_t>(rows.numbers.size());
    header.plane_count = static_cast<std::uint32_t>(rows.plane_sets.size());
    header.plane_sets = out.add(rows.plane_sets);
    header.planes = out.add(rows.planes);
    const std::uint32_t most = header.value_count + header.set_count;
    header.width = most < 1U << 8U ? 1 : most < 1U << 16U ? 2 : 4;
    header.numbers = header.width == 1   ? add_numbers<std::uint8_t>(out, rows.numbers)
                     : header.width == 2 ? add_numbers<std::uint16_t>(out, rows.numbers)
                                         : add_numbers<std::uint32_t>(out, rows.numbers);
    before = std::move(rows.before);
    return header;
}

void write_file(SidecarOutput& out, const Xapian::Database& database, const Paragraphs& paragraphs) {
    ColumnsHeader header;
    out.add(std::span<const ColumnsHeader>(&header, 1));
    std::vector<ColumnHeader> columns;
    std::vector<std::vector<std::uint32_t>> befores;
    for (const schema::Field& field : schema::fields()) {
        if (!field.is_facet()) continue;
        FacetColumn column = read_column(database, field.column, paragraphs);
        if (column.values.empty()) continue;
        sort_values(column);
        fold_reports(column, paragraphs);
        columns.push_back(add_column(out, field.column, column, befores.emplace_back()));
    }
    header.docids = paragraphs.docids;
    header.paragraph_count = paragraphs.count;
    header.report_count = static_cast<std::uint32_t>(paragraphs.report_keys.size());
    header.column_count = static_cast<std::uint32_t>(columns.size());
    std::vector<std::uint64_t> keys = paragraphs.report_keys;
    std::ranges::sort(keys);
    header.report_keys = out.add(keys);
    header.paragraphs = out.add(paragraphs.bits);  // what every search reads stands together from here on
    header.report_starts = out.add(paragraphs.report_starts);
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].before = out.add(befores[i]);
    header.columns = out.add(columns);
    out.fill_piece();
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
