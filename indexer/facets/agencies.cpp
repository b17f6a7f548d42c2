#include "indexer/facets/annotations.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

/// "LF" of "Long Form (LF)": what stands in the brackets right after byte `at`, where it is one acronym.
std::string_view acronym_after(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 20;
    if (at + 3 > text.size() || text.substr(at, 2) != " (") return {};
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos || close - at > kLongest) return {};
    const std::string_view inside = text.substr(at + 2, close - at - 2);
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '/'; };
    const bool acronym = std::ranges::count_if(inside, capital) >= 2 && std::ranges::all_of(inside, allowed);
    return acronym ? inside : std::string_view{};
}

}  // namespace

std::vector<vocabulary::LocalName> local_names(const std::vector<schema::Unit>& units, std::string_view language,
                                               const vocabulary::Authority& authority) {
    std::vector<vocabulary::LocalName> out;
    for (const schema::Unit& unit : units) {
        if (unit.text.find(" (") == std::string::npos) continue;
        for (const auto& match : authority.find(unit.text, {}, unit.language.empty() ? language : std::string_view(unit.language))) {
            const std::string_view acronym = acronym_after(unit.text, match.end);
            if (acronym.empty()) continue;
            const auto& agency = authority.agencies()[match.agency];
            const auto same = [&](const auto& local) { return local.form == acronym; };
            // "DESA (New York)" defines nothing: the long form has several words
            const bool long_form = match.end - match.begin > acronym.size() &&
                                   unit.text.substr(match.begin, match.end - match.begin).find(' ') != std::string::npos;
            if (long_form && std::ranges::none_of(out, same)) {
                out.push_back({std::string(acronym), agency.canonical});
            }
        }
    }
    return out;
}

std::vector<std::string> agencies_in(const Passage& passage, const vocabulary::Authority& authority) {
    std::vector<std::string> out;
    for (const auto& match : passage.names) {
        const auto& agency = authority.agencies()[match.agency];
        if (agency.facet && std::ranges::find(out, agency.canonical) == out.end()) out.push_back(agency.canonical);
    }
    return out;
}

}  // namespace travaux::facets
