// A search as its URL says it: `/?q=retreat&year=2013&agency=IOM&sort=year&page=2`. The URL is the query: it can be
// shared, and the back button works.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/http/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

/// Hits on one page.
inline constexpr std::size_t kPageLength = 10;

struct Ask {
    std::string text;                    // q
    std::vector<search::Filter> filters; // one entry a field, named as in the field table; values in the order given
    search::Sort sort = search::Sort::Relevance;
    bool by_report = false;              // group=document
    bool copies_apart = false;           // copies=apart: near-copies are not folded
    bool why = false;                    // why=on: each hit says why it is one
    std::string more;                    // more=agency: the field whose values are all listed
    std::size_t page = 1;

    bool empty() const { return text.empty() && filters.empty(); }
    bool has(std::string_view field, std::string_view value) const;
};

/// Total: what is unknown or makes no sense is passed over.
Ask read_ask(const http::Parameters& query);

/// Every field of the table that can be a filter, with its values; not checked.
std::vector<search::Filter> read_filters(const http::Parameters& query);

/// Throws schema::Error(Usage) for a value that its field cannot have.
void check(const std::vector<search::Filter>& filters);

/// The URL of `path` with this search, beginning with `path`; parts that are as by default are left out.
std::string url(const Ask& ask, std::string_view path = "/");

/// The search with a value of a field added, or taken away where it has it; from its first page.
Ask toggled(Ask ask, std::string_view field, std::string_view value);

/// The same search on another page.
Ask at_page(Ask ask, std::size_t page);

/// As the command line would ask: facets of every field that has them, snippets, near-copies folded.
/// Throws schema::Error(Usage) for a filter value that its field cannot have.
search::Request request_of(const Ask& ask);

}  // namespace travaux::pages
