#include "indexer/command_line.hpp"

#include "schema/database/locations.hpp"
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/paths.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

namespace travaux::indexer {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr const char* kFooter =
    "Exit status: 0 all is indexed, 1 something was rejected, 2 nothing could be done.\n"
    "Example: travaux-index -d ~/reports.index ~/reports";

// Facts of a report can be given by hand, facts of a paragraph cannot.
read::Metadata metadata(const std::vector<std::string>& pairs) {
    read::Metadata given;
    for (const std::string& pair : pairs) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals + 1 == pair.size())
            throw Error(ErrorCode::Usage, fmt::format("--meta {} has no value", pair), "write --meta KEY=VALUE, as in --meta year=2013");
        const std::string key = pair.substr(0, equals);
        const schema::Field* field = schema::find_field(key);
        if (key != "id" && (field == nullptr || field->of != schema::FieldOf::Report || key == "doc")) {
            std::string names = "id";
            for (const schema::Field& row : schema::fields())
                if (row.of == schema::FieldOf::Report && row.name != "doc") names.append(" ").append(row.name);
            throw Error(ErrorCode::Usage, fmt::format("--meta {}: a report has no fact \"{}\"", pair, key), "known are: " + names);
        }
        const std::string value = pair.substr(equals + 1);
        if (field != nullptr && field->type == schema::FieldType::Number && value.find_first_not_of("0123456789") != std::string::npos)
            throw Error(ErrorCode::Usage, fmt::format("--meta {}: {} is a number", pair, key));
        given[key].push_back(value);
    }
    return given;
}

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t kLeastMemory = 16 * kMegabyte;

std::uint64_t default_memory(unsigned jobs) {
    const auto machine = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    return std::max(kLeastMemory, std::min(machine / 4, jobs * 100 * kMegabyte));
}

// Any bytes but the terminator: names of files are not always UTF-8.
std::vector<std::filesystem::path> listed_paths(const std::string& list, char terminator) {
    std::ifstream file;
    if (list != "-") file.open(list, std::ios::binary);
    if (list != "-" && !file)
        throw Error(ErrorCode::Input, fmt::format("{} cannot be read: {}", list, std::strerror(errno)), "--files-from takes a file that lists paths, or -");
    std::istream& in = list == "-" ? std::cin : file;
    std::vector<std::filesystem::path> paths;
    for (std::string path; std::getline(in, path, terminator);)
        if (!path.empty()) paths.emplace_back(path);
    return paths;
}

}  // namespace

std::variant<Options, int> read_command_line(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> pairs;
    std::string progress = "auto";
    std::string database;
    std::optional<std::string> list;
    bool nul = false;
    options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, 64U);

    CLI::App app("Reads reports, understands their paragraphs and keeps an index of them for `travaux search`.", "travaux-index");
    app.footer(kFooter);
    app.add_option("PATH", options.paths, "Files, and folders with all below them");
    app.add_option("--files-from", list, "More paths, one a line; - is standard input")->type_name("FILE");
    app.add_flag("-0", nul, "The paths of --files-from end in NUL bytes, as find -print0 writes them");
    app.add_flag("--watch", options.watch, "Go on: index what changes under PATH until interrupted; files that go are removed");
    app.add_option("-d,--database", database, "The index; default $TRAVAUX_DB, else $XDG_DATA_HOME/travaux/index")->type_name("DIR");
    app.add_flag("--extract", options.extract, "Print the units as JSON Lines, index nothing");
    app.add_option("--jsonl", options.records, "Import records {\"doc\", \"text\", ...}, one a line; - is standard input")
        ->type_name("FILE");
    app.add_option("--meta", pairs, "A fact given by hand, for every report of this run; repeatable")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);  // one value each, so that a PATH may follow
    app.add_flag("--prune", options.prune, "Remove reports under PATH whose files are gone");
    app.add_flag("--force", options.force, "Read unchanged files and records too, into a new index that takes the old one's place whole; what they do not replace stays");
    app.add_flag("--verify", options.verify, "Check that each report's units hold all words of its file, each once; exit 1 where not");
    app.add_option("--jobs", options.jobs, "Threads that read and understand, 1 to 64; default: all cores")
        ->type_name("N")
        ->check(CLI::Range(1U, 64U).description(""));
    app.add_option("--memory", options.memory, "Memory for building, as 400M or 2G, from 16M to 1T; default: a quarter of the machine's, at most 100M a job")
        ->type_name("BYTES")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->check(CLI::Range(kLeastMemory, std::uint64_t{1} << 40U).description(""));
    app.add_option("--shards", options.shards, "Databases that a new index is parted into, 1 to 64; default: 1")
        ->type_name("N")
        ->check(CLI::Range(1U, 64U).description(""));
    app.add_option("--progress", progress, "auto: on a terminal")
        ->type_name("auto|always|never")
        ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
    app.add_flag("-v,--verbose", options.verbose, "Say what became of each file");
    app.set_version_flag("--version", std::string("travaux-index ") + TRAVAUX_VERSION);

    try {
        app.parse(argc, argv);
        if (options.paths.empty() && !options.records && !list) throw CLI::ValidationError("there is nothing to index: give a PATH, --files-from FILE or --jsonl FILE");
        if (nul && !list) throw CLI::ValidationError("-0 speaks of --files-from, which is not given");
        if (options.watch && (options.extract || options.paths.empty())) throw CLI::ValidationError("--watch keeps an index of a PATH");
        if (list == "-" && options.records == "-") throw CLI::ValidationError("standard input cannot be both the records and the list of files");
        if (options.extract && (options.prune || options.force)) throw CLI::ValidationError("--extract changes no index: --prune and --force have no meaning");
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
        throw schema::Error(schema::ErrorCode::Usage, error.what(), "travaux-index --help lists the options");
    }
    if (options.memory == 0) options.memory = default_memory(options.jobs);
    if (list) std::ranges::move(listed_paths(*list, nul ? '\0' : '\n'), std::back_inserter(options.paths));
    options.given = metadata(pairs);
    if (database::server_from(database) && !std::filesystem::exists(database))
        throw Error(ErrorCode::Usage, fmt::format("-d {} names a server, and an index is written in a folder", database),
                    fmt::format("run travaux-index on that machine; a folder of that name is ./{}", database));
    options.database = database.empty() ? schema::default_database() : std::filesystem::path(database);
    options.progress = progress == "always" || (progress == "auto" && ::isatty(STDERR_FILENO) == 1);
    return options;
}

}  // namespace travaux::indexer
