#include "searcher/render/explanation.hpp"
#include "searcher/render/layout.hpp"
#include "searcher/render/render.hpp"
#include "searcher/render/words.hpp"

namespace travaux::render {

std::string text(const search::Passage& passage, const Style& style, bool why) {
    const schema::ReportFacts& report = *passage.report;
    std::string out = laid_out({{report.title.empty() ? report.doc : report.title, Look::Strong}}, style, 0);
    out += laid_out({{facts_line(report), Look::Quiet}}, style, 0);
    if (passage.chosen < passage.units.size())
        out += laid_out({{path_of(passage.units[passage.chosen].section), Look::Quiet}}, style, 0);
    for (std::size_t i = 0; i < passage.units.size(); ++i) {
        const schema::Unit& unit = passage.units[i];
        const bool chosen = i == passage.chosen;
        const Look look = chosen ? Look::Plain : Look::Quiet;
        out += '\n';
        out += laid_out({{schema::unit_id(report.doc, unit.address), chosen ? Look::Strong : Look::Quiet}}, style, 2, chosen ? "› " : "  ");
        out += laid_out({{unit.text, look}}, style, 2);
    }
    return why ? out + why_text(passage, style) : out;
}

}  // namespace travaux::render
