// Facet counts against a count by hand, filters, order, and finding one's way without a query.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include "schema/error.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace travaux;
using namespace travaux::testing;
using Ids = std::vector<std::string>;

namespace {

constexpr const char* kAgencies[] = {"IOM", "UNDESA", "UNHCR", "ILO", "UNICEF"};
constexpr const char* kWords[] = {"remittances", "recruitment", "return", "border", "health"};

std::vector<schema::Report> generated() {
    std::mt19937 random(2013);
    const auto pick = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::vector<schema::Report> reports;
    for (int r = 0; r < 12; ++r) {
        std::vector<schema::Unit> units;
        for (int p = 0; p < 25; ++p) {
            schema::Unit unit = paragraph("On " + std::string(kWords[pick(5)]) + " and " + kWords[pick(5)] + ".");
            for (const char* agency : kAgencies)
                if (pick(3) == 0) unit.agency.emplace_back(agency);
            if (pick(2) == 0) unit.objective = static_cast<int>(1 + pick(12));
            units.push_back(std::move(unit));
        }
        reports.push_back(report("doc" + std::to_string(r), 2007 + static_cast<int>(pick(4)), std::move(units)));
    }
    return reports;
}

struct Count {
    std::size_t paragraphs = 0;
    std::set<std::string> reports;
};

std::vector<std::string> values(const std::string& field, const schema::Report& report, const schema::Unit& unit) {
    if (field == "agency") return unit.agency;
    if (field == "objective") return unit.objective ? Ids{std::to_string(*unit.objective)} : Ids{};
    return {std::to_string(*report.facts.year)};
}

bool holds(const Ids& values, const Ids& chosen) {
    return chosen.empty() || std::ranges::any_of(chosen, [&](const std::string& value) { return std::ranges::count(values, value) > 0; });
}

}  // namespace

TEST_CASE("facet counts equal a count by hand, a chosen field counted without itself") {
    const std::vector<schema::Report> reports = generated();
    const SmallIndex index(reports);
    search::Searcher searcher = index.searcher();
    const Ids fields{"year", "agency", "objective"};
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        std::map<std::string, Ids> chosen;
        search::Request asked = request(random() % 3 == 0 ? "" : kWords[random() % 5]);
        asked.limit = 3;
        for (const std::string& field : fields) {
            asked.facets.push_back({field, 0});
            if (random() % 2 == 0) continue;
            const std::string value = field == "agency" ? kAgencies[random() % 5] : std::to_string(field == "year" ? 2007 + random() % 4 : 1 + random() % 12);
            chosen[field] = {value};
            if (random() % 2 == 0) asked.filters.push_back({field, {value}});
            else asked.text += " " + field + ":" + value;
        }
        INFO(asked.text << " + " << asked.filters.size() << " filters");
        const std::string word = asked.text.substr(0, asked.text.find(' '));
        std::size_t total = 0;
        std::map<std::string, std::map<std::string, Count>> expected;
        for (const schema::Report& report : reports)
            for (const schema::Unit& unit : report.units) {
                if (!word.empty() && word.find(':') == std::string::npos && unit.text.find(word) == std::string::npos) continue;
                const auto passes = [&](const std::string& but) {
                    return std::ranges::all_of(fields, [&](const std::string& field) { return field == but || holds(values(field, report, unit), chosen[field]); });
                };
                total += passes("") ? 1U : 0U;
                for (const std::string& field : fields)
                    if (passes(field))
                        for (const std::string& value : values(field, report, unit)) {
                            ++expected[field][value].paragraphs;
                            expected[field][value].reports.insert(report.facts.doc);
                        }
            }
        const search::Results results = searcher.search(asked);
        CHECK(results.total == total);
        for (const search::Facet& facet : results.facets) {
            INFO(facet.field);
            CHECK(facet.values.size() == expected[facet.field].size());
            for (const search::FacetValue& value : facet.values) {
                CHECK(value.count == expected[facet.field][value.value].paragraphs);
                CHECK(value.reports == expected[facet.field][value.value].reports.size());
                CHECK(value.selected == (std::ranges::count(chosen[facet.field], value.value) > 0));
            }
            for (std::size_t i = 1; i < facet.values.size(); ++i) {
                const auto& a = facet.values[i - 1];
                const auto& b = facet.values[i];
                if (facet.field == "agency") CHECK((a.count > b.count || (a.count == b.count && a.value < b.value)));
                else CHECK(std::stoi(a.value) < std::stoi(b.value));
            }
        }
    }
}

TEST_CASE("filters take alternatives, ranges and every name of an agency") {
    const SmallIndex index(generated());
    search::Searcher searcher = index.searcher();
    const auto total = [&searcher](const std::string& text, std::vector<search::Filter> filters = {}) {
        search::Request asked = request(text);
        asked.filters = std::move(filters);
        return searcher.search(asked).total;
    };
    const std::size_t in_2007 = total("year:2007");
    const std::size_t in_2008 = total("year:2008");
    CHECK(total("year:2007..2008") == in_2007 + in_2008);
    CHECK(total("year:..2008") == in_2007 + in_2008);
    CHECK(total("", {{"year", {"2007", "2008"}}}) == in_2007 + in_2008);
    CHECK(total("year:2009..") == total("*") - in_2007 - in_2008);
    CHECK(total("*") == 300);
    CHECK(total("agency:UNDESA") > 0);
    CHECK(total("agency:DESA") == total("agency:UNDESA"));
    CHECK(total("agency:UN-DESA") == total("agency:UNDESA"));
    CHECK(total("agency:OIM") == total("agency:IOM"));
    CHECK(total("DOC:doc3") == 25);
    const search::Results none = searcher.search(request("year:1999"));
    CHECK(none.total == 0);
    REQUIRE(!none.notes.empty());
    CHECK(none.notes.front().find("nothing has year:1999") != std::string::npos);
    CHECK_THROWS_AS(total("", {{"nonsense", {"1"}}}), schema::Error);
}

TEST_CASE("rolled up, an organisation has those below it, in the query and in options") {
    const auto named = [](std::vector<std::string> agencies) {
        schema::Unit unit = paragraph("On remittances.");
        unit.agency = std::move(agencies);
        return unit;
    };
    const SmallIndex index({report("a", 2012, {named({"UNECA"}), named({"UNECE", "UNESCAP"}), named({"UN Regional Commissions"}), named({"IOM"}), named({"Harbour Board"})})});
    search::Searcher searcher = index.searcher();
    const auto found = [&searcher](const std::string& text, bool roll_up, std::vector<search::Filter> filters = {}) {
        search::Request asked = request(text);
        asked.roll_up = roll_up;
        asked.filters = std::move(filters);
        asked.facets = {{"agency", 0}};
        return searcher.search(asked);
    };
    const struct {
        const char* text;
        std::size_t alone, rolled_up;
    } rows[] = {
        {"agency:\"Regional Commissions\"", 1, 3},
        {"remittances agency:\"UN Regional Commissions\"", 1, 3},
        {"remittances -agency:\"UN Regional Commissions\"", 4, 2},
        {"agency:ECA", 1, 1},
        {"agency:IOM", 1, 1},
        {"agency:\"Harbour Board\"", 1, 1},
        {"agency:\"Harbor\"", 0, 0},
        {"agency:\"UN Secretariat\"", 0, 0},  // the commissions have a parent of their own
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(found(row.text, false).total == row.alone);
        CHECK(found(row.text, true).total == row.rolled_up);
    }
    const search::Results results = found("", true, {{"agency", {"UN Regional Commissions"}}});
    CHECK(results.total == 3);
    REQUIRE(results.facets.size() == 1);
    for (const search::FacetValue& value : results.facets.front().values) {
        CHECK(value.count == 1);
        CHECK(value.selected == (value.value == "UN Regional Commissions"));
    }
    CHECK(results.facets.front().values.size() == 6);
}

TEST_CASE("sorted by year or document, hits are in order whatever the page") {
    const SmallIndex index(generated());
    search::Searcher searcher = index.searcher();
    for (const search::Sort sort : {search::Sort::Year, search::Sort::YearDown, search::Sort::Document}) {
        search::Request asked = request("remittances");
        asked.sort = sort;
        asked.limit = 1000;
        const search::Results whole = searcher.search(asked);
        CHECK(whole.hits.size() == whole.total);
        for (std::size_t i = 1; i < whole.hits.size(); ++i) {
            const auto& a = whole.hits[i - 1];
            const auto& b = whole.hits[i];
            if (sort == search::Sort::Year) CHECK(*a.report->year <= *b.report->year);
            if (sort == search::Sort::YearDown) CHECK(*a.report->year >= *b.report->year);
            if (sort == search::Sort::Document) CHECK(std::pair(a.report->doc, a.unit.ordinal) < std::pair(b.report->doc, b.unit.ordinal));
        }
        asked.limit = 7;
        asked.offset = 21;
        const Ids all = ids(whole);
        CHECK(ids(searcher.search(asked)) == Ids(all.begin() + 21, all.begin() + 28));
    }
}

TEST_CASE("a browse comes in the order of reports; grouped, one hit stands for its report") {
    const SmallIndex index(generated());
    search::Searcher searcher = index.searcher();
    search::Request asked = request("*");
    CHECK(ids(searcher.search(asked)).front() == "doc0#1");
    asked.text = "remittances";
    asked.group_by_document = true;
    asked.limit = 100;
    const search::Results grouped = searcher.search(asked);
    std::size_t paragraphs = 0;
    std::set<std::string> docs;
    for (const search::Hit& hit : grouped.hits) {
        paragraphs += 1 + hit.more_in_report;
        CHECK(docs.insert(hit.report->doc).second);
    }
    CHECK(grouped.hits.size() == grouped.reports);
    CHECK(paragraphs == grouped.total);
}

TEST_CASE("several indexes answer as one") {
    const std::vector<schema::Report> reports = generated();
    const SmallIndex whole(reports);
    const SmallIndex left(std::vector(reports.begin(), reports.begin() + 5));
    const SmallIndex right(std::vector(reports.begin() + 5, reports.end()));
    search::Searcher one = whole.searcher();
    search::Searcher two({left.location(), right.location()});
    for (const char* text : {"remittances", "border health", "*", "year:2008 return", "recruitment agency:IOM"}) {
        INFO(text);
        search::Request asked = request(text);
        asked.facets = {{"agency", 0}, {"year", 0}};
        const search::Results a = one.search(asked);
        const search::Results b = two.search(asked);
        CHECK(a.total == b.total);
        CHECK(a.reports == b.reports);
        CHECK(ids(a) == ids(b));
        REQUIRE(a.facets.size() == b.facets.size());
        for (std::size_t f = 0; f < a.facets.size(); ++f) {
            REQUIRE(a.facets[f].values.size() == b.facets[f].values.size());
            for (std::size_t i = 0; i < a.facets[f].values.size(); ++i) CHECK(a.facets[f].values[i].count == b.facets[f].values[i].count);
        }
    }
}
