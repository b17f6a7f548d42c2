// The options of the verbs. Those of the filters come from the field table.
#include "schema/fields.hpp"
#include "searcher/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

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
using Choices = std::vector<std::pair<std::string, Value>>;

// An option that takes one of several names.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, const Choices<Value>& choices, const std::string& meaning,
                        const std::function<void(Value)>& take) {
    std::string names;
    for (const auto& [word, value] : choices) names += (names.empty() ? "" : "|") + word;
    return app
        .add_option_function<std::string>(
            name,
            [choices, names, name, take](const std::string& word) {
                const auto found = std::ranges::find(choices, word, &std::pair<std::string, Value>::first);
                if (found == choices.end()) throw CLI::ValidationError(name, "\"" + word + "\" is not one of " + names);
                take(found->second);
            },
            meaning)
        ->type_name(names);
}

void add_database(CLI::App& app, Options& options) {
    app.add_option("-d,--database", options.locations, "index to search; may be repeated, and be HOST:PORT or a stub file")
        ->type_name("DIR")
        ->allow_extra_args(false);
    app.add_option("--timeout", options.timeout, "how long a server may take to answer (10)")->type_name("SECONDS")->check(CLI::Range(0.001, 86400.0));
    app.add_flag("--partial", options.partial, "search the rest where a server does not answer");
}

void add_format(CLI::App& app, Options& options, const Choices<Format>& formats) {
    add_choice<Format>(app, "--format", formats, "how results are printed", [&options](Format format) { options.format = format; });
}

void add_colour(CLI::App& app, Options& options) {
    add_choice<When>(app, "--color", {{"auto", When::Auto}, {"always", When::Always}, {"never", When::Never}},
                     "colour; auto: on a terminal without NO_COLOR", [&options](When when) { options.colour = when; });
}

// One option a row of the field table that names one; values of one field are alternatives.
void add_filters(CLI::App& app, Options& options) {
    for (const schema::Field& field : schema::fields()) {
        if (field.option.empty()) continue;
        const std::string name(field.name);
        app.add_option_function<std::vector<std::string>>(
               std::string(field.option),
               [&options, name](const std::vector<std::string>& values) { options.request.filters.push_back({name, values}); },
               std::string(field.meaning))
            ->type_name(upper(field.name))
            ->allow_extra_args(false)
            ->group("Filters (may be repeated: values of one field are alternatives)");
    }
}

void add_matching(CLI::App& app, Options& options) {
    using search::Match;
    search::Request& request = options.request;
    add_choice<Match>(app, "--match", {{"auto", Match::Auto}, {"all", Match::All}, {"any", Match::Any}},
                      "whether all words must match; auto: those with all first, then those with most",
                      [&request](Match match) { request.match = match; });
    app.add_flag("--plain", request.plain, "the query is words only: no operator, field or quote means anything");
    app.add_flag("--no-synonyms{false}", request.synonyms, "no acronyms, synonyms or other names of organisations");
    app.add_flag("--no-raise{false}", request.raise, "words that name a field's value (\"not carried out\", \"in 2013\") raise nothing");
    app.add_flag("--expand", request.expand, "words that the first hits share add weight; for broad questions");
    app.add_flag("--no-stem{false}", request.stemming, "words as they are, no other forms of them");
}

void add_roll_up(CLI::App& app, Options& options) {
    app.add_flag("--roll-up", options.request.roll_up, "a filter on an organisation also finds the organisations below it");
}

void add_quiet(CLI::App& app, Options& options) { app.add_flag("-q,--quiet", options.quiet, "print nothing: the exit status tells"); }

void add_exit_zero(CLI::App& app, Options& options) { app.add_flag("--exit-zero", options.exit_zero, "exit 0 also where nothing is found"); }

Choices<Format> table_formats() { return {{"text", Format::Text}, {"json", Format::Json}, {"tsv", Format::Tsv}}; }

}  // namespace

void define_search(CLI::App& app, Options& options) {
    using search::Sort;
    search::Request& request = options.request;
    app.add_option("QUERY", options.words, "words, phrases, operators and fields: travaux-query(7)");
    add_database(app, options);
    app.add_option("-n,--limit", options.limit, "hits at most (10; in a TREC run 1000)")->type_name("N")->check(whole_number);
    app.add_option("--offset", request.offset, "hits to pass over")->type_name("N")->check(whole_number);
    add_choice<Sort>(app, "--sort", {{"relevance", Sort::Relevance}, {"year", Sort::Year}, {"-year", Sort::YearDown}, {"document", Sort::Document}},
                     "order of the hits", [&request](Sort sort) { request.sort = sort; });
    app.add_flag("--no-group", options.no_group, "hits that say nearly the same stand by themselves");
    add_choice<bool>(app, "--group-by", {{"document", true}}, "the best hit of each report only",
                     [&request](bool grouped) { request.group_by_document = grouped; });
    app.add_option("--facets", options.facets, "fields to count, with how many values: year,agency:20; all; none")->type_name("LIST");
    add_matching(app, options);
    add_roll_up(app, options);
    add_filters(app, options);

    constexpr auto kOutput = "Output";
    app.option_defaults()->group(kOutput);
    add_format(app, options,
               {{"text", Format::Text}, {"json", Format::Json}, {"jsonl", Format::JsonLines}, {"tsv", Format::Tsv}, {"csv", Format::Csv}, {"trec", Format::Trec}});
    app.add_option("--fields", options.columns, "columns of tsv and csv, keys of json and jsonl")->type_name("LIST")->delimiter(',')->allow_extra_args(false);
    app.add_flag("-0", options.nul, "end every value with a NUL byte; with --files or --fields");
    app.add_flag("--count", options.count, "print how many paragraphs match, nothing else");
    app.add_flag("--files", options.files, "print the files of the reports that match, nothing else");
    app.add_flag("--full", request.full_text, "whole paragraphs in place of snippets");
    app.add_option("-C,--context", options.neighbours, "units before and after each hit; text, json and jsonl")->type_name("N");
    app.add_flag("--explain", request.explain, "say what each word stands for, and what each hit has of it");
    add_quiet(app, options);
    add_exit_zero(app, options);
    add_colour(app, options);
    app.add_flag("--format-version", options.format_version, "print the version of the JSON format");
    app.add_option("--batch", options.batch, "run the queries of a file, `id<TAB>query` a line; as trec (the default), jsonl, tsv or csv")->type_name("FILE|-");
}

void define_explain(CLI::App& app, Options& options) {
    app.add_option("ADDRESS", options.words, "doc#address as search prints it; the query follows it");
    add_database(app, options);
    add_matching(app, options);
    add_roll_up(app, options);
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, {{"text", Format::Text}, {"json", Format::Json}});
    add_colour(app, options);
}

void define_facets(CLI::App& app, Options& options) {
    app.add_option("QUERY", options.words, "a query as for search; everything where it is left out");
    add_database(app, options);
    app.add_option("--facets", options.facets, "fields to count: year,agency:20; all (the default)")->type_name("LIST");
    app.add_option("--by", options.by, "cross two fields: one row for each pair of values")->type_name("A,B")->delimiter(',')->allow_extra_args(false);
    add_matching(app, options);
    add_roll_up(app, options);
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_colour(app, options);
}

void define_show(CLI::App& app, Options& options) {
    app.add_option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(app, options);
    app.add_option("-C,--context", options.neighbours, "units before and after it")->type_name("N");
    app.add_flag("--why", options.why, "say what the facts of the report and of the unit were read from");
    add_format(app, options, {{"text", Format::Text}, {"json", Format::Json}});
    add_colour(app, options);
}

void define_fields(CLI::App& app, Options& options) { add_format(app, options, table_formats()); }

void define_terms(CLI::App& app, Options& options) {
    app.add_option("FIELD", options.words, "one of `travaux fields`");
    add_database(app, options);
    add_format(app, options, table_formats());
}

void define_status(CLI::App& app, Options& options) {
    app.add_flag("--check", options.check, "read all of the index and say whether it is whole; exit 1 where not");
    add_database(app, options);
    add_format(app, options, {{"text", Format::Text}, {"json", Format::Json}});
}

void define_precedent(CLI::App& app, Options& options) {
    using precedent::Unit;
    app.add_option("DRAFT", options.words, "a file of plain text or Markdown, - for standard input, doc#address, or the words themselves");
    add_database(app, options);
    app.add_option("-n,--limit", options.limit, "passages for each sentence at most (5)")->type_name("N")->check(whole_number);
    add_choice<Unit>(app, "--unit", {{"sentence", Unit::Sentence}, {"paragraph", Unit::Paragraph}},
                     "what is looked up (sentence; for an address paragraph)", [&options](Unit unit) { options.unit = unit; });
    add_choice<bool>(app, "--by", {{"match", false}, {"authority", true}},
                     "authority: where passages match alike, decisions before reports, and these before remarks",
                     [&options](bool by) { options.by_authority = by; });
    app.add_option("--facets", options.facets, "fields to count over the passages found: year,author:20; all; none")->type_name("LIST");
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_quiet(app, options);
    add_exit_zero(app, options);
    add_colour(app, options);
}

void define_verify(CLI::App& app, Options& options) {
    app.add_option("DRAFT", options.words, "a file of plain text or Markdown, - for standard input, or the words themselves");
    add_database(app, options);
    app.add_flag("--all", options.all, "every sentence, quoted or not");
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_quiet(app, options);
    add_colour(app, options);
}

void define_cite(CLI::App& app, Options& options) {
    app.add_option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(app, options);
    add_format(app, options,
               {{"text", Format::Text}, {"bibtex", Format::Bibtex}, {"ris", Format::Ris}, {"csl-json", Format::CslJson}, {"json", Format::Json}, {"tsv", Format::Tsv}});
}

void define_commitments(CLI::App& app, Options& options) {
    app.add_option("QUERY", options.words, "a query as for search; every commitment where it is left out");
    add_database(app, options);
    Choices<schema::Commitment> statuses;
    for (std::size_t i = 1; i < schema::kCommitmentNames.size(); ++i)
        statuses.emplace_back(schema::kCommitmentNames[i], static_cast<schema::Commitment>(i));
    add_choice<schema::Commitment>(app, "--status", statuses, "may be repeated: any of these",
                                   [&options](schema::Commitment status) { options.statuses.push_back(status); })
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->trigger_on_parse();
    app.add_option("--actor", options.actors, "who undertakes it, or of whom it is asked; may be repeated")->type_name("ACTOR")->allow_extra_args(false);
    app.add_option("--due-before", options.due_before, "due before this date")->type_name("DATE");
    app.add_option("-n,--limit", options.limit, "commitments at most, those due first (all)")->type_name("N")->check(whole_number);
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, {{"text", Format::Text}, {"json", Format::Json}, {"tsv", Format::Tsv}, {"ics", Format::Calendar}, {"icalendar", Format::Calendar}});
    add_quiet(app, options);
    add_exit_zero(app, options);
    add_colour(app, options);
}

void define_trace(CLI::App& app, Options& options) {
    app.add_option("ADDRESS", options.words, "doc#address of a promise; with --all a report, or a query as for search");
    add_database(app, options);
    app.add_option("-n,--limit", options.limit, "passages for each promise at most (3; with --all 1)")->type_name("N")->check(whole_number);
    app.add_flag("--back", options.back, "the other direction: the earlier promises that a passage reports on");
    app.add_flag("--all", options.all, "every promise, plan and request of a report, of a query, or of the index");
    app.add_option("--verdicts", options.verdicts, "verdicts of people, shown beside (INDEX.verdicts.tsv, if there is one)")->type_name("FILE");
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_quiet(app, options);
    add_exit_zero(app, options);
    add_colour(app, options);
}

void define_history(CLI::App& app, Options& options) {
    app.add_option("PHRASE", options.words, "the words of a formula");
    add_database(app, options);
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_exit_zero(app, options);
    add_colour(app, options);
}

void define_similar(CLI::App& app, Options& options) {
    app.add_option("ADDRESS", options.words, "doc#address as search prints it, or the end of it where that is clear");
    add_database(app, options);
    app.add_option("-n,--limit", options.limit, "passages at most (10)")->type_name("N")->check(whole_number);
    app.add_flag("--all", options.all, "near-copies among all passages of the index, in groups; reads every passage");
    add_filters(app, options);
    app.option_defaults()->group("Output");
    add_format(app, options, table_formats());
    add_exit_zero(app, options);
    add_colour(app, options);
}

}  // namespace travaux::searcher
