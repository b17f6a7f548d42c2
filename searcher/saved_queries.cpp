// Queries that a user keeps by name.
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

std::map<std::string, std::string> read_queries(const std::filesystem::path& path) {
    std::map<std::string, std::string> queries;
    std::ifstream file(path);
    if (!file) return queries;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const std::string text = trimmed(line);
        if (text.empty() || text.front() == '#') continue;
        const std::size_t end = text.find_first_of("\t=");
        const std::string name = trimmed(text.substr(0, end));
        const std::string query = end == std::string::npos ? std::string() : trimmed(text.substr(end + 1));
        if (name.empty() || query.empty())
            throw Error(ErrorCode::Usage, fmt::format("{}:{}: this is no saved query", path.string(), number), "write a name, = and the query on one line");
        queries[name] = query;
    }
    return queries;
}

[[noreturn]] void unknown(const std::string& name, const std::map<std::string, std::string>& queries, const std::filesystem::path& path) {
    std::vector<std::string_view> names;
    for (const auto& [known, query] : queries) names.push_back(known);
    const std::string hint = names.empty() ? fmt::format("save one in {} as name=query", path.string())
                                           : fmt::format("the saved queries are @{}", fmt::join(names, ", @"));
    throw Error(ErrorCode::Usage, fmt::format("there is no saved query @{}", name), hint);
}

}  // namespace

std::vector<std::string> with_saved_queries(const std::vector<std::string>& words) {
    std::vector<std::string> all;
    for (const std::string& word : words) {
        if (word.size() < 2 || word.front() != '@' || word.find(' ') != std::string::npos) {
            all.push_back(word);
            continue;
        }
        const std::filesystem::path path = schema::config_directory() / "queries";
        const auto queries = read_queries(path);
        const auto found = queries.find(word.substr(1));
        if (found == queries.end()) unknown(word.substr(1), queries, path);
        // A group of its own, so that words beside it do not mix with its OR.
        all.push_back(words.size() > 1 ? "(" + found->second + ")" : found->second);
    }
    return all;
}

}  // namespace travaux::searcher
