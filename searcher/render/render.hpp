// The third room of the searcher: plain results in, bytes out. One function a format.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::render {

/// How text for a person looks. `width` in columns; colour and hyperlinks only where the caller found a
/// terminal and no NO_COLOR.
struct Style {
    bool colour = false;
    std::size_t width = 80;
};

std::string text(const search::Results& results, const Style& style);
std::string text(const search::Passage& passage, const Style& style);
std::string text(const std::vector<search::Facet>& facets, const Style& style);

/// docs/json.md; ends in a newline.
std::string json(const search::Results& results);
std::string json(const search::Passage& passage);

/// One hit a line.
std::string json_lines(const search::Results& results);

/// Columns chosen from table_columns(); a header line first; tabs, line ends and control characters in
/// values become blanks (TSV), or the value is quoted (CSV, RFC 4180).
std::string tsv(const search::Results& results, const std::vector<std::string>& columns);
std::string csv(const search::Results& results, const std::vector<std::string>& columns);

/// TREC run lines `qid Q0 id rank score tag`.
std::string trec(const search::Results& results, std::string_view qid, std::string_view tag);

/// Names that `--fields` takes.
std::vector<std::string_view> table_columns();

/// Text without what could command a terminal: C0 and C1 controls, and lone direction overrides, become U+FFFD.
std::string printable(std::string_view text);

}  // namespace travaux::render
