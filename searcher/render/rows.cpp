#include "searcher/render/characters.hpp"
#include "searcher/render/render.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace travaux::render {
namespace {

using search::Hit;
using search::Results;

constexpr std::string_view kBetween = "|";  // as in the data tables

template <class T>
std::string number(const std::optional<T>& value) {
    return value ? std::to_string(*value) : std::string();
}

std::string lines_of(const schema::Unit& unit) {
    std::vector<std::string> ranges;
    for (const schema::LineRange& range : unit.lines) ranges.push_back(fmt::format("{}-{}", range.first, range.last));
    return list_of(ranges, kBetween);
}

struct Column {
    std::string_view name;
    std::string (*cell)(const Hit& hit, std::size_t rank);
};

constexpr std::array kColumns{
    Column{"rank", [](const Hit&, std::size_t rank) { return std::to_string(rank); }},
    Column{"id", [](const Hit& hit, std::size_t) { return hit.id; }},
    Column{"doc", [](const Hit& hit, std::size_t) { return hit.report->doc; }},
    Column{"address", [](const Hit& hit, std::size_t) { return hit.unit.address; }},
    Column{"label", [](const Hit& hit, std::size_t) { return hit.unit.label; }},
    Column{"kind", [](const Hit& hit, std::size_t) { return std::string(schema::name_of(hit.unit.kind)); }},
    Column{"section", [](const Hit& hit, std::size_t) { return list_of(hit.unit.section, kBetween); }},
    Column{"page", [](const Hit& hit, std::size_t) { return number(hit.unit.page); }},
    Column{"ocr", [](const Hit& hit, std::size_t) { return number(hit.unit.ocr); }},
    Column{"lines", [](const Hit& hit, std::size_t) { return lines_of(hit.unit); }},
    Column{"title", [](const Hit& hit, std::size_t) { return hit.report->title; }},
    Column{"symbol", [](const Hit& hit, std::size_t) { return hit.report->symbol; }},
    Column{"doctype", [](const Hit& hit, std::size_t) { return hit.report->doctype; }},
    Column{"year", [](const Hit& hit, std::size_t) { return number(hit.report->year); }},
    Column{"date", [](const Hit& hit, std::size_t) { return hit.report->date; }},
    Column{"chair", [](const Hit& hit, std::size_t) { return list_of(hit.report->chair, kBetween); }},
    Column{"author", [](const Hit& hit, std::size_t) { return list_of(hit.report->author, kBetween); }},
    Column{"objective", [](const Hit& hit, std::size_t) { return number(hit.unit.objective); }},
    Column{"agency", [](const Hit& hit, std::size_t) { return list_of(hit.unit.agency, kBetween); }},
    Column{"mentions", [](const Hit& hit, std::size_t) { return fmt::format("{}", fmt::join(hit.unit.mentions, kBetween)); }},
    Column{"commitment", [](const Hit& hit, std::size_t) { return std::string(schema::name_of(hit.unit.commitment)); }},
    Column{"actor", [](const Hit& hit, std::size_t) { return list_of(hit.unit.actor, kBetween); }},
    Column{"due", [](const Hit& hit, std::size_t) { return hit.unit.due; }},
    Column{"language",
           [](const Hit& hit, std::size_t) { return hit.unit.language.empty() ? hit.report->language : hit.unit.language; }},
    Column{"score", [](const Hit& hit, std::size_t) { return fmt::format("{:.4f}", hit.score); }},
    Column{"all_words", [](const Hit& hit, std::size_t) { return std::string(hit.all_words ? "true" : "false"); }},
    Column{"more_in_report", [](const Hit& hit, std::size_t) { return std::to_string(hit.more_in_report); }},
    Column{"near_copies", [](const Hit& hit, std::size_t) { return list_of(hit.near_copies, kBetween); }},
    Column{"snippet", [](const Hit& hit, std::size_t) { return hit.snippet.text; }},
    Column{"lead_in", [](const Hit& hit, std::size_t) { return hit.lead_in; }},
    Column{"text", [](const Hit& hit, std::size_t) { return hit.unit.text; }},
};

std::vector<std::string> row(const Hit& hit, std::size_t rank, const std::vector<std::string>& columns) {
    std::vector<std::string> cells;
    for (const std::string& name : columns) {
        const auto* column = std::ranges::find(kColumns, name, &Column::name);
        if (column == kColumns.end()) throw std::logic_error("no column " + name);
        cells.push_back(column->cell(hit, rank));
    }
    return cells;
}

using Line = std::string (*)(const std::vector<std::string>&);

// Each row begins with `first`, where that is not empty.
std::string rows(const Results& results, const std::vector<std::string>& columns, Line line, std::string_view first = {}) {
    std::string out;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
        std::vector<std::string> cells = row(results.hits[i], results.offset + i + 1, columns);
        if (!first.empty()) cells.insert(cells.begin(), std::string(first));
        out += line(cells);
    }
    return out;
}

std::string in_quotes(std::string_view cell) {
    const std::string safe = printable(cell);
    if (safe.find_first_of(",\"") == std::string::npos) return safe;
    std::string out = "\"";
    for (const char c : safe) out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

}  // namespace

std::string tsv_line(const std::vector<std::string>& cells) {
    std::vector<std::string> safe;
    for (const std::string& cell : cells) safe.push_back(printable(cell));
    return list_of(safe, "\t") + "\n";
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::vector<std::string> safe;
    for (const std::string& cell : cells) safe.push_back(in_quotes(cell));
    return list_of(safe, ",") + "\r\n";
}

std::string tsv(const Results& results, const std::vector<std::string>& columns) { return tsv_line(columns) + rows(results, columns, tsv_line); }

std::string csv(const Results& results, const std::vector<std::string>& columns) { return csv_line(columns) + rows(results, columns, csv_line); }

std::string tsv(const Results& results, const std::vector<std::string>& columns, std::string_view qid) { return rows(results, columns, tsv_line, qid); }

std::string csv(const Results& results, const std::vector<std::string>& columns, std::string_view qid) { return rows(results, columns, csv_line, qid); }

std::vector<std::string> with_qid(std::vector<std::string> columns) {
    columns.insert(columns.begin(), "qid");
    return columns;
}

std::string nul_separated(const Results& results, const std::vector<std::string>& columns) {
    std::string out;
    for (std::size_t i = 0; i < results.hits.size(); ++i)
        for (const std::string& cell : row(results.hits[i], results.offset + i + 1, columns)) out.append(cell).append(1, '\0');
    return out;
}

std::string trec(const Results& results, std::string_view qid, std::string_view tag) {
    std::string out;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
        std::string id = printable(results.hits[i].id);
        std::ranges::replace(id, ' ', '_');
        out += fmt::format("{} Q0 {} {} {:.6f} {}\n", qid, id, results.offset + i + 1, results.hits[i].score, tag);
    }
    return out;
}

std::vector<std::string_view> table_columns() {
    std::vector<std::string_view> names;
    for (const Column& column : kColumns) names.push_back(column.name);
    return names;
}

}  // namespace travaux::render
