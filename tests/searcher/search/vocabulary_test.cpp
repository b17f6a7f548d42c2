// What the reports of an index add to a query's words: acronyms that they define, and words that the first hits share.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include <algorithm>

using namespace travaux;
using namespace travaux::testing;
using Ids = std::vector<std::string>;

namespace {

schema::Report defining(schema::Report report, std::string acronym, std::string meaning) {
    report.facts.definitions.push_back({std::move(acronym), std::move(meaning)});
    return report;
}

Ids found(const SmallIndex& index, const search::Request& request) {
    search::Searcher searcher = index.searcher();
    Ids all = ids(searcher.search(request));
    std::ranges::sort(all);
    return all;
}

}  // namespace

TEST_CASE("an acronym that a report defines stands for its long form, both ways, unless a table knows it") {
    const SmallIndex index({
        defining(report("a", 2013, {paragraph("The Rural-Labour Panel met."), paragraph("A labour panel in a rural place.")}), "RLP", "Rural-Labour Panel"),
        defining(report("b", 2014, {paragraph("The RLP met again."), paragraph("The High-level Dialogue took place."), paragraph("A hall of low dimensions.")}),
                 "HLD", "hall of low dimensions"),
    });
    search::Request asked = request("RLP");
    asked.match = search::Match::All;
    CHECK(found(index, asked) == Ids{"a#1", "b#1"});
    asked.text = "rural labour panel";
    CHECK(found(index, asked) == Ids{"a#1", "a#2", "b#1"});
    asked.text = "\"RLP\"";
    CHECK(found(index, asked) == Ids{"b#1"});
    asked.text = "HLD";
    CHECK(found(index, asked) == Ids{"b#2"});
    asked.text = "RLP";
    asked.synonyms = false;
    CHECK(found(index, asked) == Ids{"b#1"});

    asked.synonyms = asked.explain = true;
    search::Searcher searcher = index.searcher();
    const search::Results results = searcher.search(asked);
    REQUIRE(results.parts.size() == 1);
    const auto& forms = results.parts.front().expansions;
    const auto form = std::ranges::find(forms, "rural labour panel", &search::Expansion::form);
    REQUIRE(form != forms.end());
    CHECK(form->reason == search::Reason::Defined);
    CHECK(form->source == "a");
    for (const search::Hit& hit : results.hits)
        if (hit.id == "a#1") CHECK(highlighted(hit.snippet) == Ids{"Rural-Labour Panel"});
}

TEST_CASE("--expand raises what shares words with the first hits; none comes, none goes") {
    std::vector<schema::Unit> units;
    units.push_back(paragraph("Remittances: fees of transfer and the corridor they take."));
    units.push_back(paragraph("Remittances again, with transfer fees in each corridor."));
    for (int i = 0; i < 8; ++i) units.push_back(paragraph("Nothing of the matter is said in this one, number " + std::to_string(i) + "."));
    units.push_back(paragraph("Remittances were named by the delegates of the session in passing."));
    units.push_back(paragraph("Remittances were named by corridor, transfer and fees in passing."));
    const SmallIndex index({report("r", 2013, std::move(units))});
    search::Searcher searcher = index.searcher();
    search::Request asked = request("remittances passing");
    asked.match = search::Match::All;
    const search::Results plain = searcher.search(asked);
    asked.expand = asked.explain = true;
    const search::Results expanded = searcher.search(asked);
    CHECK(plain.total == expanded.total);
    asked.text = "remittances";
    const search::Results broad = searcher.search(asked);
    REQUIRE(broad.hits.size() == 4);
    CHECK(broad.hits.back().id == "r#11");
    const auto shared = std::ranges::find(broad.parts, "shared by the first hits", &search::SoughtPart::part);
    REQUIRE(shared != broad.parts.end());
    CHECK(std::ranges::any_of(shared->expansions, [](const search::Expansion& one) { return one.form == "corridor" && one.reason == search::Reason::Feedback; }));
    CHECK(std::ranges::any_of(broad.hits.front().matched, [](const search::MatchedPart& part) { return part.part == "shared by the first hits" && part.score > 0; }));
}
