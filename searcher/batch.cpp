// A file of queries, one process: `qid<TAB>query` a line.
#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

struct Line {
    std::string qid;
    std::string query;
};

/// Why the line is none, or empty.
std::string read_line(const std::string& text, Line& line) {
    const std::size_t tab = text.find('\t');
    if (tab == std::string::npos) return "there is no tab between an id and a query";
    line = {text.substr(0, tab), text.substr(tab + 1)};
    if (line.qid.empty() || line.qid.find(' ') != std::string::npos) return "the id is empty or has a blank in it";
    if (line.query.find_first_not_of(" \t") == std::string::npos) return "the query is empty";
    return {};
}

std::string rendered(const search::Results& results, Format format, const std::vector<std::string>& columns, const std::string& qid) {
    switch (format) {
        case Format::Tsv: return render::tsv(results, columns, qid);
        case Format::Csv: return render::csv(results, columns, qid);
        case Format::JsonLines: return render::json_lines(results, columns, qid);
        default: return render::trec(results, qid, "travaux");
    }
}

}  // namespace

int batch(const Options& options) {
    const Format format = options.format.value_or(Format::Trec);
    if (format == Format::Text || format == Format::Json)
        throw Error(ErrorCode::Usage, "--batch prints trec, jsonl, tsv or csv", "leave --format out for a TREC run");
    const std::vector<std::string> columns = columns_of(options);
    if (!options.words.empty()) throw Error(ErrorCode::Usage, "--batch takes its queries from the file", "leave the query out");

    const std::pair<bool, std::string_view> of_one_query[] = {{options.count, "--count"}, {options.facets.has_value(), "--facets"}, {options.files, "--files"}, {options.nul, "-0"}};
    for (const auto& [given, name] : of_one_query)
        if (given) throw Error(ErrorCode::Usage, fmt::format("{} does not go with --batch, which prints hits", name), "give it with a single query");

    std::ifstream file;
    const bool standard_input = *options.batch == "-";
    const std::string name = standard_input ? "standard input" : *options.batch;
    if (!standard_input) file.open(*options.batch);
    std::istream& in = standard_input ? std::cin : file;
    if (!in) throw Error(ErrorCode::Io, fmt::format("{} cannot be read", name));

    search::Request request = request_of(options);
    request.limit = options.limit.value_or(format == Format::Trec ? 1000 : 10);
    request.snippets = format != Format::Trec;

    search::Searcher searcher = open_index(options);
    if (!options.quiet && format == Format::Tsv) print(render::tsv_line(render::with_qid(columns)));
    if (!options.quiet && format == Format::Csv) print(render::csv_line(render::with_qid(columns)));
    bool found = false;
    bool all_good = true;
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        if (text.ends_with('\r')) text.pop_back();
        if (text.empty()) continue;
        Line line;
        std::string reason = read_line(text, line);
        if (reason.empty()) {
            request.text = line.query;
            try {
                search::Results results = searcher.search(request);
                results.offset = request.offset;
                found = found || !results.hits.empty();
                if (results.hits.empty() && !options.quiet) complain(fmt::format("travaux: {}:{}: nothing found for {}", name, number, render::printable(line.qid)));
                if (!options.quiet) print(rendered(results, format, format == Format::JsonLines ? options.columns : columns, line.qid));
            } catch (const Error& error) {
                if (error.code() != ErrorCode::Query) throw;
                reason = error.what();
                if (!error.hint().empty()) reason += "\nhint: " + error.hint();
            }
        }
        if (reason.empty()) continue;
        all_good = false;
        complain(fmt::format("travaux: {}:{}: {}", name, number, reason));
    }
    tell_missing(searcher);
    if (in.bad()) throw Error(ErrorCode::Io, fmt::format("{} cannot be read to its end", name));
    if (!all_good) return 2;
    return found || options.exit_zero ? 0 : 1;
}

}  // namespace travaux::searcher
