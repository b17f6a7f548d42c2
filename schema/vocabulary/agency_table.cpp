#include "schema/vocabulary/agency_table.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::vocabulary {
namespace {

void add_form(std::vector<MarkedForm>& forms, MarkedForm form) {
    const auto known = std::ranges::find(forms, form.text, &MarkedForm::text);
    if (known == forms.end()) {
        forms.push_back(std::move(form));
        return;
    }
    if (!form.languages.empty()) form.languages.insert(form.languages.begin(), known->languages.begin(), known->languages.end());
    *known = std::move(form);
}

void add_forms(std::vector<MarkedForm>& forms, std::string_view cell, std::string_view language) {
    for (const std::string& form : schema::split_cell(cell)) add_form(forms, read_form(form, language));
}

}  // namespace

MarkedForm read_form(std::string_view cell, std::string_view language) {
    MarkedForm form;
    for (; !cell.empty(); cell.remove_suffix(1)) {
        const char mark = cell.back();
        if (mark == '*') form.languages.emplace_back(language);
        else if (mark == '~') form.ordinary = true;
        else if (mark == '!') form.capitals = true;
        else if (mark == '?') form.defined_only = true;
        else break;
    }
    form.text = cell;
    return form;
}

std::vector<AgencyRow> read_agencies(const std::filesystem::path& file) {
    std::vector<AgencyRow> rows;
    for (const std::vector<std::string>& cells :
         schema::read_table(file, {"canonical", "name", "kind", "parent", "facet", "changed", "en", "fr", "es", "former", "later"})) {
        AgencyRow& row = rows.emplace_back();
        row.agency.canonical = cells[0];
        row.agency.name = cells[1];
        row.agency.kind = cells[2];
        row.agency.parent = cells[3];
        row.agency.facet = cells[4] == "yes";
        row.agency.changed = cells[5];
        if (cells[0].empty() || cells[1].empty() || (cells[4] != "yes" && cells[4] != "no"))
            throw schema::Error(schema::ErrorCode::Input, file.string() + ": the row of \"" + cells[0] +
                                                              "\" needs a canonical name, a name, and yes or no under facet");
        add_form(row.forms, {.text = cells[0]});
        add_form(row.forms, {.text = cells[1]});
        add_forms(row.forms, cells[6], "en");
        add_forms(row.forms, cells[7], "fr");
        add_forms(row.forms, cells[8], "es");
        add_forms(row.forms, cells[9], {});
        add_forms(row.forms, cells[10], {});
        for (const MarkedForm& form : row.forms) {
            row.agency.forms.push_back(form.text);
            if (!form.defined_only) (form.ordinary ? row.agency.wordlike : row.agency.plain).push_back(form.text);
        }
    }
    return rows;
}

}  // namespace travaux::vocabulary
