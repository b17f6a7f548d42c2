#include "schema/paths.hpp"

#include "schema/error.hpp"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace travaux::schema {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// The XDG base directory specification: relative values are to be ignored.
fs::path xdg(const char* variable, const char* below_home) {
    const fs::path given = environment(variable);
    if (given.is_absolute()) return given;
    return fs::path(environment("HOME")) / below_home;
}

bool is_below(const fs::path& path, const fs::path& folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

// Neither changes while it runs, and a query asks for several tables.
const fs::path& program() {
    static const fs::path own = [] {
        std::error_code ignored;
        return fs::read_symlink("/proc/self/exe", ignored);
    }();
    return own;
}

bool is_in_build_tree() {
    static const bool is_in = is_below(program(), TRAVAUX_BUILD_TREE);
    return is_in;
}

std::vector<fs::path> data_places() {
    std::vector<fs::path> places;
    if (const std::string given = environment("TRAVAUX_DATA"); !given.empty()) return {given};
    const fs::path& own = program();
    if (is_in_build_tree()) places.emplace_back(TRAVAUX_SOURCE_DATA);
    if (!own.empty()) places.push_back(own.parent_path().parent_path() / "share/travaux");
    places.emplace_back(TRAVAUX_INSTALLED_DATA);
    return places;
}

}  // namespace

fs::path data_directory() {
    std::string looked_in;
    for (const fs::path& place : data_places()) {
        if (std::error_code ignored; fs::is_directory(place, ignored)) return place;
        looked_in += looked_in.empty() ? place.string() : ", " + place.string();
    }
    throw Error(ErrorCode::NotFound, "the data tables are not installed: looked in " + looked_in,
                "set TRAVAUX_DATA to the folder that holds agencies.tsv");
}

fs::path data_file(std::string_view name) {
    const fs::path own = config_directory() / name;
    if (std::error_code ignored; fs::exists(own, ignored)) return own;
    return data_directory() / name;
}

fs::path derived_directory() {
    if (is_in_build_tree()) return TRAVAUX_BUILD_TREE "/derived";
    return data_directory() / "derived";
}

fs::path derived_from() { return is_in_build_tree() ? fs::path(TRAVAUX_SOURCE_DATA) : data_directory(); }

fs::path cache_directory() {
    const fs::path folder = xdg("XDG_CACHE_HOME", ".cache");
    return folder.is_absolute() ? folder / "travaux" : fs::path();
}

fs::path default_database() {
    if (const std::string given = environment("TRAVAUX_DB"); !given.empty()) return given;
    return xdg("XDG_DATA_HOME", ".local/share") / "travaux" / "index";
}

fs::path config_directory() { return xdg("XDG_CONFIG_HOME", ".config") / "travaux"; }

}  // namespace travaux::schema
