// The reading room's program over sample_corpus: every address, its headers, and what becomes of an index that changes or goes.
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"
#include "tests/programs/reading_room.hpp"
#include "tests/programs/sample_fixture.hpp"
#include "tests/programs/server.hpp"

#include <filesystem>
#include <string>
#include <vector>

using namespace travaux::programs;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr std::string_view kUnit = "ilo-gmg-2014%233.c%2F2";

}  // namespace

TEST_CASE("every address answers with its type and the headers of the house") {
    struct Row {
        std::string target;
        int status;
        std::string type;
        std::string words;
    };
    const std::string unit(kUnit);
    const auto row = GENERATE_COPY(values<Row>({
        {"/", 200, "text/html", "204 paragraphs in 15 reports"},
        {"/?q=retreat", 200, "text/html", "<mark>retreat</mark>"},
        {"/?q=retreat&why=on", 200, "text/html", "Why this hit"},
        {"/?q=retreet", 200, "text/html", "Did you mean"},
        {"/?q=zzqqxx", 200, "text/html", "Nothing found."},
        {"/?q=year:soon", 400, "text/html", "role=\"alert\""},
        {"/?year=soon", 400, "text/html", "role=\"alert\""},
        {"/report/ilo-gmg-2014?q=retreat", 200, "text/html", "<mark>retreat</mark>"},
        {"/report/none", 404, "text/html", "no report"},
        {"/report/", 404, "text/html", "no report"},
        {"/agencies", 200, "text/html", "/agency/IOM"},
        {"/agency/iom", 200, "text/html", "International Organization for Migration"},
        {"/agency/nobody", 404, "text/html", "no agency"},
        {"/draft", 200, "text/html", "<textarea"},
        {"/commitments", 200, "text/html", "class=\"timeline\""},
        {"/commitments?due_before=soon", 400, "text/html", "no date"},
        {"/cite/" + unit, 200, "text/html", "@"},
        {"/cite/none%231", 404, "text/html", "no such paragraph"},
        {"/precedents/" + unit, 200, "text/html", "Precedents of"},
        {"/export.csv?q=retreat", 200, "text/csv", "ilo-gmg-2014#3.c/2"},
        {"/export.jsonl?q=retreat", 200, "application/jsonl", "\"ilo-gmg-2014#3.c/2\""},
        {"/export.bib?q=retreat", 200, "application/x-bibtex", "@"},
        {"/export/commitments.csv", 200, "text/csv", "planned"},
        {"/export/commitments.jsonl", 200, "application/jsonl", "\"planned\""},
        {"/export/commitments.tsv", 200, "text/tab-separated-values", "planned"},
        {"/export/commitments.bib", 200, "application/x-bibtex", "@"},
        {"/export/commitments.xls", 404, "text/html", "no such list"},
        {"/export/agencies.csv", 200, "text/csv", "IOM,International Organization for Migration,"},
        {"/trace/" + unit, 200, "text/html", "Trace of"},
        {"/trace/none%231", 404, "text/html", "no such paragraph"},
        {"/history", 200, "text/html", "name=\"q\""},
        {"/history?q=fair+recruitment", 200, "text/html", "blockquote"},
        {"/export/commitments.ics", 200, "text/calendar", "BEGIN:VCALENDAR"},
        {"/feed.atom?q=retreat", 200, "application/atom+xml", "<entry>"},
        {"/api/v1/search?q=retreat", 200, "application/json", "\"format\""},
        {"/api/v1/nothing", 404, "application/json", "\"error\""},
        {"/api/v1/search?limit=many", 400, "application/json", "whole number"},
        {"/export/agencies.jsonl", 200, "application/jsonl", "\"IOM\""},
        {"/export/agencies.bib", 200, "application/x-bibtex", "@techreport{ilo-gmg-2014,"},
        {"/export/agency.csv?of=ILO", 200, "text/csv", "ilo-gmg-2014"},
        {"/export/agency.jsonl?of=ILO", 200, "application/jsonl", "\"ilo-gmg-2014\""},
        {"/export/agency.bib?of=ILO", 200, "application/x-bibtex", "@techreport{ilo-gmg-2014,"},
        {"/export/agency.csv?of=", 404, "text/html", "no agency"},
        {"/export/history.csv?q=fair+recruitment", 200, "text/csv", "fair recruitment"},
        {"/export/history.jsonl?q=fair+recruitment", 200, "application/jsonl", "\"wording\""},
        {"/export/history.bib?q=fair+recruitment", 200, "application/x-bibtex", "@techreport{"},
        {"/export/trace.csv?of=" + unit + "&back=on", 200, "text/csv", "unescap-gmg-2013#ii/1"},
        {"/export/trace.jsonl?of=" + unit, 200, "application/jsonl", "\"findings\""},
        {"/export/trace.bib?of=" + unit, 200, "application/x-bibtex", "@techreport{ilo-gmg-2014:3:c:2,"},
        {"/export/precedents.csv?of=" + unit, 200, "text/csv", "unescap-gmg-2013#ii/1"},
        {"/export/precedents.jsonl?of=" + unit, 200, "application/jsonl", "\"matches\""},
        {"/export/precedents.bib?of=" + unit, 200, "application/x-bibtex", "@techreport{"},
        {"/export/trace.csv?of=none%231", 404, "text/html", "no such paragraph"},
        {"/export/trace.csv", 404, "text/html", "no such paragraph"},
        {"/export/trace.doc?of=" + unit, 404, "text/html", "no such list"},
        {"/export/trace", 404, "text/html", "no such list"},
        {"/export/colours.csv", 404, "text/html", "no such list"},
        {"/export/draft.csv", 404, "text/html", "no such list"},
        {"/assets/reading-room.css", 200, "text/css", ":root"},
        {"/assets/reading-room.js", 200, "text/javascript", "use strict"},
        {"/assets/icon.svg", 200, "image/svg+xml", "<svg"},
        {"/assets/", 404, "text/html", "no such page"},
        {"/nothing", 404, "text/html", "no such page"},
    }));
    INFO(row.target);
    Answer answer = get(row.target);
    CHECK(answer.status == row.status);
    CHECK(has(answer.headers["content-type"], row.type));
    CHECK(has(answer.body, row.words));
    CHECK(has(answer.headers["content-security-policy"], "default-src 'none'"));
    CHECK(answer.headers["x-content-type-options"] == "nosniff");
    CHECK(answer.headers["referrer-policy"] == "no-referrer");
    Answer head = fetch(sample_room().port(), row.target, {"HEAD", {}, {}, {}});
    CHECK(head.status == row.status);
    CHECK(head.headers["content-type"] == answer.headers["content-type"]);
    CHECK(head.body.empty());
}

TEST_CASE("a draft's precedents are a list too") {
    for (const auto& [form, words] : std::vector<std::pair<std::string, std::string>>{{"csv", "piece,line,rank"}, {"jsonl", "\"matches\""}, {"bib", "@techreport{"}}) {
        const Answer list = fetch(sample_room().port(), "/export/draft." + form, {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "draft=A+retreat+took+place+in+Turin.", {}});
        INFO(form);
        CHECK(list.status == 200);
        CHECK(has(list.body, words));
    }
}

TEST_CASE("a page has no script or style but the files of the house") {
    const auto target = GENERATE(values<std::string>({"/", "/?q=retreat", "/report/ilo-gmg-2014", "/agencies", "/agency/IOM", "/commitments", "/draft"}));
    const std::string page = get(target).body;
    INFO(target);
    CHECK_FALSE(has(page, " style="));
    CHECK_FALSE(has(page, "<style"));
    CHECK_FALSE(has(page, " onclick="));
    CHECK_FALSE(has(page, "javascript:"));
    CHECK_FALSE(has(page, "src=\"http"));
    CHECK(page.find("<script") == page.rfind("<script"));
    CHECK(has(page, "<script src=\"/assets/reading-room.js\" defer></script>"));
    CHECK(page.size() < 100'000);
}

TEST_CASE("an answer that is known is not sent again until the index changes") {
    const Folder folder;
    const std::string index = folder.path("index");
    const auto add = [&](const std::string& doc) {
        return run({index_program(), "-d", index, "--jsonl", "-"}, "{\"doc\": \"" + doc + "\", \"text\": \"A retreat was held at the " + doc + ".\", \"year\": 2013}\n").exit;
    };
    REQUIRE(add("harbour") == 0);
    const ReadingRoom changing(index);
    Answer first = fetch(changing.port(), "/?q=retreat");
    const std::string tag = first.headers["etag"];
    REQUIRE_FALSE(tag.empty());
    const auto again = [&] { return fetch(changing.port(), "/?q=retreat", {"GET", "If-None-Match: " + tag + "\r\n", {}, {}}); };
    CHECK(again().status == 304);
    CHECK(again().body.empty());
    CHECK(fetch(changing.port(), "/?q=harbour", {"GET", "If-None-Match: " + tag + "\r\n", {}, {}}).status == 200);
    Answer style = fetch(changing.port(), "/assets/reading-room.css");
    CHECK(fetch(changing.port(), "/assets/reading-room.css", {"GET", "If-None-Match: " + style.headers["etag"] + "\r\n", {}, {}}).status == 304);
    REQUIRE(add("tower") == 0);
    const Answer changed = again();
    CHECK(changed.status == 200);
    CHECK(has(changed.body, "at the tower"));
}

TEST_CASE("an index that goes away is told of, and not where it was") {
    const Folder folder;
    const std::string index = folder.path("index");
    REQUIRE(run({index_program(), "-d", index, "--jsonl", "-"}, "{\"doc\": \"harbour\", \"text\": \"A retreat was held.\"}\n").exit == 0);
    const ReadingRoom bereft(index);
    REQUIRE(fetch(bereft.port(), "/?q=retreat").status == 200);
    std::filesystem::remove_all(index);
    for (const char* target : {"/", "/?q=retreat", "/report/harbour", "/api/v1/search?q=retreat", "/export.csv?q=retreat", "/trace/harbour"}) {
        const Answer answer = fetch(bereft.port(), target);
        INFO(target << " " << answer.body);
        CHECK(answer.status == 503);
        CHECK_FALSE(has(answer.body, index));
        CHECK_FALSE(has(answer.body, "Xapian"));
    }
}

TEST_CASE("an index behind a server, named or by a stub, is read as one here") {
    if (!Server::is_installed()) {
        WARN("SKIPPED: xapian-tcpsrv is not installed");
        return;
    }
    const Folder folder;
    const Server server({sample_index()});
    const std::string stub = folder.write("remote.stub", "remote " + server.location() + "\n");
    for (const std::string& location : {server.location(), stub}) {
        const ReadingRoom room(location);
        for (const char* target : {"/", "/?q=retreat", "/report/ilo-gmg-2014", "/agencies", "/api/v1/search?q=retreat", "/export.csv?q=retreat", "/trace/ilo-gmg-2014%233.c%2F2"}) {
            INFO(location << " " << target);
            const Answer answer = fetch(room.port(), target);
            CHECK(answer.status == 200);
            CHECK(answer.body.size() == get(target).body.size());
        }
        Answer first = fetch(room.port(), "/?q=retreat");
        CHECK(fetch(room.port(), "/?q=retreat", {"GET", "If-None-Match: " + first.headers["etag"] + "\r\n", {}, {}}).status == 304);
    }
}

TEST_CASE("an index that is not there, or an option that makes no sense, is one sentence and its way out") {
    const Folder folder;
    const Outcome none = run({TRAVAUX_SERVE_PROGRAM, "-d", folder.path("none"), "--listen", "127.0.0.1:0"});
    CHECK(none.exit == 2);
    CHECK(has(none.err, "hint: "));
    CHECK(none.out.empty());
    for (const char* listen : {"8080", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:x", "here:0"}) {
        const Outcome wrong = run({TRAVAUX_SERVE_PROGRAM, "-d", sample_index(), "--listen", listen});
        INFO(listen);
        CHECK(wrong.exit == 2);
        CHECK(has(wrong.err, "hint: "));
    }
    CHECK(has(run({search_program(), "serve", "--help"}).out, "--listen"));
}
