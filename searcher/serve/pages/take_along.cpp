#include "searcher/serve/pages/take_along.hpp"

#include <array>

namespace travaux::pages {

std::vector<Taken> usual_forms(std::string_view path, std::string_view query) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kForms{{{".csv", "CSV"}, {".jsonl", "JSON Lines"}, {".bib", "BibTeX"}}};
    std::vector<Taken> forms;
    for (const auto& [ending, name] : kForms) {
        std::string address(path);
        address += ending;
        if (!query.empty()) address.append("?").append(query);
        forms.push_back({std::move(address), name});
    }
    return forms;
}

Markup take_along(std::string_view what, const std::vector<Taken>& forms) {
    Markup items = element("li", {{"class", "what"}}, "Export");
    for (const Taken& form : forms) items += element("li", link(form.address, form.name));
    return element("nav", {{"class", "exports"}, {"aria-label", std::string(what)}}, element("ul", items));
}

}  // namespace travaux::pages
