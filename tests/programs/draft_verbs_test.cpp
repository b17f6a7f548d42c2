// precedent and verify as a drafting member of staff meets them.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"

using namespace travaux::programs;
using nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

const char* const kQuotes =
    "# A note\n\nThe paper says “Small grants to households have not started” (C/103/CRP/27, para. 6).\n"
    "It says \"It has been used in twelve emergencies\" (c-103-crp-27#4),\n"
    "“[t]he guide for consulates … was published in June 2013” (CRP/27, para. 4) and «pineapples ripen slowly indoors».\n";

}  // namespace

TEST_CASE("precedent puts the same words first, and shows what differs from the others") {
    const json found = ask_json("precedent", "precedent", {"-"}, "Small grants to households have not begun, as no funds were received for them.\n");
    REQUIRE(found["pieces"].size() == 1);
    const json& best = found["pieces"][0]["matches"][0];
    CHECK(best["id"] == "c-103-crp-27#6");
    CHECK(best["nearness"] == "nearly");
    json changes = json::array();
    for (const json& edit : best["diff"])
        if (edit["change"] != "same") changes.push_back(edit);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0] == json{{"change", "changed"}, {"passage", "started"}, {"draft", "begun"}});
    CHECK(found["share"] > 0.8);
    CHECK(found["facets"]["year"].size() >= 1);
}

TEST_CASE("precedent takes a file, an address and words, and says what else it was given") {
    const Folder folder;
    const std::string file = folder.write("draft.md", "## Head\n\n- *Small* grants to **households** have not started.\n");
    CHECK(has(ask_sample("precedent", {file}).out, "c-103-crp-27#6"));
    CHECK(has(ask_sample("precedent", {"Small grants to households"}).out, "the same words"));
    CHECK(has(ask_sample("precedent", {"Item #4: small grants to households"}).out, "c-103-crp-27#6"));
    CHECK(ask_json("precedent", "precedent", {file})["pieces"].size() == 1);  // the heading is not looked up
    CHECK(ask_json("precedent", "precedent", {"-"}, "# Small grants to households\n")["pieces"].size() == 1);
    const json itself = ask_json("precedent", "precedent", {"c-103-crp-27#9"});
    CHECK(itself["pieces"][0]["matches"][0]["id"] == "c-101-crp-12#5");
    for (const json& match : itself["pieces"][0]["matches"]) CHECK(match["id"] != "c-103-crp-27#9");
    CHECK(ask_sample("precedent", {"no-such-file"}).exit == 2);
    CHECK(ask_sample("precedent", {folder.write("x.pdf", "%PDF-1.4")}).exit == 2);
    CHECK(ask_sample("precedent", {"-"}, "Bananas and pineapples ripen slowly indoors.").exit == 1);
    CHECK(ask_sample("precedent", {"-"}, "").exit == 1);
    const Outcome filtered = ask_sample("precedent", {"--format", "tsv", "--year", "2012", "grants to households"});
    CHECK(has(filtered.out, "c-101-crp-12#4(c)(i)"));
    CHECK_FALSE(has(filtered.out, "c-103"));
}

TEST_CASE("by authority, what binds stands first among equals") {
    const auto best = [](const char* order) {
        return ask_json("precedent", "precedent", {"--by", order, "-n", "20", "terms for a review of the Group"})["pieces"][0]["matches"];
    };
    int rank = 0;
    std::string nearness = "exact";
    for (const json& match : best("authority")) {
        if (match["nearness"] != nearness) rank = 0;
        CHECK(match["standing"]["rank"] >= rank);
        rank = match["standing"]["rank"];
        nearness = match["nearness"];
    }
    CHECK(best("match").size() == best("authority").size());
}

TEST_CASE("precedent reads over the draft's citations and list marks") {
    for (const char* draft : {"Small grants to households have not started (C/101/CRP/12, para. 9).", "(iii) Small grants to households have not started.",
                              "Small grants to households have not started. (C/101/CRP/12, para. 9)"}) {
        INFO(draft);
        const json found = ask_json("precedent", "precedent", {"-"}, draft);
        REQUIRE(found["pieces"].size() == 1);
        CHECK(found["share"] == 1);
        CHECK(found["pieces"][0]["matches"][0]["nearness"] == "exact");
        CHECK(found["pieces"][0]["matches"][0]["id"] == "c-103-crp-27#6");
    }
}

TEST_CASE("verify tells exact quotations from others, and checks their places") {
    const json checked = ask_json("verify", "verify", {"-"}, kQuotes);
    CHECK(checked["good"] == false);
    REQUIRE(checked["quotations"].size() == 4);
    const auto row = [&](std::size_t i) { return checked["quotations"][i]["verdict"].get<std::string>() + " " + checked["quotations"][i]["place_verdict"].get<std::string>(); };
    CHECK(row(0) == "exact right");
    CHECK(row(1) == "differs right");
    CHECK(row(2) == "exact elsewhere");
    CHECK(row(3) == "missing none");
    CHECK(checked["quotations"][0]["line"] == 3);
    CHECK(checked["quotations"][2]["line"] == 5);
    CHECK(has(ask_sample("verify", {"-"}, kQuotes).out, "2 exact, 1 differs, 1 not there; 1 not at the place given"));
    CHECK(has(ask_sample("verify", {"-"}, "“Small grants” (C/999/CRP/1, para. 6)").out, "1 place unknown"));
    CHECK(has(ask_sample("verify", {"-"}, kQuotes).out, "[eleven → twelve]"));
    CHECK(ask_sample("verify", {"-"}, kQuotes).exit == 1);
    CHECK(ask_sample("verify", {"-"}, "“Small grants to households have not started” (C/103/CRP/27, para. 6)").exit == 0);
    CHECK(ask_sample("verify", {"-"}, "“Small grants to households have not started” (C/103/CRP/27, para. 7)").exit == 1);
}

TEST_CASE("verify looks at every sentence where asked, or where nothing is quoted") {
    const Outcome unquoted = ask_sample("verify", {"Small grants to households have not started."});
    CHECK(unquoted.exit == 0);
    CHECK(has(unquoted.err, "quotes nothing"));
    const Outcome all = ask_sample("verify", {"--all", "--format", "tsv", "-"}, "He said “small grants”. It has been used in eleven emergencies.");
    CHECK(all.exit == 1);
    CHECK(has(all.out, "exact"));
    CHECK(ask_sample("verify", {"-q", "-"}, kQuotes).out.empty());
    CHECK(ask_sample("verify", {"-"}, "").exit == 1);
}
