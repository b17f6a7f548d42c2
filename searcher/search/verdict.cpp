// Why a search finds a paragraph, or why not.
#include "searcher/search/session.hpp"

#include "schema/error.hpp"
#include "searcher/search/addresses.hpp"
#include "searcher/search/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace travaux::search {

Verdict Session::explain(std::string_view address, const Request& given) {
    constexpr std::size_t kRanked = 1000;
    Verdict verdict;
    std::vector<UnitPlace> places = find_address(address, index);
    if (places.size() != 1) {
        for (const UnitPlace& place : places) verdict.candidates.push_back(schema::unit_id(place.report->facts.doc, place.report->units[place.unit].address));
        return verdict;
    }
    const schema::Report& report = *places.front().report;
    verdict.id = schema::unit_id(report.facts.doc, report.units[places.front().unit].address);
    const auto paragraph = index.find(verdict.id);
    if (!paragraph)
        throw schema::Error(schema::ErrorCode::Usage, fmt::format("{} is a {}, and no search finds one", verdict.id, schema::name_of(report.units[places.front().unit].kind)),
                    "paragraphs, list items, footnotes, table rows and captions can be found");

    query::Node root;
    Request request = given;
    request.offset = 0;
    request.limit = kRanked;
    request.snippets = false;
    Plan sought = plan(request, request.text, root);
    if (request.expand) expand(request, sought);
    Expander expander(index, analyzer, vocabulary, {request.synonyms, request.stemming, false, request.roll_up});
    Marker marker(sought, analyzer);
    RowMarkers rows(sought, index, marker);
    Hit hit = this->hit(request, {0, {}, std::make_unique<Paragraph>(*paragraph), 0, true}, marker, rows, {});
    verdict.understood = query::print(root);
    verdict.parts = sought_parts(root, sought, expander);
    verdict.conditions = conditions(root, sought, request, hit, marker, expander);
    verdict.all_words = std::ranges::all_of(verdict.conditions, &Condition::met);
    verdict.notes = sought.notes;
    const std::vector<Hit> hits = search(request).hits;
    const auto place = std::ranges::find(hits, verdict.id, &Hit::id);
    verdict.found = verdict.all_words || place != hits.end();
    if (place != hits.end()) {
        verdict.rank = static_cast<std::size_t>(place - hits.begin()) + 1;
        hit.score = verdict.score = place->score;
        verdict.matched = matched_parts(sought, hit, marker, index);
    }
    return verdict;
}

}  // namespace travaux::search
