// The command line of `travaux`: its verbs, their options, and what a user asked for as plain values.
#pragma once

#include "searcher/precedent/precedents.hpp"
#include "searcher/search/results.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;  // its headers take ten seconds to compile: only what defines and reads options includes them
}

namespace travaux::searcher {

class OptionTable;

enum class Format : std::uint8_t { Text, Json, JsonLines, Tsv, Csv, Trec, Bibtex, Ris, CslJson, Calendar };
enum class When : std::uint8_t { Auto, Always, Never };

/// What was asked for; each verb reads its own part.
struct Options {
    std::vector<std::string> locations;   // -d; the default database where none is given
    double timeout = 10;                  // seconds for a server to answer
    bool partial = false;                 // search the rest where a server does not
    std::vector<std::string> words;       // the query, an address or a field, as separate arguments
    search::Request request;              // filters, paging, matching; text and facets are filled in by the verb
    std::optional<std::size_t> limit;     // -n
    std::optional<std::string> facets;    // --facets, as given
    std::optional<Format> format;
    std::vector<std::string> columns;     // --fields
    std::vector<std::string> by;          // facets --by
    std::optional<std::string> batch;     // --batch: a file or "-"
    std::size_t neighbours = 0;           // -C of show and search
    When colour = When::Auto;
    std::optional<precedent::Unit> unit;  // precedent: what is looked up
    bool all = false;                     // verify: every sentence; trace: every commitment; similar: every passage
    std::vector<schema::Commitment> statuses;  // commitments
    std::vector<std::string> actors;
    std::string due_before;
    std::string verdicts;                 // trace: the side file
    bool back = false;
    bool by_authority = false;            // precedent: what binds stands first
    bool no_group = false;                // hits that say nearly the same stand by themselves
    bool why = false;                     // show: what the facts were read from
    bool nul = false;
    bool count = false;
    bool files = false;
    bool check = false;
    bool quiet = false;
    bool exit_zero = false;
    bool format_version = false;
};

struct Verb {
    std::string_view name;
    std::string_view usage;     // "search [OPTION...] QUERY..."
    std::string_view summary;
    std::string_view examples;  // lines for the end of its help
    void (*define)(OptionTable& table, Options& options);
    int (*run)(const Options& options);  // the exit status
};

std::span<const Verb> verbs();
const Verb* find_verb(std::string_view name);

/// The parser of a verb, writing into `options`, which must outlive it.
void define(const Verb& verb, CLI::App& app, Options& options);

/// Reads the arguments after the verb. None where help was asked for and printed. Throws schema::Error(Usage).
std::optional<Options> read_arguments(const Verb& verb, std::vector<std::string> arguments);

/// `travaux help`.
std::string overview();
std::string help(const Verb& verb);

// What the verbs' options are made of; command_options.cpp.
void define_search(OptionTable& table, Options& options);
void define_facets(OptionTable& table, Options& options);
void define_explain(OptionTable& table, Options& options);
void define_show(OptionTable& table, Options& options);
void define_fields(OptionTable& table, Options& options);
void define_terms(OptionTable& table, Options& options);
void define_status(OptionTable& table, Options& options);
void define_precedent(OptionTable& table, Options& options);
void define_cite(OptionTable& table, Options& options);
void define_commitments(OptionTable& table, Options& options);
void define_trace(OptionTable& table, Options& options);
void define_history(OptionTable& table, Options& options);
void define_similar(OptionTable& table, Options& options);
void define_verify(OptionTable& table, Options& options);

}  // namespace travaux::searcher
