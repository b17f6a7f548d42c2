#include "schema/field_values.hpp"
#include "indexer/write/paragraph_document.hpp"
#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace travaux;
using write::ReportDocuments;

namespace {

schema::Unit unit(std::string address, std::string text) {
    schema::Unit one;
    one.address = std::move(address);
    one.text = std::move(text);
    return one;
}

schema::Report report(std::vector<schema::Unit> units) {
    schema::Report one;
    one.facts.doc = "Report-1";
    one.facts.language = "en";
    one.units = std::move(units);
    for (std::size_t i = 0; i < one.units.size(); ++i) one.units[i].ordinal = static_cast<int>(i);
    return one;
}

struct Terms {
    std::map<std::string, Xapian::termcount> weights;
    std::map<std::string, std::set<std::uint32_t>> positions;  // of words
    bool has(const std::string& term) const { return weights.contains(term); }
    Xapian::termcount weight(const std::string& term) const { return has(term) ? weights.at(term) : 0; }
};

Terms terms_of(const schema::Report& whole, std::size_t index) {
    write::Vocabulary vocabulary;
    const write::ParagraphDocument made = ReportDocuments(whole, vocabulary).paragraph(whole.units[index]);
    Terms terms;
    const write::ParagraphWords again = ReportDocuments(whole, vocabulary).words(whole.units[index]);
    CHECK(made.words.words.size() == again.words.size());
    for (std::size_t i = 0; i < again.words.size(); ++i) CHECK(made.words.words[i].code == again.words[i].code);
    for (const database::PlacedCode& word : made.words.words) terms.positions[std::string(vocabulary.text(word.code))].insert(word.position);
    for (const glass::TermWeight& one : made.document.terms)
        CHECK(terms.weights.emplace(vocabulary.terms().text(one.term), one.weight).second);
    return terms;
}

}  // namespace

TEST_CASE("a paragraph has its id, its report, and what all paragraphs have") {
    const Terms terms = terms_of(report({unit("12(a)", "x")}), 0);
    CHECK(terms.has("QReport-1#12(a)"));
    CHECK(terms.has("XPARA"));
    CHECK(terms.has("XDOCreport-1"));
}

TEST_CASE("stems are terms, words are kept apart with their places") {
    const Terms terms = terms_of(report({unit("1", "Migrants meet other migrants")}), 0);
    CHECK(terms.positions.at("migrants") == std::set<std::uint32_t>{0, 3});
    CHECK_FALSE(terms.has("migrants"));
    CHECK(terms.weight("Zmigrant") == 2);
}

TEST_CASE("the length of a document is that of its stems") {
    const schema::Report whole = report({unit("1", "Four words and more")});
    Xapian::termcount length = 0;
    for (const auto& [term, weight] : terms_of(whole, 0).weights) length += weight;
    CHECK(length == 4);
}

TEST_CASE("a compound is found as one word at its first part's place") {
    const Terms terms = terms_of(report({unit("1", "an inter-agency group")}), 0);
    CHECK(terms.positions.at("interagency") == std::set<std::uint32_t>{1});
    CHECK(terms.positions.at("agency") == std::set<std::uint32_t>{2});
    CHECK(terms.positions.at("group") == std::set<std::uint32_t>{3});
}

TEST_CASE("a word with a clitic counts once") {
    const Terms terms = terms_of(report({unit("1", "UNODC’s work")}), 0);
    CHECK(terms.positions.contains("unodc's"));
    CHECK(terms.positions.contains("unodc"));
    CHECK(terms.weight("Zunodc") == 1);
}

TEST_CASE("context: title, section path and lead-in, by their weights") {
    schema::Report whole = report({unit("1", "Partners will"), unit("1(a)", "meet")});
    whole.facts.title = "Annual chairmanship";
    whole.units[1].parent = 0;
    whole.units[1].section = {"Retreats", "Partners"};
    const Terms terms = terms_of(whole, 1);
    CHECK(terms.weight("XCTXchairmanship") == 1);
    CHECK(terms.weight("XCTXretreat") == 2);
    CHECK(terms.weight("XCTXpartner") == 3);  // of the section and of the lead-in
    CHECK(terms.has("XTITLEchairmanship"));
    CHECK(terms.has("XSECTIONretreat"));
    CHECK_FALSE(terms.has("Zchairmanship"));
}

TEST_CASE("a parent that does not exist is no lead-in") {
    schema::Report whole = report({unit("1", "text")});
    whole.units[0].parent = GENERATE(-1, 1, 1000000);
    CHECK(terms_of(whole, 0).has("Ztext"));
}

TEST_CASE("a report of one paragraph has its title in its text, and no phrase spans the two") {
    schema::Report whole = report({unit("", "flow over wings")});
    whole.facts.title = "Wings at speed";
    const Terms terms = terms_of(whole, 0);
    CHECK(terms.has("QReport-1"));
    CHECK(terms.weight("Zwing") == 2);
    CHECK(terms.positions.at("wings").size() == 2);
    CHECK(*terms.positions.at("at").begin() > 100);
}

TEST_CASE("fields are terms of their folded values") {
    schema::Report whole = report({unit("1", "text")});
    whole.facts.year = 2013;
    whole.facts.chair = {"IOM"};
    whole.facts.symbol = "CRP/43";
    whole.facts.doctype = "chair report";
    whole.facts.date = "2013-11-05";
    schema::Unit& one = whole.units[0];
    one.agency = {"UNDESA", "World Bank"};
    one.mentions = {2012, 2015};
    one.objective = 2;
    one.label = "12(a)";
    one.language = "fr";
    const Terms terms = terms_of(whole, 0);
    for (const char* term : {"XYEAR2013", "XCHAIRiom", "XSYMBOLcrp/43", "XTYPEchair report", "XDATE2013", "XDATE2013-11",
                             "XDATE2013-11-05", "XAGENCYundesa", "XAGENCYworld bank", "XMENTION2012", "XMENTION2015", "XOBJ2",
                             "XLABEL12(a)", "XLANGfr", "XKINDparagraph"}) {
        INFO(term);
        CHECK(terms.has(term));
        CHECK(terms.weight(term) == 0);
    }
    CHECK_FALSE(terms.has("XLANGen"));
    CHECK_FALSE(terms.has("XCOMMITnone"));
}

TEST_CASE("values for sorting, ranges and counting") {
    schema::Report whole = report({unit("1", "text")});
    whole.facts.year = 2013;
    whole.units[0].due = "2013-04";
    whole.units[0].agency = {"IOM", "WHO"};
    write::Vocabulary vocabulary;
    const glass::Document document = ReportDocuments(whole, vocabulary).paragraph(whole.units[0]).document;
    CHECK(std::ranges::is_sorted(document.values, {}, &glass::SlotValue::slot));
    const auto value = [&](std::uint32_t slot) {
        const auto found = std::ranges::find(document.values, slot, &glass::SlotValue::slot);
        return found == document.values.end() ? std::string() : found->value;
    };
    CHECK(std::abs(Xapian::sortable_unserialise(value(schema::field("year").slot)) - 2013) < 0.1);
    CHECK(value(schema::field("due").slot) == "2013-04");
    const auto agencies = database::decode_column(value(schema::field("agency").column));
    CHECK(agencies.values == std::vector<std::string>{"IOM", "WHO"});
    CHECK(value(schema::field("commitment").column).empty());
    CHECK(value(schema::field("objective").column).empty());
}

TEST_CASE("every field of the table can be read from a paragraph") {
    schema::Unit one;
    for (const schema::Field& field : schema::fields()) CHECK_NOTHROW(schema::values_of(field, {}, one));
}

TEST_CASE("a document keeps its unit whole, a record its report") {
    schema::Report whole = report({unit("1", "text"), unit("2", "more")});
    whole.units[1].notes = {0};
    write::Vocabulary vocabulary;
    ReportDocuments documents(whole, vocabulary);
    CHECK(schema::decode_unit(documents.paragraph(whole.units[1]).document.data) == whole.units[1]);
    const glass::Document record = documents.record();
    CHECK(schema::decode_report(record.data).facts == whole.facts);
    REQUIRE(record.terms.size() == 1);
    CHECK(vocabulary.terms().text(record.terms[0].term) == "PReport-1");
}

TEST_CASE("a record can be found by the acronyms that its report defines") {
    schema::Report whole = report({unit("1", "text")});
    whole.facts.definitions = {{"CRD", "Coastal Returns Desk", 0}, {"ÉAR", "Équipe d’appui régional", 0}};
    write::Vocabulary vocabulary;
    const glass::Document record = ReportDocuments(whole, vocabulary).record();
    std::set<std::string> terms;
    for (const glass::TermWeight& one : record.terms) terms.emplace(vocabulary.terms().text(one.term));
    CHECK(terms == std::set<std::string>{"PReport-1", "XACRcrd=coastal returns desk", "XACRear=equipe d'appui regional",
                                         "XLNGcoastal returns desk=crd", "XLNGequipe d'appui regional=ear"});
    CHECK(schema::decode_report(record.data).facts.definitions == whole.facts.definitions);
}

TEST_CASE("any bytes make a document of terms that Xapian takes") {
    schema::Report whole = report({unit("1", std::string(5000, 'a') + " \xff\xfe \x01" + std::string(3, '\0'))});
    whole.facts.title = std::string(1000, '\xc3');
    whole.facts.symbol = std::string(1000, '\0');
    const Terms terms = terms_of(whole, 0);
    CHECK(terms.has("XPARA"));
    for (const auto& [term, weight] : terms.weights)
        CHECK(term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0')) <= database::kMaxTermBytes);
}
