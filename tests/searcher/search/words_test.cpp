// What a query finds, and what is marked in it.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include "schema/error.hpp"

#include <algorithm>

using namespace travaux;
using namespace travaux::testing;
using Ids = std::vector<std::string>;

namespace {

const SmallIndex& corpus() {
    static const SmallIndex index({report("r", 2013, {
        paragraph("The inter-agency group met in spring."),                                // 1
        paragraph("An interagency note was sent to every member."),                        // 2
        paragraph("A joint work plan was adopted by the working group."),                  // 3
        paragraph("The workplan covers two years."),                                       // 4
        paragraph("Labour migration policies differ between regions."),                    // 5
        paragraph("The organization of the labor market matters."),                        // 6
        paragraph("Each organ of the council reports in turn."),                           // 7
        paragraph("The High-level Dialogue took place in October."),                       // 8
        paragraph("A statement was made before the HLD by all heads."),                    // 9
        paragraph("Ms. Åkerman-Börje chaired the session."),                               // 10
        paragraph("The work on the plan has not begun."),                                  // 11
        paragraph("The position of the group on the paper is open."),                      // 12
        paragraph("The position paper was printed."),                                      // 13
        paragraph("A new web site was opened."),                                           // 14
        paragraph("The website lists the projects of Member States."),                     // 15
    })});
    return index;
}

Ids all_found(const std::string& text) {
    search::Searcher searcher = corpus().searcher();
    search::Request asked = request(text);
    asked.match = search::Match::All;
    asked.limit = 50;
    Ids found = ids(searcher.search(asked));
    std::ranges::sort(found);
    return found;
}

}  // namespace

TEST_CASE("words are found by stem, spelling, compound and concept; quotes are exact") {
    struct Row {
        const char* query;
        Ids found;
    };
    const std::vector<Row> rows{
        {"interagency", {"r#1", "r#2"}},
        {"inter-agency", {"r#1", "r#2"}},
        {"workplan", {"r#3", "r#4"}},
        {"work plan", {"r#11", "r#3", "r#4"}},
        {"\"work plan\"", {"r#3"}},
        {"website", {"r#14", "r#15"}},
        {"web site", {"r#14", "r#15"}},
        {"labor", {"r#5", "r#6"}},
        {"labour", {"r#5", "r#6"}},
        {"organisation", {"r#6"}},
        {"organ", {"r#7"}},
        {"HLD", {"r#8", "r#9"}},
        {"hld", {"r#8", "r#9"}},
        {"\"HLD\"", {"r#9"}},
        {"high level dialogue", {"r#8", "r#9"}},
        {"\"high level dialogue\"", {"r#8"}},
        {"Akerman", {"r#10"}},
        {"\"position paper\"", {"r#13"}},
        {"position paper", {"r#12", "r#13"}},
        {"position ADJ/1 paper", {"r#13"}},
        {"paper NEAR/6 position", {"r#12", "r#13"}},
        {"paper NEAR/2 position", {"r#13"}},
        {"migrat*", {"r#5"}},
        {"workplan OR organ", {"r#3", "r#4", "r#7"}},
        {"labour NOT market", {"r#5"}},
        {"labour -market", {"r#5"}},
        {"label:none", {}},
        {"zebra", {}},
        {"what did the organ do", {"r#7"}},
    };
    for (const Row& row : rows) {
        INFO(row.query);
        CHECK(all_found(row.query) == row.found);
    }
}

TEST_CASE("NEAR and ADJ measure a phrase from its nearer end, and only where it stands") {
    const SmallIndex index({report("r", 2013, {
        paragraph("Civil society dialogue."),                                                        // 1
        paragraph("Civil society held one dialogue."),                                               // 2
        paragraph("A dialogue with civil society."),                                                 // 3
        paragraph("Civil dialogue is rare. One two three four five six seven eight: civil society."),  // 4: the phrase is far away
        paragraph("An inter-agency note and an interagency group."),                                 // 5
        paragraph("The joint statement on climate, the joint position paper."),                      // 6
    })});
    search::Searcher searcher = index.searcher();
    const std::vector<std::pair<const char*, Ids>> rows{
        {"\"civil society\" ADJ/1 dialogue", {"r#1"}},
        {"\"civil society\" ADJ/3 dialogue", {"r#1", "r#2"}},
        {"\"civil society\" NEAR/1 dialogue", {"r#1"}},
        {"\"civil society\" NEAR/2 dialogue", {"r#1", "r#3"}},
        {"\"civil society\" NEAR/3 dialogue", {"r#1", "r#2", "r#3"}},
        {"dialogue ADJ/2 \"civil society\"", {"r#3"}},
        {"dialogue ADJ/20 \"civil society\"", {"r#3", "r#4"}},
        {"(\"civil society\" OR statement) NEAR/2 (dialogue OR climate)", {"r#1", "r#3", "r#6"}},
        {"\"joint statement\" NEAR/5 \"position paper\"", {"r#6"}},
        {"\"joint statement\" NEAR/4 \"position paper\"", {}},
        {"inter-agency ADJ/1 note", {"r#5"}},
        {"inter-agency ADJ/1 group", {"r#5"}},
    };
    for (const auto& [query, found] : rows) {
        INFO(query);
        Ids now = ids(searcher.search(request(query)));
        std::ranges::sort(now);
        CHECK(now == found);
    }
}

TEST_CASE("a phrase in a title or heading is those words in a row") {
    schema::Unit first = paragraph("One.");
    first.section = {"II. The joint statement", "Preparations"};
    schema::Unit second = paragraph("Two.");
    second.section = {"Statement of the joint meeting"};
    schema::Report one = report("a", 2013, {first, second});
    one.facts.title = "Annual report of the Group";
    schema::Report other = report("b", 2014, {paragraph("Three.")});
    other.facts.title = "Report on the annual meeting";
    const SmallIndex index({one, other});
    search::Searcher searcher = index.searcher();
    const auto found = [&](const char* query) { return ids(searcher.search(request(query))); };
    CHECK(found("section:(joint statement)") == Ids{"a#1", "a#2"});
    CHECK(found("section:\"joint statement\"") == Ids{"a#1"});
    CHECK(found("title:(annual report)") == Ids{"a#1", "a#2", "b#1"});
    CHECK(found("title:\"annual report\"") == Ids{"a#1", "a#2"});
    CHECK(found("title:(annual NEAR/1 report)").size() == 3);
    CHECK(searcher.search(request("title:(annual NEAR/1 report)")).notes ==
          std::vector<std::string>{"title keeps no places of words: NEAR and ADJ count as AND in it"});
}

TEST_CASE("AND and + insist on their words; a blank does not") {
    const SmallIndex index({report("r", 2013, {
        paragraph("Retreat and bridge and harbour."),  // 1
        paragraph("Retreat and bridge."),              // 2
        paragraph("Retreat and harbour."),             // 3
    })});
    search::Searcher searcher = index.searcher();
    const std::vector<std::pair<const char*, Ids>> rows{
        {"retreat bridge harbour", {"r#1", "r#2", "r#3"}},
        {"retreat AND bridge AND harbour", {"r#1"}},
        {"retreat +bridge harbour", {"r#1", "r#2"}},
        {"(retreat AND bridge) harbour", {"r#1", "r#2"}},
        {"retreat AND zeppelin", {}},
        {"retreat zeppelin year:2013", {"r#1", "r#2", "r#3"}},
        {"+retreat AND +bridge", {"r#1", "r#2"}},
    };
    for (const auto& [query, found] : rows) {
        INFO(query);
        Ids now = ids(searcher.search(request(query)));
        std::ranges::sort(now);
        CHECK(now == found);
    }
    search::Request any = request("retreat +bridge");
    any.match = search::Match::Any;
    CHECK(searcher.search(any).total == 2);
}

TEST_CASE("exactly the matched words are marked") {
    struct Row {
        const char* query;
        const char* id;
        Ids marked;
    };
    const std::vector<Row> rows{
        {"interagency", "r#1", {"inter-agency"}},
        {"inter-agency", "r#2", {"interagency"}},
        {"workplan", "r#3", {"work plan"}},
        {"\"position paper\"", "r#13", {"position paper"}},
        {"position paper", "r#12", {"position", "paper"}},
        {"HLD", "r#8", {"High-level Dialogue"}},
        {"akerman", "r#10", {"Åkerman"}},
        {"migrat*", "r#5", {"migration"}},
        {"labor regions", "r#5", {"Labour", "regions"}},
        {"labour -market", "r#5", {"Labour"}},
    };
    search::Searcher searcher = corpus().searcher();
    for (const Row& row : rows) {
        INFO(row.query);
        const search::Results results = searcher.search(request(row.query));
        const auto hit = std::ranges::find(results.hits, row.id, &search::Hit::id);
        REQUIRE(hit != results.hits.end());
        CHECK(highlighted(hit->snippet) == row.marked);
    }
}

TEST_CASE("all-words matches come first, those with most of the words follow, and pages agree") {
    std::vector<schema::Unit> units;
    for (int i = 0; i < 4; ++i) units.push_back(paragraph("Remittances and return migration, case " + std::to_string(i) + "."));
    for (int i = 0; i < 9; ++i) units.push_back(paragraph("Remittances alone, with return, case " + std::to_string(i) + "."));
    units.push_back(paragraph("Nothing of the kind."));
    const SmallIndex index({report("t", 2012, std::move(units))});
    search::Searcher searcher = index.searcher();
    search::Request asked = request("remittances return migration");
    asked.limit = 10;
    const search::Results first = searcher.search(asked);
    CHECK(first.match == search::Match::All);
    CHECK(first.total == 4);
    REQUIRE(first.hits.size() == 10);
    for (std::size_t i = 0; i < first.hits.size(); ++i) {
        CHECK(first.hits[i].all_words == (i < 4));
        if (i > 0) CHECK(first.hits[i].score <= first.hits[i - 1].score);
    }
    Ids paged;
    for (asked.limit = 3, asked.offset = 0; asked.offset < 10; asked.offset += 3)
        for (const std::string& id : ids(searcher.search(asked))) paged.push_back(id);
    paged.resize(10);
    CHECK(paged == ids(first));

    asked = request("remittances zeppelin");
    const search::Results any = searcher.search(asked);
    CHECK(any.match == search::Match::Any);
    CHECK(any.total == 13);
    CHECK_FALSE(any.hits.front().all_words);
    asked.match = search::Match::All;
    CHECK(searcher.search(asked).total == 0);
}

TEST_CASE("a slip of the pen is corrected from the words of the index") {
    search::Searcher searcher = corpus().searcher();
    CHECK(searcher.search(request("organizaton market")).did_you_mean == std::optional<std::string>("organization market"));
    CHECK(searcher.search(request("organization market")).did_you_mean == std::nullopt);
    CHECK(searcher.search(request("xqzzyv")).did_you_mean == std::nullopt);
    for (const char* slip : {"prganization market", "rganization market", "roganization market", "oorganization market"}) {
        INFO(slip);  // the first letter wrong, missing, changed with the second, doubled
        CHECK(searcher.search(request(slip)).did_you_mean == std::optional<std::string>("organization market"));
    }
    CHECK(searcher.search(request(std::string(5000, 'q'))).notes == std::vector<std::string>{"no paragraph has the word \"" + std::string(60, 'q') + "…\""});
}

TEST_CASE("a query that cannot be read says where") {
    search::Searcher searcher = corpus().searcher();
    std::string message;
    try {
        searcher.search(request("organ year:notayear"));
    } catch (const schema::Error& error) {
        CHECK(error.code() == schema::ErrorCode::Query);
        message = error.what();
    }
    CHECK(message.find("\n  organ year:notayear\n  ") != std::string::npos);
    CHECK(message.ends_with("^"));
}

TEST_CASE("a long paragraph is cut to the window that holds most of the words, at word boundaries") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "Nothing of note was said in this sentence, number " + std::to_string(i) + ". ";
    text += "Here the épreuve of remittances meets ethical recruitment at last. ";
    for (int i = 0; i < 60; ++i) text += "And again there was nothing to report, remittances or other. ";
    text.pop_back();
    const SmallIndex index({report("long", 2013, {paragraph(text), paragraph(std::string(9000, 'x') + " remittances")})});
    search::Searcher searcher = index.searcher();
    const search::Results results = searcher.search(request("remittances ethical recruitment"));
    REQUIRE(!results.hits.empty());
    const search::Snippet& snippet = results.hits.front().snippet;
    INFO(snippet.text);
    CHECK(snippet.text.size() < 330);
    CHECK(highlighted(snippet).front() == "remittances");
    CHECK(std::ranges::count(highlighted(snippet), "ethical") == 1);
    CHECK(snippet.text.starts_with("… "));
    CHECK(snippet.text.ends_with(" …"));
    for (const search::Hit& hit : results.hits) CHECK(hit.snippet.text.size() < 2000);
}
