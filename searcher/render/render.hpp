// The third room of the searcher: plain results in, bytes out. One function a format. Every output is valid
// UTF-8 that cannot command a terminal, whatever the documents hold.
#pragma once

#include "searcher/search/crossed.hpp"
#include "searcher/search/results.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::render {

/// How text for a person looks. `width` in columns; colour only where the caller found a terminal and no
/// NO_COLOR. Without colour nothing marks a match: the text is what a reader would copy.
struct Style {
    bool colour = false;
    std::size_t width = 80;
};

/// Hits, then facets, then one line of totals; empty where nothing was found.
std::string text(const search::Results& results, const Style& style);
/// `why`: behind the units, what the facts of the report and of the chosen unit were read from.
std::string text(const search::Passage& passage, const Style& style, bool why = false);
std::string text(const search::Verdict& verdict, const Style& style);
/// Counts as small bars; skipped years are shown as a row of 0.
std::string text(const std::vector<search::Facet>& facets, const Style& style);

/// The `format` of docs/json.md: raised when a key changes its meaning or goes.
inline constexpr int kJsonFormat = 1;

/// docs/json.md; one line. `keys`, where given, are all that is kept of each hit.
std::string json(const search::Results& results, const std::vector<std::string>& keys = {});
std::string json(const search::Passage& passage, bool why = false);
std::string json(const search::Status& status);
std::string json(const search::Verdict& verdict);
std::string json(const std::vector<search::FieldTerm>& terms);
std::string json_lines(const std::vector<search::FieldTerm>& terms);

/// The field table; an array without a `format`, as that of terms.
std::string fields_json();

/// "keyword", "agency", "number", "date", "text"; "report", "paragraph"
std::string_view name_of(schema::FieldType type);
std::string_view name_of(schema::FieldOf of);

/// `travaux facets --by ROWS,COLUMNS`: every pair of values that has a paragraph.
std::string json(const search::Crossed& crossed);

/// `{"format": 1, "error": {"message": …, "hint": …}}`; the hint is null where it is empty.
std::string error_json(std::string_view message, std::string_view hint);

/// One hit a line; `qid`, where not empty, is its first key.
std::string json_lines(const search::Results& results, const std::vector<std::string>& keys = {}, std::string_view qid = {});

/// Columns chosen from table_columns(); a header line first. Lists are joined by `|`; tabs, line ends and control
/// characters in values become blanks. CSV quotes what needs it (RFC 4180).
std::string tsv(const search::Results& results, const std::vector<std::string>& columns);
std::string csv(const search::Results& results, const std::vector<std::string>& columns);

/// Rows of a batch: without a header, `qid` before the columns. with_qid() gives the header's cells.
std::string tsv(const search::Results& results, const std::vector<std::string>& columns, std::string_view qid);
std::string csv(const search::Results& results, const std::vector<std::string>& columns, std::string_view qid);
std::vector<std::string> with_qid(std::vector<std::string> columns);

/// The values alone, one column after the other, each ended by a NUL byte (`-0`).
std::string nul_separated(const search::Results& results, const std::vector<std::string>& columns);

/// TREC run lines `qid Q0 id rank score tag`. Blanks in an id, which the format cannot hold, become `_`.
std::string trec(const search::Results& results, std::string_view qid, std::string_view tag);

/// Any row of plain strings in the two table formats.
using Line = std::string (*)(const std::vector<std::string>& cells);
std::string tsv_line(const std::vector<std::string>& cells);
std::string csv_line(const std::vector<std::string>& cells);

/// Columns of a terminal that the text takes, once it is printable().
std::size_t display_width(std::string_view text);

/// Names that `--fields` takes.
std::vector<std::string_view> table_columns();

/// Text without what could command a terminal, code point by code point: tabs and line ends become blanks; other C0
/// and C1 controls, direction overrides, embeddings and isolates, and ill-formed bytes become U+FFFD.
std::string printable(std::string_view text);

}  // namespace travaux::render
