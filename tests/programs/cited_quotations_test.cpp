// What cite prints is read back by verify: every paragraph quoted at its citation, and at another's.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct Cited {
    std::string id, doc, kind, text, citation, place;
};

// As a writer can quote it: marks of quotation and of words left out or put in would mean something else.
std::string quotable(std::string text) {
    for (const std::string_view mark : {"“", "”", "\"", "«", "»", "„", "‘", "…", "...", "[", "]"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), " ");
    return text;
}

std::vector<Cited> cited_paragraphs(const std::string& corpus, const std::string& index) {
    std::vector<Cited> all;
    std::vector<std::string> command{search_program(), "cite", "-d", index, "--format", "json"};
    std::istringstream lines(run({index_program(), "--extract", corpus}).out);
    for (std::string line; std::getline(lines, line);) {
        const json unit = json::parse(line);
        const std::string kind = unit["kind"];
        if (kind != "paragraph" && kind != "list_item" && kind != "footnote" && kind != "table_row" && kind != "caption") continue;
        all.push_back({unit["id"], unit["doc"], kind, quotable(unit["text"]), {}, {}});
        command.push_back(all.back().id);
    }
    const json references = json::parse(run(command).out)["references"];
    REQUIRE(references.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].citation = references[i]["citation"];
        all[i].citation.pop_back();  // its full stop
        if (references[i]["place"].is_string()) all[i].place = references[i]["place"];
    }
    return all;
}

// Another passage of that kind in the report with a place of its own, where the text stands once.
const Cited* elsewhere(const std::vector<Cited>& all, const Cited& one) {
    const auto same = std::ranges::count_if(all, [&](const Cited& other) { return other.text.find(one.text) != std::string::npos; });
    if (same > 1 || one.place.empty()) return nullptr;
    const auto found = std::ranges::find_if(all, [&](const Cited& other) {
        return other.doc == one.doc && other.kind == one.kind && !other.place.empty() && !other.place.starts_with(one.place) && !one.place.starts_with(other.place);
    });
    return found == all.end() ? nullptr : &*found;
}

void check_corpus(const std::string& corpus) {
    const Folder folder;
    const std::string index = folder.path("db");
    REQUIRE(run({index_program(), "-d", index, corpus}).exit == 0);
    const std::vector<Cited> all = cited_paragraphs(corpus, index);
    std::string draft;
    std::vector<std::pair<const Cited*, const Cited*>> asked;  // what is quoted, and what is cited for it
    for (const Cited& one : all)
        for (const Cited* place : {&one, elsewhere(all, one)})
            if (place != nullptr) {
                draft += "It says “" + one.text + "” (" + place->citation + ").\n\n";
                asked.emplace_back(&one, place);
            }
    const json checked = json::parse(run({search_program(), "verify", "-d", index, "--format", "json", "-"}, draft).out)["quotations"];
    REQUIRE(checked.size() == asked.size());
    REQUIRE(asked.size() > all.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        INFO(asked[i].first->id << " cited as " << asked[i].second->citation);
        CHECK(checked[i]["verdict"] == "exact");
        CHECK(checked[i]["place_verdict"] == (asked[i].first == asked[i].second ? "right" : "elsewhere"));
    }
}

}  // namespace

TEST_CASE("verify reads what cite prints: the sample") { check_corpus(std::string(TRAVAUX_SOURCE_DIR) + "/sample_corpus"); }

TEST_CASE("verify reads what cite prints: the corpus") {
    const fs::path corpus = fs::path(TRAVAUX_SOURCE_DIR) / "../shared/corpus";
    if (!fs::is_directory(corpus)) WARN("skipped: " << corpus.string() << " is not here");
    else check_corpus(corpus.string());
}

TEST_CASE("verify names the passage meant, and tells whether the place or the wording is wrong") {
    const auto row = [](const std::string& draft) {
        const json one = ask_json("verify", "verify", {"-"}, draft)["quotations"][0];
        return one["verdict"].get<std::string>() + " " + one["place_verdict"].get<std::string>() + " " +
               (one["passage"].is_null() ? "-" : one["passage"]["id"].get<std::string>());
    };
    CHECK(row("“Small grants to housholds have not started” (C/103/CRP/27, para. 5)") == "differs elsewhere c-103-crp-27#6");
    CHECK(row("“Small grants to households have not begun” (C/103/CRP/27, para. 6)") == "differs right c-103-crp-27#6");
    CHECK(row("“Small grants to households have not started” (C/103/CRP/27, paras. 5–7)") == "exact right c-103-crp-27#6");
    CHECK(row("“Small grants to households have not started” (C/103/CRP/27, paras. 4, 5 and 6)") == "exact right c-103-crp-27#6");
    CHECK(row("“Small grants to households have not started” (C/103/CRP/27, paras. 1–5)") == "exact elsewhere c-103-crp-27#6");
}

TEST_CASE("verify takes the title and the headings of a report for its wording") {
    const json index = json::parse(run({search_program(), "cite", "-d", sample_index(), "--format", "json", "c-101-crp-12#1"}).out)["references"];
    const std::string title = index[0]["title"];
    for (const std::string& draft : {"“" + title + "” (C/101/CRP/12)", "See " + index[0]["citation"].get<std::string>(), std::string("“Partnerships” (C/101/CRP/12)")}) {
        INFO(draft);
        CHECK(ask_sample("verify", {"-"}, draft).exit == 0);
    }
    CHECK(ask_sample("verify", {"-"}, "“Partnerships” (C/103/CRP/27)").exit == 1);
}
