#include "searcher/cite/reference.hpp"
#include "tests/catch.hpp"

using namespace travaux;
using schema::Kind;

namespace {

schema::Unit unit(Kind kind, std::string address, std::string label, std::vector<std::string> section, std::optional<int> parent = {}, std::string text = "text") {
    schema::Unit one;
    one.ordinal = parent ? *parent + 1 : 1;
    one.kind = kind;
    one.address = std::move(address);
    one.label = std::move(label);
    one.section = std::move(section);
    one.parent = parent;
    one.text = std::move(text);
    if (kind == Kind::Heading) one.level = one.address == "title" ? 0 : 1;
    return one;
}

}  // namespace

TEST_CASE("a place is cited by the numbers that are printed, and by no other") {
    struct Row { schema::Unit unit; const char* place; };
    const Row rows[] = {
        {unit(Kind::Paragraph, "12", "12", {"Overview"}), "para. 12"},
        {unit(Kind::ListItem, "12(a)", "12(a)", {"Overview"}), "para. 12 (a)"},
        {unit(Kind::ListItem, "4(c)(ii)", "4(c)(ii)", {"The framework", "What it contains"}), "para. 4 (c) (ii)"},
        {unit(Kind::Paragraph, "introduction/1", "", {"Introduction"}), "“Introduction”"},
        {unit(Kind::Paragraph, "III.b/3", "", {"III. Activities", "b. Outputs"}), "sect. III.b"},
        {unit(Kind::Paragraph, "2.1/2", "", {"2. Objectives", "2.1 Gender"}), "sect. 2.1"},
        {unit(Kind::Paragraph, "4.key-documents/2", "", {"4. WEBPAGE", "Key Documents"}), "sect. 4, “Key Documents”"},
        {unit(Kind::Paragraph, "II/3", "3", {"II. Meetings"}), "sect. II, para. 3"},
        {unit(Kind::ListItem, "B/2(2)", "2", {"B. Symposium"}), "sect. B, item 2"},
        {unit(Kind::ListItem, "iii/1(2)", "2.)", {"iii. Preparations"}), "sect. iii, item 2"},
        {unit(Kind::ListItem, "3.iii/decision-6", "6", {"3. Results", "iii. Meeting"}), "sect. 3.iii, decision 6"},
        {unit(Kind::ListItem, "II/objective-1", "", {"II. Workplan"}, {}, "Objective 1: Promote"), "sect. II, objective 1"},
        {unit(Kind::Paragraph, "p2", "", {}), ""},
        {unit(Kind::Footnote, "n4", "", {"Overview"}), "footnote 4"},
        {unit(Kind::Footnote, "nage", "", {"A. The term"}), "sect. A, footnote"},
        {unit(Kind::TableRow, "C/table-1.2", "", {"C. Methods"}), "sect. C"},
        {unit(Kind::Heading, "title", "", {}), ""},
    };
    for (const Row& row : rows) {
        INFO(row.unit.address);
        CHECK(cite::place_of({row.unit}, 0) == row.place);
    }
    schema::Unit paged = unit(Kind::Paragraph, "p2", "", {});
    paged.page = 4;
    CHECK(cite::place_of({paged}, 0) == "p. 4");
}

TEST_CASE("an item without a number is cited by what introduces it") {
    const auto lead_in = unit(Kind::Paragraph, "7", "7", {"Overview"});
    auto item = unit(Kind::ListItem, "7.2", "", {"Overview"}, lead_in.ordinal);
    CHECK(cite::place_of({lead_in, item}, 1) == "para. 7");
    const auto bare = unit(Kind::Paragraph, "II/1", "", {"II. Meetings"});
    CHECK(cite::place_of({bare, unit(Kind::ListItem, "II/1.2", "", {"II. Meetings"}, bare.ordinal)}, 1) == "sect. II");
    item.parent = 99;  // a damaged record
    CHECK(cite::place_of({lead_in, item}, 1) == "“Overview”");
}

TEST_CASE("dates are worded as finely as they are known") {
    CHECK(cite::date_in_words("2013-11-22") == "22 November 2013");
    CHECK(cite::date_in_words("2013-11") == "November 2013");
    CHECK(cite::date_in_words("2013") == "2013");
    CHECK(cite::date_in_words("").empty());
    CHECK(cite::date_in_words("2013-99") == "2013");
}

TEST_CASE("organisations are cited by their full names") {
    const cite::Names names;
    CHECK(names.full("IOM") == "International Organization for Migration");
    CHECK(names.full("an unknown one") == "an unknown one");
}
