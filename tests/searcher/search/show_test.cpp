// `show`, `terms` and `status`.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include "schema/fields.hpp"

#include <algorithm>

using namespace travaux;
using namespace travaux::testing;
using Ids = std::vector<std::string>;

namespace {

schema::Unit unit(schema::Kind kind, std::string address, std::string label, std::string text, std::optional<int> parent = {}) {
    schema::Unit unit = paragraph(std::move(text));
    unit.kind = kind;
    unit.address = std::move(address);
    unit.label = std::move(label);
    unit.parent = parent;
    return unit;
}

const SmallIndex& papers() {
    using enum schema::Kind;
    static const SmallIndex index = [] {
        std::vector<schema::Unit> units{
            unit(Heading, "I", "", "Introduction"),
            unit(Paragraph, "12", "12", "The Council decided on the following:"),
            unit(ListItem, "12(a)", "12(a)", "mandating the preparation of a brief annual report;", 1),
            unit(ListItem, "12(b)", "12(b)", "inviting observers.", 1),
            unit(Paragraph, "I/decision-6", "", "A sixth decision was taken."),
            unit(Footnote, "n1", "1", "See the record of the session."),
        };
        units[2].notes = {5};
        units[5].notes = {2};
        schema::Report first = report("paper-2013", 2013, units);
        first.facts.symbol = "CRP/7";
        schema::Report second = report("other-2014", 2014, {unit(Paragraph, "12", "12", "A twelfth paragraph elsewhere."), unit(Heading, "4.key-documents", "", "Key documents"),
                                                                  unit(Heading, "conclusion", "", "Conclusion"), unit(Paragraph, "conclusion/1", "", "All is said.")});
        return SmallIndex({first, second});
    }();
    return index;
}

}  // namespace

TEST_CASE("an address may be short where it is clear") {
    struct Row {
        const char* address;
        const char* shown;  // address of the unit, or
        Ids candidates;
    };
    const std::vector<Row> rows{
        {"paper-2013#12(a)", "12(a)", {}},
        {"PAPER-2013#12(A)", "12(a)", {}},
        {"paper#12(a)", "12(a)", {}},
        {"12(a)", "12(a)", {}},
        {"decision-6", "I/decision-6", {}},
        {"key-documents", "4.key-documents", {}},
        {"concl", "conclusion", {}},
        {"other#concl", "conclusion", {}},
        {"con", "", {}},
        {"paper-2013#I", "I", {}},
        {"paper-2013", "I", {}},
        {"12", "", {"other-2014#12", "paper-2013#12"}},
        {"nowhere#1", "", {}},
        {"", "", {}},
        {"#", "", {}},
    };
    search::Searcher searcher = papers().searcher();
    for (const Row& row : rows) {
        INFO(row.address);
        search::Found found = searcher.show(row.address, 0);
        std::ranges::sort(found.candidates);
        if (*row.shown != '\0') {
            REQUIRE(found.passage.size() == 1);
            CHECK(found.passage.front().units[found.passage.front().chosen].address == row.shown);
        } else {
            CHECK(found.passage.empty());
            if (!row.candidates.empty()) CHECK(found.candidates == row.candidates);
        }
    }
}

TEST_CASE("a sub-item comes with its lead-in, its footnote and its neighbours") {
    search::Searcher searcher = papers().searcher();
    const auto addresses = [&searcher](const char* address, std::size_t neighbours) {
        Ids all;
        const search::Found found = searcher.show(address, neighbours);
        for (const schema::Unit& unit : found.passage.at(0).units) {
            all.push_back(unit.address);
            CHECK(!unit.text.empty());
        }
        return all;
    };
    CHECK(addresses("paper-2013#12(a)", 0) == Ids{"12", "12(a)", "n1"});
    CHECK(addresses("paper-2013#12(b)", 1) == Ids{"12", "12(a)", "12(b)", "I/decision-6"});
    CHECK(addresses("paper-2013#I/decision-6", 9) == Ids{"I", "12", "12(a)", "12(b)", "I/decision-6", "n1"});
}

TEST_CASE("a hit brings its lead-in, and a query that names symbol and number finds them first") {
    search::Searcher searcher = papers().searcher();
    const search::Results results = searcher.search(request("brief annual report"));
    REQUIRE(!results.hits.empty());
    CHECK(results.hits.front().lead_in == "The Council decided on the following:");
    for (const char* text : {"CRP/7 paragraph 12(b)", "crp/7 12(b)", "para. 12(b) of CRP/7"}) {
        INFO(text);
        CHECK(ids(searcher.search(request(text))).at(0) == "paper-2013#12(b)");
    }
    Ids whole = ids(searcher.search(request("CRP/7 paragraph 12")));
    whole.resize(3);
    CHECK(whole == Ids{"paper-2013#12", "paper-2013#12(a)", "paper-2013#12(b)"});
}

TEST_CASE("terms and status tell what is there") {
    search::Searcher searcher = papers().searcher();
    const auto years = searcher.terms(schema::field("year"));
    REQUIRE(years.size() == 2);
    CHECK(years[0].value == "2013");
    CHECK(years[0].count == 5);
    CHECK(years[0].reports == 1);
    const auto labels = searcher.terms(schema::field("label"));
    const auto twelve = std::ranges::find(labels, "12", &search::FieldTerm::value);
    REQUIRE(twelve != labels.end());
    CHECK(twelve->count == 2);
    CHECK(twelve->reports == 2);
    const search::Status status = searcher.status();
    CHECK(status.reports == 2);
    CHECK(status.paragraphs == 7);
    CHECK(status.languages == Ids{"en"});
    CHECK(status.words > 20);
    CHECK(status.bytes.value_or(0) > 0);
}
