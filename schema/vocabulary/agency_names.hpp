// What a query needs of the authority file: names resolved, without the file being read. Looked up in a derived table.
#pragma once

#include "schema/derived_table.hpp"
#include "schema/vocabulary/authority.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

/// agency-names.tsv: what AgencyNames reads, from agencies.tsv as schema::data_file finds it.
schema::Derived agency_names_table();

class AgencyNames {
public:
    explicit AgencyNames(schema::SortedTable table) : table_(std::move(table)) {}

    /// The canonical name; see Authority::resolve.
    std::optional<std::string> resolve(std::string_view name) const;

    /// The canonical names of all organisations below one, by `parent`; see Authority::with_children.
    std::vector<std::string> below(std::string_view canonical) const;

private:
    schema::SortedTable table_;
};

}  // namespace travaux::vocabulary
