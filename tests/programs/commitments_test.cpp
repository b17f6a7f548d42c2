// commitments as a list, a table and a calendar.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <sstream>

using namespace travaux::programs;
using nlohmann::json;

namespace {

std::vector<std::string> ids(const json& document) {
    std::vector<std::string> found;
    for (const json& one : document["commitments"]) found.push_back(one["id"]);
    return found;
}

}  // namespace

TEST_CASE("commitments come by due date, those without one last") {
    const json all = ask_json("commitments", "commitments", {});
    std::string before;
    bool undated = false;
    for (const json& one : all["commitments"]) {
        if (one["due"].is_null()) {
            undated = true;
            continue;
        }
        CHECK_FALSE(undated);
        const std::string due = one["due"];
        CHECK(before.substr(0, 4) <= due.substr(0, 4));
        before = due;
        if (one["status"] == "requested") CHECK(one["who"].empty());
        else CHECK(one["asked_of"].empty());
    }
    CHECK(undated);
}

TEST_CASE("commitments are chosen by status, actor, date and query") {
    const json either = ask_json("commitments", "commitments", {"--status", "requested", "--status", "planned"});
    for (const json& one : either["commitments"])
        CHECK((one["status"] == "requested" || one["status"] == "planned"));
    CHECK(ids(ask_json("commitments", "commitments", {"--actor", "DESA", "--status", "planned"})) == std::vector<std::string>{"undesa-gmg-2007#III/2"});
    const json early = ask_json("commitments", "commitments", {"--due-before", "2012-05-01"});
    CHECK_FALSE(early["commitments"].empty());
    for (const json& one : early["commitments"]) CHECK(one["due"].get<std::string>() < "2012-05-01");
    // A year is over on its last day.
    for (const std::string& id : ids(ask_json("commitments", "commitments", {"--due-before", "2013-06-01"}))) CHECK(id != "c-101-crp-12#8");
    CHECK_FALSE(ids(ask_json("commitments", "commitments", {"grants"})).empty());
    CHECK(ask_sample("commitments", {"--due-before", "2013-02-30"}).exit == 2);
    CHECK(ask_sample("commitments", {"--status", "kept"}).exit == 2);
    CHECK(ask_sample("commitments", {"--due-before", "1999"}).exit == 1);
}

TEST_CASE("commitments say that a name is unknown") {
    const auto unknown = ask_sample("commitments", {"--actor", "NOSUCH"});
    CHECK(unknown.exit == 1);
    CHECK(unknown.err.find("nothing has actor:NOSUCH") != std::string::npos);
    CHECK(ask_sample("commitments", {"--due-before", "1999"}).err.find("nothing has") == std::string::npos);
}

TEST_CASE("commitments -n gives the first ones, those due soonest") {
    const std::vector<std::string> all = ids(ask_json("commitments", "commitments", {}));
    const std::vector<std::string> few = ids(ask_json("commitments", "commitments", {"-n", "4"}));
    REQUIRE(all.size() > 4);
    CHECK(few == std::vector<std::string>(all.begin(), all.begin() + 4));
    CHECK(ask_sample("commitments", {"-n", "4"}).err.find("more") != std::string::npos);
    for (const std::string& id : all) CHECK(id != "cepal-aporte-2013#5");  // the lead-in of (a), (b), (c)
}

TEST_CASE("one undertaking in two places is one commitment") {
    const Folder folder;
    const std::string records =
        R"({"doc": "a", "text": "The board is asked to send its report to the members by 31 March 2013.", "commitment": "requested", "due": "2013-03-31"}
{"doc": "b", "text": "It met. The members wish the board to send its report to the members by 31 March 2013, if it can.", "commitment": "delivered", "due": "2013-03-31"}
{"doc": "c", "text": "The harbour opens by 31 March 2013.", "commitment": "planned", "due": "2013-03-31"}
)";
    REQUIRE(run({index_program(), "-d", folder.path("index"), "--jsonl", "-"}, records).exit == 0);
    const json document = json::parse(run({search_program(), "commitments", "-d", folder.path("index"), "--format", "json"}).out);
    REQUIRE(document["commitments"].size() == 2);
    CHECK(document["commitments"][0]["id"] == "a");
    CHECK(document["commitments"][0]["also"][0]["id"] == "b");
}

TEST_CASE("the calendar is a calendar, the same on every run") {
    const std::string calendar = ask_sample("commitments", {"--format", "ics"}).out;
    CHECK(calendar == ask_sample("commitments", {"--format", "ics"}).out);
    CHECK(ask_sample("commitments", {"--format", "ics", "--status", "not_realised"}).out.empty());  // RFC 5545 wants a component
    CHECK(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(calendar.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    CHECK(calendar.find("DTSTART;VALUE=DATE:20120430") != std::string::npos);
    std::istringstream lines(calendar);
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.ends_with('\r'));
        CHECK(line.size() <= 76);
        CHECK((static_cast<unsigned char>(line.front()) & 0xC0U) != 0x80U);  // no character is cut in two
        CHECK((line.front() == ' ' || line.find(':') != std::string::npos || line.find(';') != std::string::npos));
    }
}
