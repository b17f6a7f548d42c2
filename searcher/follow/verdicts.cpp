#include "searcher/follow/verdicts.hpp"

#include "schema/table.hpp"

#include <utility>

namespace travaux::follow {

std::vector<HumanVerdict> read_verdicts(const std::filesystem::path& file) {
    std::vector<HumanVerdict> all;
    for (auto& row : schema::read_table(file, {"promise", "passage", "verdict", "by", "note"}))
        all.push_back({std::move(row[0]), std::move(row[1]), std::move(row[2]), std::move(row[3]), std::move(row[4])});
    return all;
}

std::filesystem::path verdicts_beside(const std::filesystem::path& index) {
    std::filesystem::path file = index.has_filename() ? index : index.parent_path();
    file += ".verdicts.tsv";
    return file;
}

std::vector<std::filesystem::path> verdicts_beside(const std::vector<std::string>& locations) {
    std::vector<std::filesystem::path> files;
    for (const std::string& location : locations) {
        const std::filesystem::path file = verdicts_beside(std::filesystem::path(location));
        std::error_code failure;
        if (std::filesystem::is_directory(location, failure) && std::filesystem::exists(file, failure)) files.push_back(file);
    }
    return files;
}

}  // namespace travaux::follow
