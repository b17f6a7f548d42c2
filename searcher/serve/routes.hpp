// One function an address. Inside of the program.
#pragma once

#include "schema/vocabulary/authority.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/searchers.hpp"

#include <string_view>

namespace travaux::serve {

/// A request, what of its path follows the route ("doc" of "/report/doc"), and what there is to answer it.
struct Visit {
    const http::Request& request;
    std::string_view rest;
    Searchers& searchers;
    const vocabulary::Authority& authority;
    const cite::Names& names;
};

/// The passage at the address. Throws schema::Error(NotFound) where there is none, or more than one that it could mean.
search::Passage only_passage(search::Searcher& searcher, std::string_view address);

// Pages. Each throws schema::Error where it cannot be made; what is not found is Error(NotFound).
http::Response search_page(const Visit& visit);
http::Response report_page(const Visit& visit);
http::Response agencies_page(const Visit& visit);
http::Response agency_page(const Visit& visit);
http::Response draft_page(const Visit& visit);
http::Response draft_answer(const Visit& visit);
http::Response commitments_page(const Visit& visit);
http::Response cite_page(const Visit& visit);
http::Response precedents_page(const Visit& visit);
http::Response history_page(const Visit& visit);
http::Response trace_page(const Visit& visit);

// Lists to take along, of the search that the URL says.
http::Response csv_export(const Visit& visit);
http::Response json_lines_export(const Visit& visit);
http::Response atom_feed(const Visit& visit);
http::Response bibtex_export(const Visit& visit);
http::Response commitments_export(const Visit& visit);  // its rest is the form: csv, tsv, jsonl, bib, ics
http::Response agencies_export(const Visit& visit);

// The JSON of the command line under /api/v1/; api.cpp.
http::Response api(const Visit& visit);

}  // namespace travaux::serve
