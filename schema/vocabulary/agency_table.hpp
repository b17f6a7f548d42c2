// Reading of schema/data/agencies.tsv; its first lines explain the columns and the marks on forms.
#pragma once

#include "schema/vocabulary/authority.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

/// A form with its marks. `~` ordinary, `!` capitals, `?` defined_only, `*` languages.
struct MarkedForm {
    std::string text{};
    std::vector<std::string> languages{};  // ISO 639-1: matches only in text of one of them; empty: in any
    bool ordinary = false;
    bool capitals = false;
    bool defined_only = false;
};

/// "AU*~" as it stands in the column of `language`.
MarkedForm read_form(std::string_view cell, std::string_view language);

struct AgencyRow {
    Agency agency;
    std::vector<MarkedForm> forms;  // as agency.forms, each once: where a form is repeated its later marks hold, but languages add up
};

/// Throws schema::Error as schema::read_table does, and Error(Input) for a row without canonical name, name
/// or facet.
std::vector<AgencyRow> read_agencies(const std::filesystem::path& file);

}  // namespace travaux::vocabulary
