// Words of a question that name a field's value.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include "schema/paths.hpp"
#include "searcher/search/questions.hpp"

#include <algorithm>
#include <sstream>

using namespace travaux;
using namespace travaux::testing;

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

schema::Unit paragraph_with(std::string text, schema::Commitment commitment) {
    schema::Unit unit = paragraph(std::move(text));
    unit.commitment = commitment;
    return unit;
}

const SmallIndex& corpus() {
    static const SmallIndex index([] {
        using enum schema::Commitment;
        schema::Report first = report("a", 2013, {
            paragraph_with("A seminar on remittances was planned and held in May.", Delivered),         // 1
            paragraph_with("A seminar on remittances had been planned, which was cancelled.", NotRealised),  // 2
            paragraph("Nothing is said of it here."),                                                   // 3
        });
        first.facts.chair = {"IOM"};
        schema::Report second = report("b", 2014, {paragraph("A seminar on remittances met."), paragraph("IOM chairs a meeting.")});
        return std::vector{first, second};
    }());
    return index;
}

}  // namespace

TEST_CASE("a question names values of fields in many wordings") {
    struct Row {
        const char* question;
        const char* said;  // field=value, joined by blanks
    };
    const std::vector<Row> rows{
        {"what did iom plan as gmg chair but not carry out", "commitment=not_realised chair=IOM chair=GMG author=IOM actor=IOM agency=IOM"},
        {"what did iom drop in 2013", "commitment=not_realised year=2013 author=IOM actor=IOM agency=IOM"},
        {"what was planned by the chair but cancelled or dropped", "commitment=not_realised"},
        {"the event could not take place", "commitment=not_realised"},
        {"the meeting was called off", "commitment=not_realised"},
        {"what does unhcr plan next", "commitment=planned"},
        {"what did iom promise", "commitment=planned author=IOM actor=IOM agency=IOM"},
        {"what has iom committed", "commitment=planned author=IOM actor=IOM agency=IOM"},
        {"what will iom pledge", "commitment=planned author=IOM actor=IOM agency=IOM"},
        {"iom promised", "commitment=planned author=IOM actor=IOM agency=IOM"},
        {"promises by iom", "commitment=planned author=IOM actor=IOM agency=IOM"},
        {"promises due in 2013", "commitment=planned year=2013"},
        {"broken promises by iom", "commitment=not_realised author=IOM actor=IOM agency=IOM"},
        {"the promise of migration", ""},
        {"what was requested of members", "commitment=requested"},
        {"what iom did as chair", "commitment=delivered chair=IOM author=IOM actor=IOM agency=IOM"},
        {"remittances in 2013", "year=2013"},
        {"remittances in 20133", ""},
        {"plan of action", ""},
        {"a list that was kept", ""},
        {"", ""},
    };
    const search::Questions questions(schema::data_file("question-words.tsv"));
    for (const Row& row : rows) {
        INFO(row.question);
        const std::vector<std::string> words = words_of(row.question);
        std::vector<search::NamedAgency> agencies;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == "iom") agencies.push_back({i, 1, "IOM"});
            if (words[i] == "gmg") agencies.push_back({i, 1, "GMG"});
        }
        std::string said;
        for (const search::Cue& cue : questions.read(words, agencies)) {
            said += (said.empty() ? "" : " ") + cue.raised.field + "=" + cue.raised.value;
            CHECK(std::ranges::is_sorted(cue.words));
            for (std::size_t word : cue.words) CHECK(word < words.size());
        }
        CHECK(said == row.said);
    }
}

TEST_CASE("what a question names is raised and told, filters nothing, and can be switched off") {
    search::Searcher searcher = corpus().searcher();
    search::Request asked = request("which seminar on remittances was cancelled");
    const search::Results raised = searcher.search(asked);
    REQUIRE(raised.raised.size() == 1);
    CHECK(raised.raised.front().field == "commitment");
    CHECK(raised.raised.front().value == "not_realised");
    CHECK(raised.raised.front().words == "was cancelled");
    REQUIRE(!raised.hits.empty());
    CHECK(raised.hits.front().id == "a#2");
    CHECK(raised.total == 3);  // `cancelled` is not needed where the seminar is
    const double score = raised.hits.front().score;

    asked.raise = false;
    const search::Results plain = searcher.search(asked);
    CHECK(plain.raised.empty());
    CHECK(plain.total == 1);
    CHECK(plain.hits.front().score < score);

    asked.raise = true;
    asked.plain = true;
    CHECK(searcher.search(asked).raised.empty());
}

TEST_CASE("a word that names a field's value is not reported missing where no paragraph has it") {
    search::Searcher searcher = corpus().searcher();
    search::Request asked = request("which seminar on remittances was shelved");
    const search::Results raised = searcher.search(asked);
    REQUIRE(raised.raised.size() == 1);
    CHECK(raised.raised.front().words == "was shelved");
    CHECK(raised.notes.empty());
    asked.raise = false;
    CHECK(searcher.search(asked).notes == std::vector<std::string>{"no paragraph has the word \"shelved\""});
}

TEST_CASE("a question that names fields only is answered by what has them all, whatever its words") {
    using enum schema::Commitment;
    schema::Report mine = report("a", 2013, {
        paragraph_with("IOM kept its calendar in 2013 and dropped nothing.", Delivered),  // 1: the words, not the matter
        paragraph_with("The seminar on fees had been planned but could not be held.", NotRealised),  // 2
    });
    mine.facts.author = {"IOM"};
    schema::Report earlier = report("b", 2012, {paragraph_with("A workshop was planned and was not held.", NotRealised)});
    earlier.facts.author = {"IOM"};
    schema::Report other = report("c", 2013, {paragraph_with("A guide was planned and not published.", NotRealised), paragraph("IOM spoke.")});
    other.facts.author = {"UNHCR"};
    const SmallIndex index({mine, earlier, other});
    search::Searcher searcher = index.searcher();
    search::Request asked = request("what did IOM drop in 2013");
    const search::Results results = searcher.search(asked);
    REQUIRE(!results.hits.empty());
    CHECK(results.hits.front().id == "a#2");
    CHECK(results.match == search::Match::All);
    asked.raise = false;
    CHECK(ids(searcher.search(asked)).front() == "a#1");
}

TEST_CASE("a value that no paragraph has is not raised") {
    search::Searcher searcher = corpus().searcher();
    CHECK(searcher.search(request("remittances in 1999")).raised.empty());
    const search::Results in_2014 = searcher.search(request("remittances in 2014"));
    REQUIRE(in_2014.raised.size() == 1);
    CHECK(in_2014.hits.front().id == "b#1");
    CHECK(in_2014.hits.size() == 3);
}

TEST_CASE("who in lower case is not the agency") {
    const SmallIndex index({report("w", 2013, {paragraph("The World Health Organization met the Group."), paragraph("Those who met it.")})});
    search::Searcher searcher = index.searcher();
    search::Request asked = request("WHO met");
    const auto marked = [&](const char* text) {
        asked.text = text;
        for (const search::Hit& hit : searcher.search(asked).hits)
            if (hit.id == "w#1") return highlighted(hit.snippet);
        return std::vector<std::string>{};
    };
    CHECK(marked("WHO met") == std::vector<std::string>{"World Health Organization", "met"});
    CHECK(marked("who met") == std::vector<std::string>{"met"});
}

TEST_CASE("a word understood as part of a question is not corrected") {
    const SmallIndex index({report("p", 2013, {paragraph_with("UNODC will provide training.", schema::Commitment::Planned), paragraph("Profiles of those trained.")})});
    search::Searcher searcher = index.searcher();
    CHECK_FALSE(searcher.search(request("what did UNODC promise")).did_you_mean);
    CHECK_FALSE(searcher.search(request("promises due in 2013")).did_you_mean);
    CHECK(searcher.search(request("trainign")).did_you_mean == "training");
}

TEST_CASE("exclusions by the hundred are side by side, and equal alternatives are one") {
    search::Searcher searcher = corpus().searcher();
    std::string many = "seminar";
    for (int i = 0; i < 290; ++i) many += " NOT zeppelin";
    CHECK(searcher.search(request(many)).total == 3);
    const search::Results once = searcher.search(request("seminar OR May"));
    const search::Results often = searcher.search(request("seminar OR May OR seminar OR seminar"));
    REQUIRE(ids(once) == ids(often));
    CHECK(once.hits.front().score == often.hits.front().score);
}

TEST_CASE("a symbol sought as a word, and a value that lacks its quotes, are told") {
    schema::Report named = report("s", 2013, {paragraph("The World Bank met the Group.")});
    named.facts.symbol = "CRP/43";
    const SmallIndex index({named});
    search::Searcher searcher = index.searcher();
    const auto notes = [&](const char* text) { return searcher.search(request(text)).notes; };
    const auto told = [&](const char* text, const char* note) { return std::ranges::count(notes(text), std::string(note)) == 1; };
    CHECK(told("CRP/43", "a report has that symbol: symbol:crp/43"));
    CHECK(told("agency:World Bank", "values of several words stand in quotes: agency:\"World Bank\""));
    CHECK(notes("Bank symbol:CRP/43").empty());
}
