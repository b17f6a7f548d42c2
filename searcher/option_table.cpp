#include "searcher/option_table.hpp"

#include <algorithm>

namespace travaux::searcher {
namespace {

// An argument of one dash may be several short options, with a value behind the last.
bool may_mean(std::string_view argument, std::string_view name) {
    if (name.starts_with("--")) return argument.starts_with(name);
    return argument.starts_with('-') && !argument.starts_with("--") && argument.find(name[1]) != std::string_view::npos;
}

}  // namespace

bool OptionTable::has(std::string_view names) const {
    if (!arguments_ || !names.starts_with('-')) return true;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(','), names.size());
        const std::string_view name = names.substr(0, std::min(names.find('{'), end));
        if (std::ranges::any_of(*arguments_, [&](const std::string& argument) { return may_mean(argument, name); })) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

}  // namespace travaux::searcher
