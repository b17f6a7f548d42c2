#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "searcher/console.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;
using search::Results;

constexpr std::size_t kEveryReport = 1'000'000;

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

void check_filters(const std::vector<search::Filter>& filters) {
    for (const search::Filter& filter : filters)
        for (const std::string& value : filter.values) {
            const schema::Field& field = schema::field(filter.field);
            const query::Reading reading = query::parse_filter(field, value);
            if (!reading.ok())
                throw Error(ErrorCode::Usage, fmt::format("{} {}: {}", field.option, value, reading.problems.front().message),
                            reading.problems.front().hint);
        }
}

void check_columns(const std::vector<std::string>& columns) {
    if (columns.empty()) return;
    const auto known = render::table_columns();
    for (const std::string& column : columns)
        if (std::ranges::find(known, column) == known.end())
            throw Error(ErrorCode::Usage, fmt::format("there is no output field {}", column), fmt::format("they are {}", fmt::join(known, ", ")));
}

bool wants_facets(Format format) { return format == Format::Text || format == Format::Json; }

std::string rendered(const Results& results, const Options& options, Format format) {
    if (options.nul) return render::nul_separated(results, options.columns);
    switch (format) {
        case Format::Text: return render::text(results, style_for(options.colour));
        case Format::Json: return render::json(results, options.columns);
        case Format::JsonLines: return render::json_lines(results, options.columns);
        case Format::Tsv: return render::tsv(results, columns_of(options));
        case Format::Csv: return render::csv(results, columns_of(options));
        case Format::Trec: return render::trec(results, "1", "travaux");
        default: return {};  // formats of other verbs
    }
    return {};
}

// What was given to the indexer, each file once; an import has no file, its doc stands for it.
std::string files_of(const Results& results, char end) {
    std::set<std::string> seen;
    std::string out;
    for (const search::Hit& hit : results.hits) {
        const bool has_path = hit.report && !hit.report->path.empty();
        const std::string file = has_path ? hit.report->path : hit.id.substr(0, hit.id.find('#'));
        if (seen.insert(file).second) out += (end == '\0' ? file : render::printable(file)) + end;
    }
    return out;
}

Format format_of(const Options& options) {
    if (options.format) return *options.format;
    return options.columns.empty() ? Format::Text : Format::Tsv;
}

// What the results say to a person and the output format does not carry.
void tell(const Results& results, const Options& options, Format format) {
    if (options.quiet || format == Format::Json) return;
    for (const std::string& note : results.notes) complain("travaux: " + note);
    if (results.total == 0 && results.hits.empty() && !options.count) complain("travaux: nothing found");
    if (results.did_you_mean) complain("travaux: did you mean: " + *results.did_you_mean);
}

}  // namespace

std::vector<std::string> locations_of(const Options& options) {
    if (!options.locations.empty()) return options.locations;
    return {schema::default_database().string()};
}

std::vector<std::string> columns_of(const Options& options) {
    return options.columns.empty() ? std::vector<std::string>{"rank", "id", "score", "title", "section", "snippet"} : options.columns;
}

search::Searcher open_index(const Options& options) {
    return search::Searcher({locations_of(options), std::chrono::milliseconds(static_cast<long>(options.timeout * 1000)), options.partial});
}

void tell_missing(const search::Searcher& searcher) {
    for (const std::string& server : searcher.missing()) complain(fmt::format("travaux: {} does not answer: this is without it", server));
}

search::Request request_of(const Options& options) {
    search::Request request = options.request;
    request.text = joined(request.plain ? options.words : with_saved_queries(options.words));
    check_filters(request.filters);
    return request;
}

int search_verb(const Options& options) {
    if (options.format_version) return print(fmt::format("{}\n", render::kJsonFormat)), 0;
    check_columns(options.columns);
    if (options.batch) return batch(options);
    const bool nothing = joined(options.words).find_first_not_of(" \t\n") == std::string::npos;
    if (nothing && options.request.filters.empty())
        throw Error(ErrorCode::Usage, "there is nothing to search for", "give a query or a filter; '*' is every paragraph");
    if (options.nul && options.columns.empty() && !options.files)
        throw Error(ErrorCode::Usage, "-0 needs --files or --fields", "for example --fields id,text -0");

    const Format format = format_of(options);
    const bool plain_text = format == Format::Text;
    search::Request request = request_of(options);
    request.limit = options.limit.value_or(options.files ? kEveryReport : format == Format::Trec ? 1000 : 10);
    const std::size_t depth = plain_text ? 5 : 10;
    if (options.facets) request.facets = search::read_facets(*options.facets, depth);
    else if (wants_facets(format)) request.facets = search::read_facets(search::kUsualFacets, depth);
    if (options.count || options.files || options.quiet) request.facets.clear();
    for (search::FacetRequest& facet : request.facets) facet.reports = !plain_text;  // which does not say them
    const bool short_list = plain_text && !options.facets;
    if (options.count) request.limit = 0;
    if (options.quiet && !options.count) request.limit = 1;
    if (options.files) request.group_by_document = true;
    const bool for_reading = format == Format::Text || format == Format::Json || format == Format::JsonLines;
    request.group_near_copies = for_reading && !options.no_group && !options.nul && !options.files;
    request.neighbours = for_reading ? options.neighbours : 0;
    request.snippets = !(options.count || options.quiet || format == Format::Trec);

    search::Searcher searcher = open_index(options);
    Results results = searcher.search(request);
    results.offset = request.offset;
    tell_missing(searcher);
    if (short_list && results.total == 1) results.facets.clear();  // they would say again what the hit says
    tell(results, options, format);
    if (!options.quiet) {
        if (options.count) print(fmt::format("{}\n", results.total));
        else if (options.files) print(files_of(results, options.nul ? '\0' : '\n'));
        else print(rendered(results, options, format));
    }
    const bool found = results.total > 0 || !results.hits.empty();
    return found || options.exit_zero ? 0 : 1;
}

}  // namespace travaux::searcher
