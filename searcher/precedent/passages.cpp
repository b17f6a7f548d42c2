#include "searcher/precedent/passages.hpp"

#include "schema/error.hpp"
#include "schema/field_values.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace travaux::precedent {
namespace {

struct Tally {
    std::size_t count = 0;
    std::set<std::string> reports;
};

// By count, then name; numbers ascending. As a search orders them.
void order(search::Facet& facet, std::size_t depth) {
    std::ranges::stable_sort(facet.values, std::ranges::greater{}, &search::FacetValue::count);
    if (depth != 0 && facet.values.size() > depth) {
        facet.more = facet.values.size() - depth;
        facet.values.resize(depth);
    }
    const bool numbers = schema::field(facet.field).type == schema::FieldType::Number;
    if (numbers) std::ranges::stable_sort(facet.values, {}, [](const search::FacetValue& one) { return std::pair(one.value.size(), one.value); });
}

// A text without a word, or longer than any query, stands nowhere.
std::vector<search::Hit> hits_of(const search::Request& request, search::Searcher& searcher) {
    try {
        return searcher.search(request).hits;
    } catch (const schema::Error& error) {
        if (error.code() != schema::ErrorCode::Query) throw;
        return {};
    }
}

}  // namespace

std::vector<search::Hit> retrieve(std::string_view text, std::span<const wording::Word> words, const std::vector<search::Filter>& filters,
                                  search::Searcher& searcher, Depth depth) {
    search::Request request;
    std::vector<double> weights;
    for (const wording::Word& word : words) weights.push_back(word.weight);
    std::ranges::sort(weights, std::greater<>());
    std::size_t taken = 0;  // many may weigh the same
    const double least = words.size() > depth.words ? weights[depth.words - 1] : 0;
    for (const wording::Word& word : words)
        if (word.weight >= least && ++taken <= 2 * depth.words) request.text += std::string(text.substr(word.begin, word.end - word.begin)) + " ";
    request.plain = true;
    request.match = search::Match::Any;
    request.filters = filters;
    request.limit = depth.passages;
    request.snippets = false;
    request.synonyms = false;
    request.closeness = false;
    return hits_of(request, searcher);
}

std::vector<search::Hit> retrieve_phrase(std::string_view text, const std::vector<search::Filter>& filters, search::Searcher& searcher,
                                         std::size_t limit, search::Sort sort) {
    search::Request request;
    // Quotes of every kind would end the phrase.
    for (std::size_t at = 0; at < text.size(); ++at) request.text += text[at] == '"' || text[at] == '\\' ? ' ' : text[at];
    for (const std::string_view quote : {"“", "”", "„", "«", "»"})
        for (std::size_t at = request.text.find(quote); at != std::string::npos; at = request.text.find(quote, at))
            request.text.replace(at, quote.size(), quote.size(), ' ');
    request.text = "\"" + request.text + "\"";
    request.filters = filters;
    request.match = search::Match::All;
    request.limit = limit;
    request.sort = sort;
    request.snippets = false;
    request.raise = false;
    return hits_of(request, searcher);
}

std::vector<search::Facet> facets(std::span<const Source* const> sources, const std::vector<search::FacetRequest>& requests) {
    std::vector<search::Facet> all;
    for (const search::FacetRequest& request : requests) {
        std::map<std::string, Tally> tallies;
        for (const Source* source : sources)
            for (const std::string& value : schema::values_of(schema::field(request.field), *source->report, source->unit)) {
                ++tallies[value].count;
                tallies[value].reports.insert(source->report->doc);
            }
        search::Facet facet{request.field, {}, 0};
        for (const auto& [value, tally] : tallies) facet.values.push_back({value, tally.count, tally.reports.size(), false});
        order(facet, request.depth);
        all.push_back(std::move(facet));
    }
    return all;
}

}  // namespace travaux::precedent
