// Hits as a list to take along, made while it is sent. Inside of the program.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/searchers.hpp"

#include <string>
#include <vector>

namespace travaux::serve {

/// Every match of the request, 20,000 at most, whatever its limit; facets and near-copies are left alone. The searchers
/// must outlive the response. `columns`: keys or columns; all of them, or those that a table of hits usually has, where empty.
http::Response hits_as_json_lines(Searchers& searchers, search::Request request, std::vector<std::string> columns);
http::Response hits_as_csv(Searchers& searchers, search::Request request, std::vector<std::string> columns);

/// A file to be saved.
http::Response attached(std::string_view type, const std::string& file, std::string body);

}  // namespace travaux::serve
