#include "schema/vocabulary/agency_names.hpp"

#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "schema/vocabulary/name_words.hpp"

#include <map>

namespace travaux::vocabulary {
namespace {

// Kinds of rows: a name and whose it is; a parent and its children, parted by `|`.
constexpr std::string_view kName = "name\t";
constexpr std::string_view kParent = "parent\t";

std::string row_key(std::string_view kind, std::string_view key) { return std::string(kind).append(key); }

std::vector<std::string> rows_of(const Authority& authority) {
    std::map<std::string, std::string> names;
    std::map<std::string, std::string> children;
    for (const Agency& agency : authority.agencies()) {
        for (const std::string& form : agency.forms) names[name_key(split_name_words(form))] = agency.canonical;
        if (agency.parent.empty()) continue;
        std::string& all = children[agency.parent];
        all.append(all.empty() ? "" : "|").append(agency.canonical);
    }
    std::vector<std::string> rows;
    for (const auto& [name, canonical] : names) rows.push_back(row_key(kName, name).append("\t").append(canonical));
    for (const auto& [parent, all] : children) rows.push_back(row_key(kParent, parent).append("\t").append(all));
    return rows;
}

}  // namespace

schema::Derived agency_names_table() {
    const std::filesystem::path agencies = schema::data_file("agencies.tsv");
    return {"agency-names.tsv", {agencies}, [agencies] { return rows_of(Authority(agencies)); }};
}

std::optional<std::string> AgencyNames::resolve(std::string_view name) const {
    const auto canonical = table_.find(row_key(kName, name_key(split_name_words(name))));
    return canonical ? std::optional(std::string(*canonical)) : std::nullopt;
}

std::vector<std::string> AgencyNames::below(std::string_view canonical) const {
    std::vector<std::string> family{std::string(canonical)};
    for (std::size_t i = 0; i < family.size(); ++i)
        if (const auto children = table_.find(row_key(kParent, family[i])))
            for (std::string& child : schema::split_cell(*children)) family.push_back(std::move(child));
    family.erase(family.begin());
    return family;
}

}  // namespace travaux::vocabulary
