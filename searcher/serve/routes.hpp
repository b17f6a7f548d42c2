// One function an address. Inside of the program.
#pragma once

#include "schema/error.hpp"
#include "schema/vocabulary/authority.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/follow/trace.hpp"
#include "searcher/precedent/history.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/draft_page.hpp"
#include "searcher/serve/searchers.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace travaux::serve {

/// A request, what of its path follows the route ("doc" of "/report/doc"), and what there is to answer it.
struct Visit {
    const http::Request& request;
    std::string_view rest;
    Searchers& searchers;
    const vocabulary::Authority& authority;
    const cite::Names& names;
};

/// What an address names is not in the index: a 404. Any other Error(NotFound) is of the index itself or of a table, and no
/// visitor's business.
class Absent : public schema::Error {
public:
    explicit Absent(const std::string& message, std::string hint = {}) : Error(schema::ErrorCode::NotFound, message, std::move(hint)) {}
};

/// The status of an error that a visitor may read; none of one that tells of the inside.
std::optional<int> status_of(const schema::Error& error);

/// The passage at the address. Throws Absent where there is none, or more than one that it could mean.
search::Passage only_passage(search::Searcher& searcher, std::string_view address);

// What pages show and their lists hold: computed in one place. Each borrows a searcher while it works.
precedent::Precedents precedents_of(const search::Passage& passage, precedent::Options options, search::Searcher& searcher);
precedent::History history_of(const Visit& visit);  // of the phrase `q`, filtered as the URL says; nothing where it is empty
follow::Trace trace_of(const Visit& visit, std::string_view address, bool back);
pages::DraftView draft_of(const Visit& visit);      // of the form field `draft`

// Pages. Each throws schema::Error where it cannot be made; what is not found is Absent.
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

// Lists to take along: of the search that the URL says, and of single pages ("trace.csv" being the rest).
http::Response csv_export(const Visit& visit);
http::Response json_lines_export(const Visit& visit);
http::Response atom_feed(const Visit& visit);
http::Response bibtex_export(const Visit& visit);
http::Response list_export(const Visit& visit);
http::Response draft_export(const Visit& visit);  // its rest is the form: csv, tsv, jsonl, bib

// The JSON of the command line under /api/v1/; api.cpp.
http::Response api(const Visit& visit);

}  // namespace travaux::serve
