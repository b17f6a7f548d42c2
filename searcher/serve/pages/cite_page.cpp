#include "searcher/serve/pages/cite_page.hpp"

#include "searcher/render/citations.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"

#include <vector>

namespace travaux::pages {

cite::Reference of_report(const std::shared_ptr<const schema::ReportFacts>& report, const schema::Unit& unit, const cite::Names& names) {
    cite::Reference whole = cite::reference({report, {unit}, 0, {}}, names);
    whole.id = whole.doc;
    whole.place.clear();
    whole.page.reset();
    return whole;
}

std::string cite_page(const cite::Reference& reference) {
    const std::vector<cite::Reference> one{reference};
    const auto style = [](std::string_view name, const std::string& citation) {
        return element("section", element("h2", name) + element("pre", {{"class", "citation"}, {"tabindex", "0"}}, lines(citation)));
    };
    const std::size_t mark = std::min(reference.id.find('#'), reference.id.size());
    const std::string address = mark < reference.id.size() ? reference.id.substr(mark + 1) : std::string();
    const Markup content = element("h1", "Cite " + reference.id) + element("p", {{"class", "report"}}, reference.title) + asked_about(reference.doc, address, "cite") +
                           style("United Nations Editorial Manual", render::citations(one)) + style("BibTeX", render::bibtex(one)) +
                           style("RIS", render::ris(one)) + style("CSL-JSON", render::csl_json(one));
    return page({"Cite " + reference.id, Place::Other, {}}, content);
}

}  // namespace travaux::pages
