// Where databases are: folders, servers, and the stub files that name several of either.
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::database {

struct Server {
    std::string host;
    unsigned port = 0;
};

/// HOST:PORT, where nothing of that name is in the file system.
std::optional<Server> server_from(const std::string& location);

/// The locations with every stub (a file, or a folder that holds one called XAPIANDB) replaced by what it names, in
/// order. Relative paths in a stub are relative to it. A stub with a line that is neither a database in the file system
/// nor `remote HOST:PORT` stays as it is, for Xapian to read. What is named twice, by whatever path, comes once.
std::vector<std::string> leaves(const std::vector<std::string>& locations);

/// Files that every database of this machine has and the one in this folder has not, by name. Xapian takes some of them for optional.
std::vector<std::string> missing_files(const std::filesystem::path& database);

/// Throws Error(Database), naming the first of missing_files() that the caller does not do without.
void expect_all_files(const std::filesystem::path& database, std::string_view but_for = {});

/// Below an index's folder, what the folder of each generation is called before its number.
inline constexpr std::string_view kGeneration = "generation-";
bool is_generation(const std::filesystem::path& path);

inline constexpr std::chrono::milliseconds kTimeout{10'000};  // Xapian's own

/// Opens one database and checks its layout; a server has so long to answer, now and for every later question.
/// Throws as open() does.
Xapian::Database open_one(const std::string& location, std::chrono::milliseconds timeout = kTimeout);

}  // namespace travaux::database
