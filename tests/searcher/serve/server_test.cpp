// The server by itself, with limits small enough to reach.
#include "searcher/serve/http/server.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"

#include <stdexcept>
#include <string>

using namespace travaux;
using http::Request;
using http::Response;
using http::Server;
using programs::Answer;
using programs::exchanged;
using programs::fetch;

namespace {

// Says what it was asked.
Response echo(const Request& request) {
    if (request.path == "/throws") throw std::runtime_error("the secret of the house");
    if (request.path == "/pieces") {
        Response response;
        response.pieces = [left = 3]() mutable { return left-- > 0 ? std::string(100'000, 'p') : std::string(); };
        return response;
    }
    if (request.path == "/breaks") {
        Response response;
        response.pieces = [first = true]() mutable { return std::exchange(first, false) ? std::string("begun") : throw std::runtime_error("the secret of the house"); };
        return response;
    }
    std::string said = request.method + " " + request.path;
    for (const auto& [name, value] : request.query) said += "|" + name + "=" + value;
    for (const auto& [name, value] : request.form) said += "|form " + name + "=" + value;
    return {200, "text/plain", said + "|" + request.body, {}, {}};
}

http::Listening briefly() {
    http::Listening listening;
    listening.port = 0;
    listening.limits = {32, 8192, 1000, std::chrono::seconds(1), std::chrono::seconds(1), std::chrono::seconds(5)};
    return listening;
}

const Server& server() {
    static const Server one(briefly(), {"127.0.0.1"}, echo);
    return one;
}

}  // namespace

TEST_CASE("requests arrive decoded") {
    const std::uint16_t port = server().port();
    CHECK(fetch(port, "/a%20b+c?q=x+y&q=%26").body == "GET /a b+c|q=x y|q=&|");
    CHECK(fetch(port, "/p", {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", "d=a+b", {}}).body == "POST /p|form d=a b|d=a+b");  // as sent, too
    CHECK(fetch(port, "/p", {"POST", "Content-Type: text/plain\r\n", "a+b", {}}).body == "POST /p|a+b");
}

TEST_CASE("what is no address, no method or no host of this server is refused") {
    struct Row {
        std::string target;
        programs::Asked asked;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"/%ff", {}, 400},
        {"/%00", {}, 400},
        {"/?q=%c3", {}, 400},
        {"*", {}, 400},
        {"/", {"PUT", {}, {}, {}}, 405},
        {"/", {"DELETE", {}, {}, {}}, 405},
        {"/", {"TRACE", {}, {}, {}}, 405},
        {"/", {"GET", {}, {}, "evil.example"}, 421},
        {"/", {"GET", {}, {}, "127.0.0.1.evil.example"}, 421},
        {"/", {"GET", {}, {}, "127.0.0.1:1"}, 421},
        {"/", {"POST", {}, std::string(1001, 'b'), {}}, 413},
        {"/", {"POST", {}, std::string(1000, 'b'), {}}, 200},
        {"/?q=" + std::string(20'000, 'q'), {}, 414},
    }));
    INFO(row.asked.method + " " + row.target.substr(0, 40) + " " + row.asked.host);
    CHECK(fetch(server().port(), row.target, row.asked).status == row.status);
}

TEST_CASE("a body that is larger than it says, or comes in chunks without an end, is refused") {
    std::string chunks;
    for (int i = 0; i < 40; ++i) chunks += "64\r\n" + std::string(100, 'c') + "\r\n";
    const std::string head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    const Answer answer = programs::parsed(exchanged(server().port(), head + chunks + "0\r\n\r\n"));
    CHECK((answer.status == 413 || answer.status == 0));  // said, or the connection closed
    CHECK(fetch(server().port(), "/still-here").status == 200);
}

TEST_CASE("ten thousand headers are too many, and four hundred ranges are none") {
    std::string headers;
    for (int i = 0; i < 10'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
    CHECK(fetch(server().port(), "/", {"GET", headers, {}, {}}).status != 200);
    std::string ranges = "Range: bytes=0-1";
    for (int i = 0; i < 400; ++i) ranges += ",0-" + std::to_string(i);
    const Answer answer = fetch(server().port(), "/whole", {"GET", ranges + "\r\n", {}, {}});
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET /whole|");
}

TEST_CASE("what a handler throws stays in the house") {
    const Answer answer = fetch(server().port(), "/throws");
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
    const std::string broken = exchanged(server().port(), "GET /breaks HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    CHECK(broken.find("begun") != std::string::npos);
    CHECK(broken.find("secret") == std::string::npos);
    CHECK_FALSE(broken.ends_with("0\r\n\r\n"));  // a reader sees that it was cut off
}

TEST_CASE("a body made in pieces arrives whole, and HEAD has none") {
    CHECK(fetch(server().port(), "/pieces").body == std::string(300'000, 'p'));
    const Answer head = fetch(server().port(), "/pieces", {"HEAD", {}, {}, {}});
    CHECK(head.status == 200);
    CHECK(head.body.empty());
}

TEST_CASE("a client that does not come to an end is left") {
    // Each waits for the other side to close: without the limits this would never end.
    CHECK(exchanged(server().port(), "").empty());
    CHECK(programs::parsed(exchanged(server().port(), "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")).status != 200);
    CHECK(programs::parsed(exchanged(server().port(), "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\nhalf")).status != 200);
}

TEST_CASE("an address that is none, or is taken, is told with the way out") {
    http::Listening taken = briefly();
    taken.port = server().port();
    CHECK_THROWS_AS(Server(taken, {}, echo), schema::Error);
    http::Listening nowhere = briefly();
    nowhere.address = "the moon";
    CHECK_THROWS_AS(Server(nowhere, {}, echo), schema::Error);
}
