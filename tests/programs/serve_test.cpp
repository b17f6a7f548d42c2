// The reading room's program over sample_corpus: every address, what is refused, and what hostile reports can do.
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"
#include "tests/programs/reading_room.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <filesystem>
#include <string>
#include <vector>

using namespace travaux::programs;

namespace {

const ReadingRoom& room() {
    static const ReadingRoom one(sample_index());
    return one;
}

Answer get(std::string_view target, const std::string& headers = {}) { return fetch(room().port(), target, {"GET", headers, {}, {}}); }

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
        {"/export/commitments.tsv", 200, "text/tab-separated-values", "planned"},
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
    Answer head = fetch(room().port(), row.target, {"HEAD", {}, {}, {}});
    CHECK(head.status == row.status);
    CHECK(head.headers["content-type"] == answer.headers["content-type"]);
    CHECK(head.body.empty());
}

TEST_CASE("a draft's precedents are a list too") {
    for (const auto& [form, words] : std::vector<std::pair<std::string, std::string>>{{"csv", "piece,line,rank"}, {"jsonl", "\"matches\""}, {"bib", "@techreport{"}}) {
        const Answer list = fetch(room().port(), "/export/draft." + form, {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "draft=A+retreat+took+place+in+Turin.", {}});
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

TEST_CASE("what is not asked for as it should be is refused, and says nothing of the inside") {
    struct Row {
        std::string method;
        std::string target;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"POST", "/", 405},
        {"POST", "/api/v1/search", 405},
        {"PUT", "/draft", 405},
        {"GET", "/../../etc/passwd", 404},
        {"GET", "/report/../../../etc/passwd", 404},
        {"GET", "/report/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404},
        {"GET", "/assets/../site.cpp", 404},
        {"GET", "/assets/%2e%2e/site.cpp", 404},
        {"GET", "/%00", 400},
        {"GET", "/report/a%00b", 400},
        {"GET", "/report/%ff%fe", 400},
        {"GET", "//evil.example/", 404},
    }));
    const Answer answer = fetch(room().port(), row.target, {row.method, {}, {}, {}});
    INFO(row.method + " " + row.target);
    CHECK(answer.status == row.status);
    for (const char* inner : {"Xapian", "/work", "/tmp", "searcher/", "root:"}) CHECK_FALSE(has(answer.body, inner));
}

TEST_CASE("huge questions end soon, and the room goes on") {
    std::string words;
    for (int i = 0; i < 1200; ++i) words += "retreat+OR+";
    const std::string brackets(12'000, '(');
    for (const std::string& target : std::vector<std::string>{"/?q=" + words + "x", "/?q=" + brackets, "/?q=" + std::string(12'000, 'a') + "*", "/api/v1/search?q=a*+b*+c*+d*+e*"}) {
        const int status = get(target).status;
        CHECK((status == 200 || status == 400));
    }
    CHECK(fetch(room().port(), "/draft", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "draft=" + std::string(300'000, 'x'), {}}).status == 413);
    CHECK(get("/").status == 200);
}

TEST_CASE("a host that is not of this room gets nothing (DNS rebinding)") {
    CHECK(fetch(room().port(), "/", {"GET", {}, {}, "evil.example:" + std::to_string(room().port())}).status == 421);
    CHECK(fetch(room().port(), "/", {"GET", {}, {}, "localhost:" + std::to_string(room().port())}).status == 200);
    CHECK(parsed(exchanged(room().port(), "GET / HTTP/1.0\r\n\r\n")).status == 421);
    const ReadingRoom named(sample_index(), {"--listen", "127.0.0.1:0", "--name", "papers.example"});
    CHECK(fetch(named.port(), "/", {"GET", {}, {}, "papers.example"}).status == 200);
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

TEST_CASE("an address that others can reach asks for its token") {
    const ReadingRoom open(sample_index(), {"--listen", "0.0.0.0:0"});
    const std::size_t at = open.address().find("token=");
    REQUIRE(at != std::string::npos);
    const std::string token = open.address().substr(at + 6);
    CHECK(token.size() == 32);
    struct Row {
        std::string target;
        std::string headers;
        int status;
    };
    const std::string wrong = (token.front() == '0' ? "1" : "0") + token.substr(1);
    for (const Row& row : std::vector<Row>{{"/", "", 401},
                                           {"/assets/reading-room.css", "", 200},  // nothing of the index; the form needs it
                                           {"/export.csv?q=retreat", "", 401},
                                           {"/feed.atom?q=retreat&token=" + wrong, "", 401},
                                           {"/feed.atom?q=retreat&token=" + token, "", 200},
                                           {"/api/v1/status?token=" + token, "", 200},
                                           {"/api/v1/status", "", 401},
                                           {"/?token=" + wrong, "", 401},
                                           {"/?token=", "", 401},
                                           {"/", "Cookie: travaux=" + wrong + "\r\n", 401},
                                           {"/", "Cookie: travaux=\r\n", 401},
                                           {"/?token=" + token, "", 303},
                                           {"/?q=retreat&token=" + token, "Sec-Fetch-Site: cross-site\r\n", 200},
                                           {"/", "Cookie: other=1; travaux=" + token + "\r\n", 200},
                                           {"/api/v1/status", "Authorization: Bearer " + token + "\r\n", 200}}) {
        INFO(row.target + " " + row.headers);
        CHECK(fetch(open.port(), row.target, {"GET", row.headers, {}, {}}).status == row.status);
    }
    Answer entered = fetch(open.port(), "/report/ilo-gmg-2014?q=a+%26+b&token=" + token);
    CHECK(entered.headers["location"] == "/report/ilo-gmg-2014?q=a%20%26%20b");
    CHECK(entered.headers["set-cookie"] == "travaux=" + token + "; HttpOnly; SameSite=Strict; Path=/");
    CHECK_FALSE(has(entered.body, token));
    const Answer sent = fetch(open.port(), "/?q=retreat&token=" + token, {"GET", "Sec-Fetch-Site: cross-site\r\n", {}, {}});
    CHECK(has(sent.body, "href=\"/?q=retreat\""));
    CHECK(fetch(open.port(), "/?token=" + token, {"GET", {}, {}, "192.0.2.7:" + std::to_string(open.port())}).status == 303);
    CHECK(fetch(open.port(), "/?token=" + token, {"GET", {}, {}, "evil.example"}).status == 421);
}

TEST_CASE("who has no token gets a form for it, which leads on and nowhere else") {
    const ReadingRoom open(sample_index(), {"--listen", "0.0.0.0:0"});
    const std::string token = open.address().substr(open.address().find("token=") + 6);
    const auto enter = [&](const std::string& form) {
        return fetch(open.port(), "/enter", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", form, {}});
    };
    Answer asked = fetch(open.port(), "/?q=retreat&year=2014");
    CHECK(asked.status == 401);
    CHECK(asked.headers["www-authenticate"] == "Bearer");
    CHECK(has(asked.body, "action=\"/enter\""));
    CHECK(has(asked.body, "value=\"/?q=retreat&amp;year=2014\""));
    CHECK_FALSE(has(asked.body, token));
    CHECK_FALSE(has(asked.body, "<mark>"));
    CHECK(enter("token=wrong&next=%2F").status == 401);
    CHECK(has(enter("token=wrong&next=%2F").body, "not the token"));
    CHECK(enter("").status == 401);
    Answer entered = enter("token=" + token + "&next=%2F%3Fq%3Dretreat");
    CHECK(entered.status == 303);
    CHECK(entered.headers["location"] == "/?q=retreat");
    CHECK(has(entered.headers["set-cookie"], "travaux=" + token));
    for (const char* elsewhere : {"https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example%2F", "%2F%5Cevil.example", "javascript%3Aalert(1)", "%2Fx%0D%0ASet-Cookie%3A%20a%3Db"}) {
        INFO(elsewhere);
        CHECK(enter("token=" + token + "&next=" + elsewhere).headers["location"] == "/");
    }
    CHECK(has(fetch(open.port(), "/api/v1/status").body, "Bearer"));
    CHECK(fetch(room().port(), "/enter", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "token=x", {}}).status == 404);
}

TEST_CASE("hostile reports are shown, never obeyed") {
    const Folder folder;
    const std::string index = folder.path("index");
    const std::string word(200'000, 'w');
    const std::string records =
        R"({"doc": "evil", "title": "<script>alert('title')</script>", "text": "A retreat <img src=x onerror=alert(1)> \u202egnp.exe\u001b[31m\u0007 </mark></p><script>alert(2)</script>", "agency": ["\"><script>x"], "year": 2013})"
        "\n"
        R"({"doc": "evil", "text": "retreat )" + word + "\"}\n";
    REQUIRE(run({index_program(), "-d", index, "--jsonl", "-"}, records).exit == 0);
    const ReadingRoom evil(index);
    for (const std::string target : {"/", "/?q=retreat", "/?q=%3Cscript%3Ealert(3)%3C/script%3E", "/report/evil?q=retreat", "/feed.atom?q=retreat",
                                                      "/agencies", "/report/%22%3E%3Cscript%3E", "/agency/%22%3E%3Cscript%3E", "/?agency=%22%3E%3Cscript%3Ex", "/%3Cscript%3E"}) {
        const Answer answer = fetch(evil.port(), target);
        INFO(target);
        CHECK(answer.status != 0);
        for (const char* part : {"<script>", "<img src=x", "\xE2\x80\xAE", "\x1b", "\x07"}) CHECK_FALSE(has(answer.body, part));
    }
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
