// Who may ask the reading room what: requests that are refused, foreign hosts, tokens, huge questions and hostile reports.
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"
#include "tests/programs/reading_room.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <string>
#include <vector>

using namespace travaux::programs;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

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
    const Answer answer = fetch(sample_room().port(), row.target, {row.method, {}, {}, {}});
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
    CHECK(fetch(sample_room().port(), "/draft", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "draft=" + std::string(300'000, 'x'), {}}).status == 413);
    CHECK(get("/").status == 200);
}

TEST_CASE("a host that is not of this room gets nothing (DNS rebinding)") {
    CHECK(fetch(sample_room().port(), "/", {"GET", {}, {}, "evil.example:" + std::to_string(sample_room().port())}).status == 421);
    CHECK(fetch(sample_room().port(), "/", {"GET", {}, {}, "localhost:" + std::to_string(sample_room().port())}).status == 200);
    CHECK(parsed(exchanged(sample_room().port(), "GET / HTTP/1.0\r\n\r\n")).status == 421);
    const ReadingRoom named(sample_index(), {"--listen", "127.0.0.1:0", "--name", "papers.example"});
    CHECK(fetch(named.port(), "/", {"GET", {}, {}, "papers.example"}).status == 200);
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
    CHECK(fetch(sample_room().port(), "/enter", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "token=x", {}}).status == 404);
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
