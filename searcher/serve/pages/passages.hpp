// Pieces that several pages show alike: a paragraph's text with its marks, its place, its facts.
#pragma once

#include "schema/report.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/precedent/precedents.hpp"
#include "searcher/search/results.hpp"
#include "searcher/serve/pages/markup.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

/// `/report/DOC#ADDRESS`, with `?q=` where a query is given, so that the report marks it.
std::string report_address(std::string_view doc, std::string_view address, std::string_view query = {});

/// The text with its highlights (half-open ranges in code points, ascending) as `mark` elements.
Markup marked(const search::Snippet& snippet);

/// The sections above a unit, outermost first, parted by ›.
Markup section_path(const schema::Unit& unit);

/// What can be asked about a paragraph: its citation, its precedents, its trace, as links named after its address. The
/// one that is `here` is left out; with `here` a way back to the paragraph comes first.
Markup asked_about(std::string_view doc, std::string_view address, std::string_view here = {});

/// The title of the report, or what stands for one.
const std::string& title_of(const schema::ReportFacts& report);

/// Small labels: kind, objective, commitment with who and when, agencies.
Markup facts(const schema::Unit& unit, bool with_kind = true);

/// "2013 · chair IOM · chair report · CRP/43"
Markup facts(const schema::ReportFacts& report);

/// What the passage has and the draft has not is struck out, what the draft adds is underlined.
Markup differences(const std::vector<wording::Edit>& edits);

/// A link to the passage, the title and the facts of its report.
Markup place_of(const precedent::Source& source);

/// The citation of a passage, for paper alone.
Markup cited(const std::shared_ptr<const schema::ReportFacts>& report, const schema::Unit& unit, const cite::Names& names);

/// The language of the unit as attributes of the element that holds its text: `lang`, and `dir="auto"`.
Attributes language_of(const schema::Unit& unit, const schema::ReportFacts& report);

}  // namespace travaux::pages
