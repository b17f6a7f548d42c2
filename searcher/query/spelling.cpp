#include "searcher/query/spelling.hpp"

#include "schema/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace travaux::query {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(char a, char b) { return lower(a) == lower(b); }

// Levenshtein's distance, one row at a time.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (same(a[i - 1], b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

bool begins(std::string_view name, std::string_view word) {
    return word.size() >= 3 && word.size() < name.size() && std::equal(word.begin(), word.end(), name.begin(), same);
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> names) {
    constexpr std::size_t kLongestName = 32;  // no name is longer: hostile words cost nothing
    std::string_view best;
    std::size_t fewest = word.size() < 4 ? 2 : 3;
    if (word.size() > kLongestName) return best;
    for (const std::string_view name : names) {
        const std::size_t distance = begins(name, word) ? 1 : edits(word, name);
        if (distance < fewest && distance < name.size()) {
            fewest = distance;
            best = name;
        }
    }
    return best;
}

const schema::Field& named_field(std::string_view name) {
    if (const schema::Field* field = schema::find_field(name)) return *field;
    std::vector<std::string_view> names;
    for (const schema::Field& field : schema::fields()) names.push_back(field.name);
    const std::string_view near = nearest(name, names);
    throw schema::Error(schema::ErrorCode::Usage, fmt::format("there is no field {}", name),
                        near.empty() ? fmt::format("the fields are {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near));
}

}  // namespace travaux::query
