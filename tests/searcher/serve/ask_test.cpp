#include "searcher/serve/pages/ask.hpp"
#include "schema/error.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace travaux;
using namespace travaux::pages;

namespace {

http::Parameters query_of(std::string_view url) { return http::parse_form(url.substr(std::min(url.find('?') + 1, url.size()))); }

}  // namespace

TEST_CASE("the URL is the query: what it says is read and said again alike") {
    const auto address = GENERATE(values<std::string>({
        "/",
        "/?q=retreat",
        "/?q=%22human%20rights%22%20AND%20year%3A2012..2013",
        "/?q=a%26b%3Dc%2Bd%23e",
        "/?year=2012&year=2013&agency=IOM",
        "/?q=x&sort=-year&group=document&copies=apart&why=on&more=agency&page=3",
        "/?q=migra%C3%A7%C3%B5es",
    }));
    CHECK((address == "/" ? url(read_ask({})) : url(read_ask(query_of(address)))) == address);
}

TEST_CASE("what is unknown or makes no sense in a URL is passed over") {
    struct Row {
        std::string given;
        std::string kept;
    };
    const auto row = GENERATE(values<Row>({
        {"colour=red", "/"},
        {"year=", "/"},
        {"q=a&q=b", "/?q=a"},
        {"sort=sideways&group=x&copies=y&why=maybe", "/"},
        {"page=0", "/"},
        {"page=-1", "/"},
        {"page=x", "/"},
        {"page=99999999999999999999999", "/"},
        {"page=5000", "/?page=100"},
        {"agency=IOM&agency=IOM", "/?agency=IOM"},
    }));
    INFO(row.given);
    CHECK(url(read_ask(http::parse_form(row.given))) == row.kept);
}

TEST_CASE("a value toggled twice is as before, and goes back to the first page") {
    const Ask ask = read_ask(http::parse_form("q=x&agency=IOM&page=4"));
    CHECK(url(toggled(ask, "agency", "ILO")) == "/?q=x&agency=IOM&agency=ILO");
    CHECK(url(toggled(ask, "agency", "IOM")) == "/?q=x");
    CHECK(url(toggled(toggled(ask, "year", "2013"), "year", "2013")) == "/?q=x&agency=IOM");
    CHECK(url(at_page(ask, 2)) == "/?q=x&agency=IOM&page=2");
}

TEST_CASE("a value that its field cannot have is refused with the way out") {
    CHECK_THROWS_AS(request_of(read_ask(http::parse_form("year=soon"))), schema::Error);
    CHECK_NOTHROW(request_of(read_ask(http::parse_form("year=2012..2013"))));
}

TEST_CASE("the URL of commitments is their selection") {
    const auto address = GENERATE(values<std::string>({
        "/commitments",
        "/commitments?q=retreat&status=planned&status=delivered&actor=IOM&year=2012..2013&due_before=2013-04-01&page=2",
    }));
    CHECK(url(read_commitments_ask(address == "/commitments" ? http::Parameters() : query_of(address))) == address);
    CHECK(url(read_commitments_ask(http::parse_form("status=none&status=lost&actor=&page=0"))) == "/commitments");
    CHECK_THROWS_AS(selection_of(read_commitments_ask(http::parse_form("due_before=soon"))), schema::Error);
    CHECK_THROWS_AS(selection_of(read_commitments_ask(http::parse_form("year=soon"))), schema::Error);
}
