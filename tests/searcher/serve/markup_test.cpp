// Hostile text in every place where a page may have it.
#include "searcher/serve/pages/markup.hpp"
#include "schema/report.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace travaux;
using namespace travaux::pages;

TEST_CASE("text is shown, never obeyed") {
    struct Row {
        std::string plain;
        std::string html;
    };
    const auto row = GENERATE(values<Row>({
        {"plain", "plain"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\" onclick='x' &amp;", "&quot; onclick=&#39;x&#39; &amp;amp;"},
        {"</textarea><img src=x>", "&lt;/textarea&gt;&lt;img src=x&gt;"},
        {"migrações 移民 هجرة", "migrações 移民 هجرة"},
    }));
    CHECK(text(row.plain).html() == row.html);
    CHECK(lines(row.plain).html() == row.html + "\n");
    CHECK(element("p", row.plain).html() == "<p>" + row.html + "</p>");
    CHECK(element("p", {{"title", row.plain}}).html() == "<p title=\"" + row.html + "\"></p>");
    CHECK(link(row.plain, row.plain).html() == "<a href=\"" + row.html + "\">" + row.html + "</a>");
}

TEST_CASE("characters that steer a screen do not reach it, in text or attribute") {
    const auto hostile = GENERATE(values<std::string>({"\x1b[31m", "a\x07", "\xE2\x80\xAE" "gnp.exe", "\xE2\x81\xA6x", std::string("a\0b", 3), "\xC2\x9B", "\x7f"}));
    for (const std::string& html : {text(hostile).html(), lines(hostile).html(), element("p", {{"title", hostile}}).html()}) {
        for (const char c : html) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
        CHECK(html.find('\x7f') == std::string::npos);
        CHECK(html.find("\xC2\x9B") == std::string::npos);
        CHECK(html.find("\xE2\x80\xAE") == std::string::npos);
        CHECK(html.find("\xE2\x81\xA6") == std::string::npos);
    }
}

TEST_CASE("an enormous word and bytes that are no UTF-8 are text as well") {
    const std::string word(1'000'000, 'w');
    CHECK(text(word).html() == word);
    const std::string ill = text("a\xff\xfe<b\xc3").html();
    CHECK(ill.find('\xff') == std::string::npos);
    CHECK(ill.find('<') == std::string::npos);
}

TEST_CASE("void elements end at once, and attributes can be flags or absent") {
    CHECK(element("br", Attributes{}).html() == "<br/>");
    CHECK(element("input", {{"type", "checkbox"}, flag("checked", true), flag("disabled", false), optional("lang", "")}).html() ==
          "<input type=\"checkbox\" checked/>");
}

TEST_CASE("marks stand on code points, and what they mark is escaped") {
    CHECK(marked({"é <b> retreat", {{2, 5}, {6, 13}}}).html() == "é <mark>&lt;b&gt;</mark> <mark>retreat</mark>");
    CHECK(marked({"short", {{0, 99}}}).html() == "<mark>short</mark>");
    CHECK(marked({"<", {}}).html() == "&lt;");
}

TEST_CASE("a report's address holds whatever its name does") {
    CHECK(report_address("a/b?c#d", "3.c/2") == "/report/a%2Fb%3Fc%23d#3.c%2F2");
    CHECK(report_address("doc", "", "a b&c") == "/report/doc?q=a%20b%26c");
    CHECK(report_address("\"><script>", "") == "/report/%22%3E%3Cscript%3E");
}
