#include "indexer/structure/words.hpp"

#include "indexer/structure/letters.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::structure {
namespace {

constexpr std::array<std::string_view, kRoles> kRoleNames{
    "open",         "conjunction",  "prefix",         "beginning",    "month",        "date_word", "section", "outline",
    "furniture_line", "furniture_start", "imprint",   "navigation",   "language_code", "title_word", "organisation", "meeting",
    "item_label",   "heading_label", "caption_label", "announcement", "list_noun", "question_word", "part", "counted", "measure"};

}  // namespace

Words Words::load() {
    Words words;
    const auto file = schema::data_file("structure-words.tsv");
    for (const auto& row : schema::read_table(file, {"role", "words", "value"})) {
        const auto found = std::ranges::find(kRoleNames, row[0]);
        if (found == kRoleNames.end())
            throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no role " + row[0]);
        auto& rows = words.rows_[static_cast<std::size_t>(found - kRoleNames.begin())];
        for (const std::string& word : schema::split_cell(row[1])) rows[fold(word)] = row[2].empty() ? word : row[2];
    }
    return words;
}

std::string_view Words::value(Role role, std::string_view folded) const {
    const auto& rows = rows_[static_cast<std::size_t>(role)];
    const auto found = rows.find(std::string(folded));
    return found == rows.end() ? std::string_view{} : std::string_view(found->second);
}

bool Words::begins(Role role, std::string_view folded) const {
    // Rows are short: no beginning longer than this can be one.
    constexpr std::size_t kLongestRow = 64;
    const std::size_t limit = std::min(folded.size(), kLongestRow);
    for (std::size_t end = 1; end <= limit; ++end) {
        const bool word_end = end == folded.size() || folded[end] == ' ' || folded[end - 1] == ':' || folded[end] == ':' ||
                              folded[end] == ',' || folded[end] == '.';
        if (word_end && is(role, folded.substr(0, end))) return true;
    }
    return false;
}

}  // namespace travaux::structure
