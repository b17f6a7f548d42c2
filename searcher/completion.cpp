// Completion scripts for bash, zsh and fish, made from the definition of the command line; the values of a
// field are asked of the index when they are needed.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/verbs.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace travaux::searcher {
namespace {

struct OptionRow {
    std::string long_name;   // "--limit", or empty
    std::string short_name;  // "-n", or empty
    std::string meaning;
    std::vector<std::string> choices;  // of its value
    std::string field;                 // the field whose values it takes
    bool takes_value = false;
};

std::vector<std::string> parts(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        found.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return found;
}

std::string field_of(std::string_view option) {
    for (const schema::Field& field : schema::fields())
        if (!option.empty() && field.option == option) return std::string(field.name);
    return {};
}

std::vector<OptionRow> options_of(const Verb& verb) {
    Options ignored;
    CLI::App app;
    define(verb, app, ignored);
    std::vector<OptionRow> rows;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) continue;
        OptionRow row;
        if (!option->get_lnames().empty()) row.long_name = "--" + option->get_lnames().front();
        if (!option->get_snames().empty()) row.short_name = "-" + option->get_snames().front();
        row.meaning = option->get_description();
        row.takes_value = option->get_items_expected_max() > 0;
        const std::string type = option->get_type_name();
        if (row.takes_value && type.find('|') != std::string::npos && type.find("FILE") == std::string::npos) row.choices = parts(type);
        row.field = field_of(row.long_name);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string names_of_options(const Verb& verb) {
    std::vector<std::string> names;
    for (const OptionRow& row : options_of(verb))
        for (const std::string& name : {row.short_name, row.long_name})
            if (!name.empty()) names.push_back(name);
    return fmt::format("{}", fmt::join(names, " "));
}

std::string names_of_verbs() {
    std::string names;
    for (const Verb& verb : verbs()) names += std::string(verb.name) + " ";
    return names + "index help version";
}

std::string names_of_fields() {
    std::vector<std::string_view> names;
    for (const schema::Field& field : schema::fields())
        if (field.is_filter()) names.push_back(field.name);
    return fmt::format("{}", fmt::join(names, " "));
}

// An option that takes a value from a list, and where: `--format` takes other names for cite than for search.
struct ValueRow {
    OptionRow option;
    std::vector<std::string> places;  // "search:--format"
};

std::vector<ValueRow> options_with_values() {
    std::vector<ValueRow> rows;
    for (const Verb& verb : verbs())
        for (OptionRow& row : options_of(verb)) {
            if (row.choices.empty() && row.field.empty()) continue;
            const std::string place = std::string(verb.name) + ":" + row.long_name;
            const auto same = [&](const ValueRow& other) { return other.option.long_name == row.long_name && other.option.choices == row.choices; };
            if (const auto known = std::ranges::find_if(rows, same); known != rows.end()) known->places.push_back(place);
            else rows.push_back({std::move(row), {place}});
        }
    return rows;
}

// Addresses of a shell word: the reports first, and when one is named, all its paragraphs. For bash and zsh.
constexpr std::string_view kAddresses =
    "_travaux_addresses() {\n"
    "  case $1 in\n"
    "    *'#'*) travaux search \"doc:\\\"${1%%'#'*}\\\"\" --sort document --fields id -n 100000 2>/dev/null | sed 1d ;;\n"
    "    *) travaux terms doc --format tsv 2>/dev/null | sed 1d | cut -f1 | sed 's/$/#/' ;;\n"
    "  esac\n"
    "}\n";

bool takes_address(const Verb& verb) { return verb.usage.find("ADDRESS") != std::string_view::npos; }

constexpr std::string_view kTerms = "travaux terms {} --format tsv 2>/dev/null | sed 1d | cut -f1";

std::string terms_of(std::string_view field) { return fmt::format(fmt::runtime(kTerms), field); }

std::string bash() {
    std::string out =
        "# bash completion for travaux; made by `travaux completion bash`\n" +
        std::string(kAddresses) +
        "_travaux() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]} IFS=$' \\t\\n'\n"
        "  COMPREPLY=()\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
    out += fmt::format("    mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")\n    return\n  fi\n", names_of_verbs());
    out += "  case $verb:$before in\n";
    for (const auto& [option, places] : options_with_values()) {
        if (!option.choices.empty())
            out += fmt::format("    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return ;;\n", fmt::join(places, "|"), fmt::join(option.choices, " "));
        else
            out += fmt::format("    {}) IFS=$'\\n'; mapfile -t COMPREPLY < <(compgen -W \"$({})\" -- \"$word\"); return ;;\n", fmt::join(places, "|"),
                               terms_of(option.field));
    }
    out += "  esac\n  case $verb:$word in\n";
    for (const Verb& verb : verbs())
        out += fmt::format("    {}:-*) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return ;;\n", verb.name, names_of_options(verb));
    for (const Verb& verb : verbs())
        if (takes_address(verb))
            out += fmt::format(
                "    {}:*) if [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                "        IFS=$'\\n'; compopt -o nospace 2>/dev/null\n"
                "        mapfile -t COMPREPLY < <(compgen -W \"$(_travaux_addresses \"$word\")\" -- \"$word\" | while read -r id; do printf '%q\\n' \"$id\"; done)\n"
                "      fi; return ;;\n",
                verb.name);
    out += fmt::format("    terms:*) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return ;;\n", names_of_fields());
    out +=
        "  esac\n"
        "}\n"
        "complete -o default -F _travaux travaux\n";
    return out;
}

std::string shell_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string zsh_spec(const OptionRow& row, const std::string& name) {
    std::string meaning;
    for (const char c : row.meaning) meaning += std::string_view("[]:\\").find(c) != std::string_view::npos ? std::string("\\") + c : std::string(1, c);
    std::string spec = fmt::format("*{}[{}]", name, meaning);
    if (!row.takes_value) return spec;
    if (!row.choices.empty()) return spec + fmt::format(":value:({})", fmt::join(row.choices, " "));
    if (!row.field.empty()) return spec + fmt::format(":{0}:{{local -a found; found=(${{(f)\"$({1})\"}}); compadd -a found}}", row.field, terms_of(row.field));
    return spec + ":value:_files";
}

std::string zsh_argument(const Verb& verb) {
    if (verb.name == "terms") return fmt::format("1:field:({})", names_of_fields());
    return takes_address(verb) ? "1:address:_travaux_address" : "*: :";
}

std::string zsh() {
    std::string out =
        "#compdef travaux\n"
        "# zsh completion for travaux; made by `travaux completion zsh`\n" +
        std::string(kAddresses) +
        "_travaux_address() { local -a found; found=(${(f)\"$(_travaux_addresses \"$PREFIX\")\"}); compadd -S '' -a found }\n"
        "_travaux() {\n"
        "  local -a verbs\n  verbs=(\n";
    for (const Verb& verb : verbs()) out += fmt::format("    {}\n", shell_quoted(fmt::format("{}:{}", verb.name, verb.summary)));
    out +=
        "    'index:index reports' 'help:print the help of a verb' 'version:print the version'\n  )\n"
        "  if (( CURRENT == 2 )); then _describe verb verbs; return; fi\n"
        "  local verb=${words[2]}\n  shift words; (( CURRENT-- ))\n"
        "  case $verb in\n";
    for (const Verb& verb : verbs()) {
        out += fmt::format("    {}) _arguments", verb.name);
        for (const OptionRow& row : options_of(verb))
            for (const std::string& name : {row.short_name, row.long_name})
                if (!name.empty()) out += " \\\n      " + shell_quoted(zsh_spec(row, name));
        out += fmt::format(" \\\n      {} ;;\n", shell_quoted(zsh_argument(verb)));
    }
    return out + "  esac\n}\n_travaux \"$@\"\n";
}

std::string fish() {
    std::string out =
        "# fish completion for travaux; made by `travaux completion fish`\n"
        "complete -c travaux -f\n"
        "function __travaux_addresses\n"
        "  set -l word (commandline -ct)\n"
        "  if string match -q '*#*' -- $word\n"
        "    set -l doc (string replace -r '#.*' '' -- $word)\n"
        "    travaux search \"doc:\\\"$doc\\\"\" --sort document --fields id -n 100000 2>/dev/null | sed 1d\n"
        "  else\n"
        "    travaux terms doc --format tsv 2>/dev/null | sed 1d | cut -f1 | sed 's/$/#/'\n"
        "  end\n"
        "end\n";
    for (const Verb& verb : verbs())
        out += fmt::format("complete -c travaux -n __fish_use_subcommand -a {} -d {}\n", verb.name, shell_quoted(verb.summary));
    out += "complete -c travaux -n __fish_use_subcommand -a 'index help version'\n";
    out += fmt::format("complete -c travaux -n '__fish_seen_subcommand_from terms' -a {}\n", shell_quoted(names_of_fields()));
    for (const Verb& verb : verbs())
        if (takes_address(verb))
            out += fmt::format("complete -c travaux -n '__fish_seen_subcommand_from {}' -a '(__travaux_addresses)'\n", verb.name);
    for (const Verb& verb : verbs())
        for (const OptionRow& row : options_of(verb)) {
            out += fmt::format("complete -c travaux -n '__fish_seen_subcommand_from {}'", verb.name);
            if (!row.short_name.empty()) out += " -s " + row.short_name.substr(1);
            if (!row.long_name.empty()) out += " -l " + row.long_name.substr(2);
            if (!row.choices.empty()) out += fmt::format(" -x -a {}", shell_quoted(fmt::format("{}", fmt::join(row.choices, " "))));
            else if (!row.field.empty()) out += fmt::format(" -x -a {}", shell_quoted("(" + terms_of(row.field) + ")"));
            else if (row.takes_value) out += " -r -F";
            out += fmt::format(" -d {}\n", shell_quoted(row.meaning));
        }
    return out;
}

}  // namespace

std::string completion(std::string_view shell) {
    if (shell == "bash") return bash();
    if (shell == "zsh") return zsh();
    if (shell == "fish") return fish();
    throw schema::Error(schema::ErrorCode::Usage, fmt::format("there is no completion for {}", shell), "there is one for bash, zsh and fish");
}

}  // namespace travaux::searcher
