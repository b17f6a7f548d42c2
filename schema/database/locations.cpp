#include "schema/database/locations.hpp"

#include "schema/database/database.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>

namespace travaux::database {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

// The stub file that a location is or holds, or nothing.
std::optional<fs::path> stub_of(const std::string& location) {
    std::error_code ignored;
    if (fs::is_regular_file(location, ignored)) return location;
    fs::path inside = fs::path(location) / "XAPIANDB";
    return fs::is_regular_file(inside, ignored) ? std::optional(std::move(inside)) : std::nullopt;
}

// What one line of a stub names; nothing where it takes Xapian to know.
std::optional<std::string> named(const std::string& line, const fs::path& folder) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) return std::nullopt;
    const std::string type = line.substr(0, blank);
    const std::string rest = line.substr(blank + 1);
    if (type == "remote") return rest.starts_with(':') ? std::nullopt : std::optional(rest);
    if (type != "auto" && type != "glass") return std::nullopt;
    return (folder / rest).string();
}

// A database file of one piece begins with zero bytes, which no stub has.
std::optional<std::vector<std::string>> read_stub(const fs::path& stub) {
    std::ifstream in(stub);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || line.starts_with('#')) continue;
        auto one = named(line, stub.parent_path());
        if (!one) return std::nullopt;
        all.push_back(std::move(*one));
    }
    return all.empty() ? std::nullopt : std::optional(std::move(all));
}

void add_leaves(const std::string& location, std::vector<std::string>& into, int depth) {
    constexpr int kDeepest = 8;  // stubs that name stubs; a circle ends here
    const auto stub = stub_of(location);
    const auto named = stub && depth < kDeepest ? read_stub(*stub) : std::nullopt;
    if (!named) return into.push_back(location);
    for (const std::string& one : *named) add_leaves(one, into, depth + 1);
}

// A database that is named twice, by whatever path, is one.
fs::path same_for_all_names(const std::string& leaf) {
    std::error_code no_path;
    const fs::path path = fs::canonical(leaf, no_path);
    return no_path ? fs::path(leaf) : path;
}

// Not known of one that does not open.
bool has_documents(const fs::path& database) {
    try {
        return Xapian::Database(database.string()).get_doccount() > 0;
    } catch (const Xapian::Error&) {
        return false;
    }
}

}  // namespace

std::optional<Server> server_from(const std::string& location) {
    const std::size_t colon = location.rfind(':');
    if (colon == std::string::npos || colon == 0 || location.find('/') != std::string::npos) return std::nullopt;
    const char* end = location.data() + location.size();
    unsigned port = 0;
    const auto [rest, failure] = std::from_chars(location.data() + colon + 1, end, port);
    if (failure != std::errc{} || rest != end || port == 0 || port > 65535) return std::nullopt;
    return Server{location.substr(0, colon), port};
}

std::vector<std::string> leaves(const std::vector<std::string>& locations) {
    std::vector<std::string> all;
    for (const std::string& location : locations) add_leaves(location, all, 0);
    if (all.size() == 1) return all;
    std::set<fs::path> known;
    std::erase_if(all, [&](const std::string& leaf) { return !known.insert(same_for_all_names(leaf)).second; });
    return all;
}

std::vector<std::string> missing_files(const fs::path& database) {
    std::vector<std::string> missing;
    for (const char* name : {"iamglass", "postlist.glass", "termlist.glass"})
        if (!fs::exists(database / name)) missing.emplace_back(name);
    const fs::path records = database / "docdata.glass";
    if (!fs::exists(records) && has_documents(database)) missing.push_back(records.filename().string());
    return missing;
}

void expect_all_files(const fs::path& database, std::string_view but_for) {
    auto missing = missing_files(database);
    std::erase(missing, but_for);
    if (!missing.empty())
        throw Error(ErrorCode::Database, fmt::format("the index {} is damaged: {} is missing", database.string(), missing.front()),
                    "build it again with: travaux-index --force PATH...");
}

bool is_generation(const fs::path& path) { return path.filename().string().starts_with(kGeneration); }

Xapian::Database open_one(const std::string& location, std::chrono::milliseconds timeout) {
    const std::string what = "the index " + location;
    return translating(what, [&]() -> Xapian::Database {
        Xapian::Database database;
        std::error_code unreadable;
        if (fs::exists(location, unreadable)) {
            database = Xapian::Database(location);
        } else if (unreadable) {
            throw Error(ErrorCode::Io, fmt::format("{} cannot be opened: {}", what, unreadable.message()));
        } else if (const auto server = server_from(location)) {
            const auto most = static_cast<useconds_t>(timeout.count());  // milliseconds, whatever the type is called
            database = Xapian::Remote::open(server->host, server->port, most, most);
        } else {
            throw Error(ErrorCode::NotFound, "there is no index at " + location, fmt::format("make one with: travaux-index -d {} FOLDER", location));
        }
        check_layout(database, what);
        return database;
    });
}

}  // namespace travaux::database
