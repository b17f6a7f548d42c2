#include "searcher/command_line.hpp"

#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/option_table.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::array kVerbs{
    Verb{"search", "search [OPTION...] QUERY...", "find paragraphs, best first",
         "  travaux search position paper chair:IOM year:2013\n"
         "  travaux search '\"joint statement\" -footnote' --agency UNDESA --format json\n"
         "  travaux search --year 2012..2013 --commitment planned --fields id,due,text\n"
         "  travaux search --batch queries.tsv --plain --match any > run\n",
         define_search, search_verb},
    Verb{"show", "show [OPTION...] ADDRESS", "print a paragraph in its place",
         "  travaux show 'c-101-crp-12#4(a)'\n"
         "  travaux show ilo-gmg-2014#3.c/2 -C 2\n"
         "  travaux show ilo-gmg-2014#3.c/2 --why\n",
         define_show, show_verb},
    Verb{"explain", "explain [OPTION...] ADDRESS QUERY...", "say why a search finds a paragraph, or why not",
         "  travaux explain ilo-gmg-2014#3.c/2 retreat year:2014\n",
         define_explain, explain_verb},
    Verb{"facets", "facets [OPTION...] [QUERY...]", "count the values of fields over all matches",
         "  travaux facets\n"
         "  travaux facets remittances --facets year,agency:20\n"
         "  travaux facets remittances --by year,agency --format tsv\n",
         define_facets, facets_verb},
    Verb{"precedent", "precedent [OPTION...] [FILE|-|ADDRESS|TEXT]", "find earlier passages that say what a draft says",
         "  travaux precedent draft.md\n"
         "  echo 'States are encouraged to ratify the Convention' | travaux precedent -\n"
         "  travaux precedent 'c-103-crp-27#9' --by authority\n",
         define_precedent, precedent_verb},
    Verb{"verify", "verify [OPTION...] [FILE|-|TEXT]", "check that what a draft quotes is printed so, and where it says",
         "  travaux verify draft.md\n"
         "  echo '“Small grants have started” (C/103/CRP/27, para. 6)' | travaux verify -\n",
         define_verify, verify_verb},
    Verb{"cite", "cite [OPTION...] ADDRESS...", "print the citation of a passage",
         "  travaux cite 'c-101-crp-12#4(a)' ilo-gmg-2014#3.c/2\n"
         "  travaux cite 'c-101-crp-12#4(a)' --format bibtex\n",
         define_cite, cite_verb},
    Verb{"commitments", "commitments [OPTION...] [QUERY...]", "list who promised what, by when",
         "  travaux commitments\n"
         "  travaux commitments recruitment --status planned --status requested\n"
         "  travaux commitments --due-before 2013-04-01 --actor GMG --format ics\n",
         define_commitments, commitments_verb},
    Verb{"trace", "trace [OPTION...] ADDRESS | --all [REPORT|QUERY...]", "find what later reports say became of a promise",
         "  travaux trace 'c-101-crp-12#6'\n"
         "  travaux trace --back 'c-103-crp-27#3'\n"
         "  travaux trace --all c-101-crp-12 --format tsv\n",
         define_trace, trace_verb},
    Verb{"history", "history [OPTION...] PHRASE", "show when a formula was first used, and how it changed",
         "  travaux history 'orderly, safe, regular and responsible migration'\n",
         define_history, history_verb},
    Verb{"similar", "similar [OPTION...] ADDRESS | --all", "find passages like one, or those of the index that say nearly the same",
         "  travaux similar 'c-101-crp-12#4(a)'\n"
         "  travaux similar --all --format tsv\n",
         define_similar, similar_verb},
    Verb{"fields", "fields [OPTION...]", "list the fields that queries and filters name", "  travaux fields --format tsv\n", define_fields, fields_verb},
    Verb{"terms", "terms [OPTION...] FIELD", "list the values of a field", "  travaux terms agency\n", define_terms, terms_verb},
    Verb{"status", "status [OPTION...]", "say what the index holds", "  travaux status --format json\n", define_status, status_verb},
};

constexpr std::size_t kNames = 24;  // columns of an option's names in a help text

// An argument like '-work retreat' is a query that excludes a word: no option has a blank in it, but for a
// long one's value (--agency="World Bank") and a path glued to -d. A blank before it makes it one for the parser.
std::string as_argument(const std::string& argument) {
    const bool short_option = argument.size() > 2 && argument[0] == '-' && argument[1] != '-';
    if (!short_option || argument.find(' ') == std::string::npos) return argument;
    return std::string_view("/.~").find(argument[2]) == std::string_view::npos ? " " + argument : argument;
}

// "-n", "--limit"
std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

bool takes_value(const CLI::App& app, const std::string& name) {
    for (const CLI::Option* option : app.get_options())
        if (const auto names = names_of(*option); std::ranges::find(names, name) != names.end()) return option->get_items_expected_max() > 0;
    return false;
}

// `--batch --format jsonl`: CLI11 would take the second option for the value of the first.
void check_values(const CLI::App& app, const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!takes_value(app, arguments[i])) continue;
        const std::string next = i + 1 < arguments.size() ? arguments[i + 1] : std::string();
        if (i + 1 == arguments.size() || next.starts_with("--"))
            throw Error(ErrorCode::Usage, fmt::format("{} needs a value", arguments[i]),
                        next.empty() ? "" : fmt::format("a value that looks like an option is written {}={}", arguments[i], next));
        ++i;
    }
}

[[noreturn]] void unknown_option(const CLI::App& app, const std::string& given) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : names_of(*option)) names.push_back(name);
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string name = given.substr(0, given.find('='));
    const std::string_view near = name.starts_with("--") ? query::nearest(name, views) : "";
    std::string hint = near.empty() ? std::string("--help lists the options") : fmt::format("did you mean {}?", near);
    const bool takes_words = std::ranges::any_of(app.get_options(), &CLI::Option::get_positional);
    if (takes_words && !name.starts_with("--")) hint = "to exclude a word, put the whole query in quotes or -- before it";
    throw Error(ErrorCode::Usage, fmt::format("there is no option {}", name), hint);
}

void define_for(const Verb& verb, CLI::App& app, Options& options, std::optional<std::span<const std::string>> arguments) {
    app.name(fmt::format("travaux {}", verb.name));
    app.set_help_flag("-h,--help", "print this help");
    app.allow_extras();
    OptionTable table(app, arguments);
    verb.define(table, options);
}

std::vector<std::string> for_parser(std::vector<std::string> arguments) {
    std::ranges::transform(arguments, arguments.begin(), as_argument);
    std::ranges::reverse(arguments);  // CLI11 takes them from the back
    return arguments;
}

// None where help is asked for, or something is not as it should be: what is then said knows of every option.
std::optional<Options> read_quickly(const Verb& verb, const std::vector<std::string>& arguments) {
    std::optional<Options> options(std::in_place);
    CLI::App app;
    define_for(verb, app, *options, arguments);
    try {
        check_values(app, arguments);
        app.parse(for_parser(arguments));
    } catch (const CLI::Error&) {
        return std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
    return app.remaining().empty() ? std::move(options) : std::nullopt;
}

std::optional<Options> read_all(const Verb& verb, const std::vector<std::string>& arguments) {
    std::optional<Options> options(std::in_place);
    CLI::App app;
    define(verb, app, *options);
    check_values(app, arguments);
    try {
        app.parse(for_parser(arguments));
    } catch (const CLI::CallForHelp&) {
        print(help(verb));
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorCode::Usage, error.what(), fmt::format("travaux {} --help lists the options", verb.name));
    }
    if (const auto extras = app.remaining(); !extras.empty()) unknown_option(app, extras.front());
    return options;
}

}  // namespace

std::span<const Verb> verbs() { return kVerbs; }

const Verb* find_verb(std::string_view name) {
    const auto* found = std::ranges::find(kVerbs, name, &Verb::name);
    return found == kVerbs.end() ? nullptr : found;
}

void define(const Verb& verb, CLI::App& app, Options& options) { define_for(verb, app, options, std::nullopt); }

std::optional<Options> read_arguments(const Verb& verb, std::vector<std::string> arguments) {
    const auto end = std::ranges::find(arguments, "--");
    const std::vector<std::string> words(end == arguments.end() ? end : end + 1, arguments.end());
    arguments.erase(end, arguments.end());
    std::optional<Options> options = read_quickly(verb, arguments);
    if (!options) options = read_all(verb, arguments);
    if (options) options->words.insert(options->words.end(), words.begin(), words.end());
    return options;
}

std::string help(const Verb& verb) {
    Options options;
    CLI::App app;
    define(verb, app, options);
    std::string out = fmt::format("travaux {}: {}\n\nUsage: travaux {}\n", verb.name, verb.summary, verb.usage);
    for (const CLI::Option* option : app.get_options())
        if (option->get_positional()) out += fmt::format("\n  {}: {}\n", option->get_name(), option->get_description());
    std::string group;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) continue;
        if (option->get_group() != group) out += fmt::format("\n{}:\n", option->get_group());
        group = option->get_group();
        std::string names = fmt::format("{}", fmt::join(names_of(*option), ", "));
        if (option->get_items_expected_max() > 0) names += " " + option->get_type_name();
        if (names.size() > kNames) names += fmt::format("\n  {:{}}", "", kNames);
        out += fmt::format("  {:{}}  {}\n", names, kNames, option->get_description());
    }
    return out + fmt::format("\nExamples:\n{}", verb.examples);
}

std::string overview() {
    std::string out =
        "travaux searches migration-policy documents that travaux-index has indexed.\n\n"
        "Usage: travaux VERB [OPTION...] [ARGUMENT...]\n\n";
    for (const Verb& verb : kVerbs) out += fmt::format("  {:<11} {}\n", verb.name, verb.summary);
    out +=
        "  index       index reports (the same as travaux-index)\n"
        "  help        print this, or the help of a verb\n"
        "  version     print the version\n\n"
        "First steps:\n"
        "  travaux index ~/reports\n"
        "  travaux search position paper chair:IOM\n\n"
        "The index is -d DIR, else $TRAVAUX_DB, else ~/.local/share/travaux/index.\n"
        "Exit status: 0 found, 1 nothing found, 2 error.\n";
    return out;
}

}  // namespace travaux::searcher
