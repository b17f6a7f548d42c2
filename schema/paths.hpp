// Where things are on this machine: the data tables, and the default database.
#pragma once

#include <filesystem>
#include <string_view>

namespace travaux::schema {

/// The folder of the data tables. First that exists of: $TRAVAUX_DATA; `schema/data` of the source tree
/// the running program was built from, where the program stands in its build tree; `../share/travaux`
/// beside the program (an installed copy, wherever it was moved); the configured install prefix.
/// Throws Error(NotFound) that lists the places.
std::filesystem::path data_directory();

/// A table in data_directory(). A file of the same name in $XDG_CONFIG_HOME/travaux (default
/// ~/.config/travaux) takes its place: that is how a user overrides or extends a table.
std::filesystem::path data_file(std::string_view name);

/// Where the tables that were derived with the program are: in its build tree, or `derived` in data_directory(). May
/// not exist.
std::filesystem::path derived_directory();

/// The folder of the tables that those were made of.
std::filesystem::path derived_from();

/// $XDG_CACHE_HOME/travaux, else ~/.cache/travaux; may not exist. Empty where there is no home.
std::filesystem::path cache_directory();

/// $TRAVAUX_DB, else $XDG_DATA_HOME/travaux/index, else ~/.local/share/travaux/index.
std::filesystem::path default_database();

/// $XDG_CONFIG_HOME/travaux, else ~/.config/travaux; may not exist.
std::filesystem::path config_directory();

}  // namespace travaux::schema
