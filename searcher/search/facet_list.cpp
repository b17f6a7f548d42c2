#include "searcher/search/facet_list.hpp"

#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace travaux::search {
namespace {

std::vector<std::string> facet_names() {
    std::vector<std::string> names;
    for (const schema::Field& field : schema::fields())
        if (field.is_facet()) names.emplace_back(field.name);
    return names;
}

}  // namespace

std::vector<FacetRequest> read_facets(std::string_view given, std::size_t depth) {
    std::vector<FacetRequest> requests;
    if (given == "none") return requests;
    const std::vector<std::string> known = facet_names();
    if (given == "all") {
        for (const std::string& name : known) requests.push_back({name, depth});
        return requests;
    }
    for (const std::string& part : schema::split_cell(given, ',')) {
        const std::size_t colon = std::min(part.find(':'), part.size());
        FacetRequest request{part.substr(0, colon), depth};
        if (std::ranges::find(known, request.field) == known.end())
            throw schema::Error(schema::ErrorCode::Usage, fmt::format("{} is not a field that can be counted", request.field),
                        fmt::format("those that can are {}", fmt::join(known, ", ")));
        if (colon < part.size()) {
            const char* end = part.data() + part.size();
            const auto [stopped, error] = std::from_chars(part.data() + colon + 1, end, request.depth);
            if (error != std::errc{} || stopped != end)
                throw schema::Error(schema::ErrorCode::Usage, fmt::format("\"{}\" is not a number of values", part.substr(colon + 1)), "for example --facets agency:20");
        }
        requests.push_back(request);
    }
    return requests;
}

}  // namespace travaux::search
