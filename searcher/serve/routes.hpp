// One function an address. Inside of the program.
#pragma once

#include "searcher/search/searcher.hpp"
#include "searcher/serve/http/message.hpp"

#include <string_view>

namespace travaux::serve {

/// A request, and what of its path follows the route ("doc" of "/report/doc").
struct Visit {
    const http::Request& request;
    std::string_view rest;
};

http::Response search_route(search::Searcher& searcher, const Visit& visit);
http::Response report_route(search::Searcher& searcher, const Visit& visit);

}  // namespace travaux::serve
