// Tables worked out of others, kept ready so that no query works them out again.
#pragma once

#include "schema/sorted_table.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// A derived table: its first line is `# ` and the fingerprint of what it was made from, then a row of column
/// names, then rows in the order of their bytes.
struct Derived {
    std::string_view name;  // of its file: "concept-forms.tsv"
    std::vector<std::filesystem::path> sources;
    std::function<std::vector<std::string>()> rows;  // in any order; throws schema::Error where a source cannot be read
};

/// The table: the one that was made with the program (derived_directory()), where it was made of these sources and none of them changed
/// since; else from the first of these whose fingerprint is right: that one, the one in cache_directory(); else it is made now, and put into
/// the cache if that can be written. The fingerprint is that of the sources' contents, so an edited or replaced source is seen at once.
SortedTable open_derived(const Derived& derived);

/// Its text with its fingerprint, made now.
std::string derived_text(const Derived& derived);

/// Rows as the text of a SortedTable.
std::string sorted_rows(std::vector<std::string> rows);

}  // namespace travaux::schema
