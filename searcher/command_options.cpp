// The options of the verbs. Those of the filters come from the field table.
#include "schema/fields.hpp"
#include "searcher/command_line.hpp"
#include "searcher/option_table.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::searcher {
namespace {

// std::stoull takes "-1" for a very large number.
std::string whole_number(const std::string& value) {
    return value.find_first_not_of("0123456789") == std::string::npos ? "" : value + " is no whole number";
}

std::string upper(std::string_view name) {
    std::string text(name);
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// In the order in which help lists them.
template <class Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;  // of literals

// An option that takes one of several names.
template <class Value, class Take>
TableOption add_choice(OptionTable& table, std::string_view name, const Choices<Value>& choices, std::string_view meaning, Take take) {
    std::string names;
    for (const auto& [word, value] : choices) names.append(names.empty() ? "" : "|").append(word);
    const auto choose = [choices, names, name, take](const std::string& word) {
        const auto found = std::ranges::find(choices, word, &std::pair<std::string_view, Value>::first);
        if (found == choices.end()) throw CLI::ValidationError(std::string(name), "\"" + word + "\" is not one of " + names);
        take(found->second);
    };
    return table.function<std::string>(name, choose, meaning).type_name(names);
}

void add_database(OptionTable& table, Options& options) {
    table.option("-d,--database", options.locations, "index to search; may be repeated, and be HOST:PORT or a stub file")
        .type_name("DIR")
        .one_value();
    table.option("--timeout", options.timeout, "how long a server may take to answer (10)").type_name("SECONDS").check(CLI::Range(0.001, 86400.0).description(""));
    table.flag("--partial", options.partial, "search the rest where a server does not answer");
}

void add_number(OptionTable& table, std::string_view names, auto& number, std::string_view meaning) {
    table.option(names, number, meaning).type_name("N").check(whole_number);
}

void add_format(OptionTable& table, Options& options, const Choices<Format>& formats) {
    add_choice<Format>(table, "--format", formats, "how results are printed", [&options](Format format) { options.format = format; });
}

void add_colour(OptionTable& table, Options& options) {
    add_choice<When>(table, "--color", {{"auto", When::Auto}, {"always", When::Always}, {"never", When::Never}},
                     "colour; auto: on a terminal without NO_COLOR", [&options](When when) { options.colour = when; });
}

// One option a row of the field table that names one; values of one field are alternatives.
void add_filters(OptionTable& table, Options& options) {
    for (const schema::Field& field : schema::fields()) {
        if (field.option.empty()) continue;
        const auto take = [&options, &field](const std::vector<std::string>& values) { options.request.filters.push_back({std::string(field.name), values}); };
        table.function<std::vector<std::string>>(field.option, take, field.meaning)
            .type_name(upper(field.name))
            .one_value()
            .group("Filters (may be repeated: values of one field are alternatives)");
    }
}

void add_matching(OptionTable& table, Options& options) {
    using search::Match;
    search::Request& request = options.request;
    add_choice<Match>(table, "--match", {{"auto", Match::Auto}, {"all", Match::All}, {"any", Match::Any}},
                      "whether all words must match; auto: those with all first, then those with most",
                      [&request](Match match) { request.match = match; });
    table.flag("--plain", request.plain, "the query is words only: no operator, field or quote means anything");
    table.flag("--no-synonyms{false}", request.synonyms, "no acronyms, synonyms or other names of organisations");
    table.flag("--no-raise{false}", request.raise, "words that name a field's value (\"not carried out\", \"in 2013\") raise nothing");
    table.flag("--expand", request.expand, "words that the first hits share add weight; for broad questions");
    table.flag("--no-stem{false}", request.stemming, "words as they are, no other forms of them");
}

void add_roll_up(OptionTable& table, Options& options) {
    table.flag("--roll-up", options.request.roll_up, "a filter on an organisation also finds the organisations below it");
}

void add_quiet(OptionTable& table, Options& options) { table.flag("-q,--quiet", options.quiet, "print nothing: the exit status tells"); }

void add_exit_zero(OptionTable& table, Options& options) { table.flag("--exit-zero", options.exit_zero, "exit 0 also where nothing is found"); }

Choices<Format> text_or_json() { return {{"text", Format::Text}, {"json", Format::Json}}; }
Choices<Format> table_formats() { return {{"text", Format::Text}, {"json", Format::Json}, {"tsv", Format::Tsv}}; }

struct Exits {
    bool quiet = false;  // has --quiet
    bool zero = false;   // has --exit-zero
};

// What ends the options of a verb that finds something.
void add_output(OptionTable& table, Options& options, const Choices<Format>& formats, Exits exits) {
    table.group("Output");
    add_format(table, options, formats);
    if (exits.quiet) add_quiet(table, options);
    if (exits.zero) add_exit_zero(table, options);
    add_colour(table, options);
}

}  // namespace

void define_search(OptionTable& table, Options& options) {
    using search::Sort;
    search::Request& request = options.request;
    table.option("QUERY", options.words, "words, phrases, operators and fields: travaux-query(7)");
    add_database(table, options);
    add_number(table, "-n,--limit", options.limit, "hits at most (10; in a TREC run 1000)");
    add_number(table, "--offset", request.offset, "hits to pass over");
    add_choice<Sort>(table, "--sort", {{"relevance", Sort::Relevance}, {"year", Sort::Year}, {"-year", Sort::YearDown}, {"document", Sort::Document}},
                     "order of the hits", [&request](Sort sort) { request.sort = sort; });
    table.flag("--no-group", options.no_group, "hits that say nearly the same stand by themselves");
    add_choice<bool>(table, "--group-by", {{"document", true}}, "the best hit of each report only",
                     [&request](bool grouped) { request.group_by_document = grouped; });
    table.option("--facets", options.facets, "fields to count, with how many values: year,agency:20; all; none").type_name("LIST");
    add_matching(table, options);
    add_roll_up(table, options);
    add_filters(table, options);

    table.group("Output");
    add_format(table, options,
               {{"text", Format::Text}, {"json", Format::Json}, {"jsonl", Format::JsonLines}, {"tsv", Format::Tsv}, {"csv", Format::Csv}, {"trec", Format::Trec}});
    table.option("--fields", options.columns, "columns of tsv and csv, keys of json and jsonl").type_name("LIST").delimiter(',').one_value();
    table.flag("-0", options.nul, "end every value with a NUL byte; with --files or --fields");
    table.flag("--count", options.count, "print how many paragraphs match, nothing else");
    table.flag("--files", options.files, "print the files of the reports that match, nothing else");
    table.flag("--full", request.full_text, "whole paragraphs in place of snippets");
    add_number(table, "-C,--context", options.neighbours, "units before and after each hit; text, json and jsonl");
    table.flag("--explain", request.explain, "say what each word stands for, and what each hit has of it");
    add_quiet(table, options);
    add_exit_zero(table, options);
    add_colour(table, options);
    table.flag("--format-version", options.format_version, "print the version of the JSON format");
    table.option("--batch", options.batch, "run the queries of a file, `id<TAB>query` a line; as trec (the default), jsonl, tsv or csv").type_name("FILE|-");
}

void define_explain(OptionTable& table, Options& options) {
    table.option("ADDRESS", options.words, "doc#address as search prints it; the query follows it");
    add_database(table, options);
    add_matching(table, options);
    add_roll_up(table, options);
    add_filters(table, options);
    add_output(table, options, text_or_json(), {});
}

void define_facets(OptionTable& table, Options& options) {
    table.option("QUERY", options.words, "a query as for search; everything where it is left out");
    add_database(table, options);
    table.option("--facets", options.facets, "fields to count: year,agency:20; all (the default)").type_name("LIST");
    table.option("--by", options.by, "cross two fields: one row for each pair of values").type_name("A,B").delimiter(',').one_value();
    add_matching(table, options);
    add_roll_up(table, options);
    add_filters(table, options);
    add_output(table, options, table_formats(), {});
}

void define_show(OptionTable& table, Options& options) {
    table.option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(table, options);
    add_number(table, "-C,--context", options.neighbours, "units before and after it");
    table.flag("--why", options.why, "say what the facts of the report and of the unit were read from");
    add_format(table, options, text_or_json());
    add_colour(table, options);
}

void define_fields(OptionTable& table, Options& options) { add_format(table, options, table_formats()); }

void define_terms(OptionTable& table, Options& options) {
    table.option("FIELD", options.words, "one of `travaux fields`");
    add_database(table, options);
    add_format(table, options, table_formats());
}

void define_status(OptionTable& table, Options& options) {
    table.flag("--check", options.check, "read all of the index and say whether it is whole; exit 1 where not");
    add_database(table, options);
    add_format(table, options, text_or_json());
}

void define_precedent(OptionTable& table, Options& options) {
    using precedent::Unit;
    table.option("DRAFT", options.words, "a file of plain text or Markdown, - for standard input, doc#address, or the words themselves");
    add_database(table, options);
    add_number(table, "-n,--limit", options.limit, "passages for each sentence at most (5)");
    add_choice<Unit>(table, "--unit", {{"sentence", Unit::Sentence}, {"paragraph", Unit::Paragraph}},
                     "what is looked up (sentence; for an address paragraph)", [&options](Unit unit) { options.unit = unit; });
    add_choice<bool>(table, "--by", {{"match", false}, {"authority", true}},
                     "authority: where passages match alike, decisions before reports, and these before remarks",
                     [&options](bool by) { options.by_authority = by; });
    table.option("--facets", options.facets, "fields to count over the passages found: year,author:20; all; none").type_name("LIST");
    add_filters(table, options);
    add_output(table, options, table_formats(), {.quiet = true, .zero = true});
}

void define_verify(OptionTable& table, Options& options) {
    table.option("DRAFT", options.words, "a file of plain text or Markdown, - for standard input, or the words themselves");
    add_database(table, options);
    table.flag("--all", options.all, "every sentence, quoted or not");
    add_filters(table, options);
    add_output(table, options, table_formats(), {.quiet = true});
}

void define_cite(OptionTable& table, Options& options) {
    table.option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(table, options);
    add_format(table, options,
               {{"text", Format::Text}, {"bibtex", Format::Bibtex}, {"ris", Format::Ris}, {"csl-json", Format::CslJson}, {"json", Format::Json}, {"tsv", Format::Tsv}});
}

void define_commitments(OptionTable& table, Options& options) {
    table.option("QUERY", options.words, "a query as for search; every commitment where it is left out");
    add_database(table, options);
    Choices<schema::Commitment> statuses;
    for (std::size_t i = 1; i < schema::kCommitmentNames.size(); ++i)
        statuses.emplace_back(schema::kCommitmentNames[i], static_cast<schema::Commitment>(i));
    add_choice<schema::Commitment>(table, "--status", statuses, "may be repeated: any of these",
                                   [&options](schema::Commitment status) { options.statuses.push_back(status); })
        .every_time();
    table.option("--actor", options.actors, "who undertakes it, or of whom it is asked; may be repeated").type_name("ACTOR").one_value();
    table.option("--due-before", options.due_before, "due before this date").type_name("DATE");
    add_number(table, "-n,--limit", options.limit, "commitments at most, those due first (all)");
    add_filters(table, options);
    add_output(table, options,
               {{"text", Format::Text}, {"json", Format::Json}, {"tsv", Format::Tsv}, {"ics", Format::Calendar}, {"icalendar", Format::Calendar}},
               {.quiet = true, .zero = true});
}

void define_trace(OptionTable& table, Options& options) {
    table.option("ADDRESS", options.words, "doc#address of a promise; with --all a report, or a query as for search");
    add_database(table, options);
    add_number(table, "-n,--limit", options.limit, "passages for each promise at most (3; with --all 1)");
    table.flag("--back", options.back, "the other direction: the earlier promises that a passage reports on");
    table.flag("--all", options.all, "every promise, plan and request of a report, of a query, or of the index");
    table.option("--verdicts", options.verdicts, "verdicts of people, shown beside (INDEX.verdicts.tsv, if there is one)").type_name("FILE");
    add_filters(table, options);
    add_output(table, options, table_formats(), {.quiet = true, .zero = true});
}

void define_history(OptionTable& table, Options& options) {
    table.option("PHRASE", options.words, "the words of a formula");
    add_database(table, options);
    add_filters(table, options);
    add_output(table, options, table_formats(), {.zero = true});
}

void define_similar(OptionTable& table, Options& options) {
    table.option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(table, options);
    add_number(table, "-n,--limit", options.limit, "passages at most (10)");
    table.flag("--all", options.all, "near-copies among all passages of the index, in groups; reads every passage");
    add_filters(table, options);
    add_output(table, options, table_formats(), {.zero = true});
}

}  // namespace travaux::searcher
