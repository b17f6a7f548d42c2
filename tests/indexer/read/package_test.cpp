#include "indexer/read/package.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/numerals.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

namespace {

template <class Deed>
std::string refusal(Deed&& deed) {
    try {
        deed();
    } catch (const travaux::schema::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("an archive gives its parts, and refuses what would exhaust a machine") {
    const std::string bytes = archive({{"a/b.xml", "words"}, {"bomb.xml", std::string(std::size_t{80} << 20U, ' ')}, {"ratio.xml", std::string(std::size_t{4} << 20U, ' ')}});
    Package package(bytes);
    CHECK(package.part("a/b.xml") == "words");
    CHECK_FALSE(package.part("missing"));
    CHECK(refusal([&] { package.part("bomb.xml"); }).find("unpacks to 80 MB") != std::string::npos);
    CHECK(refusal([&] { Package broken("PK\x03\x04 no archive"); }).find("damaged") != std::string::npos);
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i <= 20'000; ++i) many.emplace_back(std::to_string(i), "");
    const std::string crowd = archive(many);
    CHECK(refusal([&] { Package crowded(crowd); }).find("more than 20000 entries") != std::string::npos);
}

TEST_CASE("elements without end and entities that grow are no threat") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
    std::vector<std::string> warnings;
    CHECK(refusal([&] { read_docx(docx(deep), warnings); }).find("beyond reason") != std::string::npos);
    const std::string laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    CHECK(summary(read_docx(archive({{"word/document.xml", laughs}}), warnings)) == Summary{"P: &b;"});
}

TEST_CASE("targets are resolved from the part that names them") {
    CHECK(resolved("ppt/slides/2.xml", "../notes/1.xml") == "ppt/notes/1.xml");
    CHECK(resolved("ppt/presentation.xml", "/ppt/slides/1.xml") == "ppt/slides/1.xml");
    CHECK(resolved("book.opf", "text/1.xhtml") == "text/1.xhtml");
    CHECK(resolved("a.xml", "../../../etc/passwd") == "etc/passwd");
}

TEST_CASE("numerals") {
    struct Case {
        const char* style;
        int number;
        const char* printed;
    };
    for (const auto& row : {Case{"decimal", 12, "12"}, Case{"lowerLetter", 28, "bb"}, Case{"a", 1, "a"}, Case{"upperRoman", 1994, "MCMXCIV"}, Case{"i", 4, "iv"}, Case{"decimalZero", 7, "07"},
                            Case{"russianLower", 3, "в"}, Case{"none", 3, ""}, Case{"a", 0, "0"}, Case{"I", -4, "-4"}, Case{"unheard-of", 5, "5"}})
        CHECK(numeral(row.style, row.number) == row.printed);
    CHECK(bullet("") == "•");
    CHECK(bullet("\xEF\x82\xB7") == "•");
    CHECK(bullet("–") == "–");
}
