// What each verb does with its options; gives the exit status: 0 found, 1 nothing found. Throws schema::Error.
#pragma once

#include "searcher/command_line.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::searcher {

int search_verb(const Options& options);
int batch(const Options& options);
int facets_verb(const Options& options);
int show_verb(const Options& options);
int explain_verb(const Options& options);
int fields_verb(const Options& options);
int terms_verb(const Options& options);
int status_verb(const Options& options);
int precedent_verb(const Options& options);
int cite_verb(const Options& options);
int commitments_verb(const Options& options);
int trace_verb(const Options& options);
int history_verb(const Options& options);
int similar_verb(const Options& options);
int verify_verb(const Options& options);

/// The completion script of a shell (bash, zsh, fish), made from verbs(). Throws Error(Usage) for another one.
std::string completion(std::string_view shell);

/// Replaces the process by `travaux-VERB`, found beside this program or on PATH; comes back only where there is none.
void become_program(std::string_view verb, const std::vector<std::string>& arguments);

/// Says that there is no such unit (exit 1), or lists what the address may mean (exit 2).
[[nodiscard]] int ambiguous(const std::string& address, const std::vector<std::string>& candidates);

/// Where the index of the options is, or the default one.
std::vector<std::string> locations_of(const Options& options);

/// Opens it.
search::Searcher open_index(const Options& options);

/// A line on standard error for each server that the results are without.
void tell_missing(const search::Searcher& searcher);

/// Saved queries: the words with each `@name` replaced by its line in $XDG_CONFIG_HOME/travaux/queries (a name, then a
/// tab or `=`, then the query; `#` begins a comment). Throws Error(Usage) that lists the known names.
std::vector<std::string> with_saved_queries(const std::vector<std::string>& words);

/// The columns of tables: `--fields`, else those that a reader of hits wants.
std::vector<std::string> columns_of(const Options& options);

/// The request with the query's text, its filters checked. Throws Error(Usage).
search::Request request_of(const Options& options);

}  // namespace travaux::searcher
