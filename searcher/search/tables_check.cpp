#include "searcher/search/tables_check.hpp"

#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <optional>
#include <string_view>

namespace travaux::search {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kTables{"postlist", "docdata", "termlist", "position"};

// What the process that checks says: its verdict, and a reason.
constexpr char kWhole = 'W';
constexpr char kDamaged = 'D';
constexpr char kRefused = 'R';  // by the machine: Xapian checks what it may write only

std::string verdict_on(const std::string& table) {
    try {
        const std::size_t errors = Xapian::Database::check(table, 0, nullptr);
        return errors == 0 ? std::string(1, kWhole) : fmt::format("{}{} error(s)", kDamaged, errors);
    } catch (const Xapian::Error& error) {
        const char* machine = error.get_error_string();
        return machine != nullptr ? kRefused + std::string(machine) : kDamaged + error.get_msg();
    } catch (const std::exception& error) {
        return kDamaged + std::string(error.what());
    }
}

[[noreturn]] void say(int pipe, const std::string& verdict) {
    const bool said = ::write(pipe, verdict.data(), verdict.size()) == static_cast<ssize_t>(verdict.size());
    ::_exit(said ? 0 : 1);
}

std::string heard(int pipe) {
    std::string all;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = ::read(pipe, buffer.data(), buffer.size())) != 0;) {
        if (n > 0) all.append(buffer.data(), static_cast<std::size_t>(n));
        else if (errno != EINTR) break;
    }
    return all;
}

[[noreturn]] void fail(std::string_view table) {
    throw schema::Error(schema::ErrorCode::Io, fmt::format("{} cannot be checked: {}", table, std::strerror(errno)));
}

// Of some damage Xapian's check dies itself: it has a process of its own, whose end is a verdict too.
std::string verdict_from_afar(const std::string& table) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) fail(table);
    const pid_t child = ::fork();
    if (child < 0) fail(table);
    if (child == 0) {
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
        say(pipe[1], verdict_on(table));
    }
    ::close(pipe[1]);
    std::string verdict = heard(pipe[0]);
    ::close(pipe[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (status == 0 && !verdict.empty()) return verdict;
    return kDamaged + (WIFSIGNALED(status) ? fmt::format("Xapian's check of it crashes ({})", ::strsignal(WTERMSIG(status))) : std::string("Xapian cannot check it"));
}

std::optional<std::string> fault_of_table(const fs::path& database, std::string_view table) {
    const fs::path file = database / fmt::format("{}.glass", table);
    if (!fs::exists(file)) return std::nullopt;  // an empty table has no file
    const std::string verdict = verdict_from_afar(file.string());
    const std::string_view reason = std::string_view(verdict).substr(1);
    if (verdict.front() == kRefused) throw schema::Error(schema::ErrorCode::Io, fmt::format("the index {} cannot be used: {}", database.string(), reason));
    if (verdict.front() == kWhole) return std::nullopt;
    return fmt::format("{}: the table {} is damaged: {}", database.string(), table, reason);
}

// An index of travaux-index has its databases below a folder of its generation. What a killed build left has another generation.
bool is_stub_damaged(const fs::path& index, const std::vector<std::string>& named) {
    if (!fs::is_directory(index) || fs::exists(index / "iamglass")) return false;
    if (named.empty()) return std::ranges::any_of(fs::directory_iterator(index), [](const fs::directory_entry& one) { return database::is_generation(one.path()); });
    const fs::path generation = fs::path(named.front()).parent_path();
    if (!database::is_generation(generation) || !fs::is_directory(generation)) return false;
    return std::ranges::any_of(fs::directory_iterator(generation), [&](const fs::directory_entry& one) {
        return one.path().filename().string().starts_with("shard-") && std::ranges::find(named, one.path().string()) == named.end();
    });
}

}  // namespace

std::vector<std::string> faults_of_tables(const std::vector<std::string>& locations) {
    std::vector<std::string> faults;
    for (const std::string& location : locations) {
        const std::vector<std::string> databases = database::local_databases(location);
        if (is_stub_damaged(location, databases)) faults.push_back(fmt::format("{}: the file XAPIANDB is damaged or missing, and does not name the databases", location));
        for (const std::string& database : databases) {
            const auto missing = database::missing_files(database);
            for (const std::string& file : missing) faults.push_back(fmt::format("{}: the file {} is missing", database, file));
            if (std::ranges::find(missing, "iamglass") != missing.end()) continue;  // without it none can be checked
            for (std::string_view table : kTables)
                if (auto fault = fault_of_table(database, table)) faults.push_back(std::move(*fault));
        }
    }
    return faults;
}

}  // namespace travaux::search
