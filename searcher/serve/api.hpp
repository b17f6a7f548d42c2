// The answers of the API, one function a resource; `rest` is what stands behind its path. Each throws schema::Error, which
// api() turns into JSON. Inside of the program.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/routes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::serve {

http::Response json_response(std::string body, int status = 200);

/// The one passage that was found. Throws Absent.
const search::Passage& only(const search::Found& found);

/// `facets`, else these.
std::vector<search::FacetRequest> facets_of(const http::Parameters& given, std::string_view otherwise);

http::Response search_answer(const Visit& visit, std::string_view rest);
http::Response search_lines_answer(const Visit& visit, std::string_view rest);
http::Response search_csv_answer(const Visit& visit, std::string_view rest);
http::Response facets_answer(const Visit& visit, std::string_view rest);
http::Response show_answer(const Visit& visit, std::string_view rest);
http::Response explain_answer(const Visit& visit, std::string_view rest);
http::Response status_answer(const Visit& visit, std::string_view rest);
http::Response fields_answer(const Visit& visit, std::string_view rest);
http::Response terms_answer(const Visit& visit, std::string_view rest);
http::Response precedent_answer(const Visit& visit, std::string_view rest);
http::Response verify_answer(const Visit& visit, std::string_view rest);
http::Response history_answer(const Visit& visit, std::string_view rest);
http::Response similar_answer(const Visit& visit, std::string_view rest);
http::Response all_similar_answer(const Visit& visit, std::string_view rest);
http::Response commitments_answer(const Visit& visit, std::string_view rest);
http::Response cite_answer(const Visit& visit, std::string_view rest);
http::Response trace_answer(const Visit& visit, std::string_view rest);
http::Response all_traces_answer(const Visit& visit, std::string_view rest);

}  // namespace travaux::serve
