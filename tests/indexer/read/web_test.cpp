#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

namespace {

Summary read(const std::string& html) {
    std::vector<std::string> warnings;
    return summary(read_html(html, warnings));
}

}  // namespace

TEST_CASE("html: the text of a page without its navigation") {
    struct Case {
        const char* html;
        Summary blocks;
    };
    const std::string links = "<ul><li><a href='/a'>First page</a></li><li><a href='/b'>Second page</a></li><li><a href='/c'>Third page</a></li></ul>";
    CHECK(read("<body><div>" + links + "</div><h1>Title</h1><p>Words with <a href='/x'>a link</a>.</p><footer>Imprint</footer>") == Summary{"H1: Title", "P: Words with a link."});
    CHECK(read("<body><header>Site</header><main><p>Words.</p></main><p>Outside</p>") == Summary{"P: Words."});
    CHECK(read("<body><script>x</script><style>y</style><p hidden>no</p><p style='DISPLAY : none; display: none'>no</p><p>Yes.<!-- no --></p>") == Summary{"P: Yes."});
    // Contents lead to places of the page itself: they are its text.
    CHECK(read("<body><ul><li><a href='#a'>Aims</a><li><a href='#b'>Work</a><li><a href='#c'>End</a></ul><p>Words.") ==
          Summary{"L1 •: Aims", "L1 •: Work", "L1 •: End", "P: Words."});
}

TEST_CASE("html: lists, tables, breaks and raised words") {
    CHECK(read("<ol start=3><li>c<ol type=a><li>d</ol><li value=9><p>e<p>more</ol>") == Summary{"L1 3.: c", "L2 a.: d", "L1 9.: e", "L1 : more"});
    CHECK(read("<table><caption>Plan</caption><thead><tr><th>Who<th>When</thead><tr><td>IOM<td><ul><li>2013<li>2014</ul></table>") ==
          Summary{"C: Plan", "T: Who | When", "T: IOM | • 2013 • 2014"});
    CHECK(read("<p>one<br>two<p>10 m<sup>2</sup>, the Group<sup>4</sup> met") == Summary{"P: one / two", "P: 10 m², the Group^4 met"});
    CHECK(read("<pre>a\nb</pre>") == Summary{"P: a / b"});
}

TEST_CASE("html: two links that lead to each other are a mark and its note") {
    CHECK(read("<p>The Group<a id=m1 href='#n1'><sup>[1]</sup></a> met.<p>It closed.<ol><li id=n1>A note. <a href='#m1'>back</a></ol>") ==
          Summary{"P: The Group^1 met.", "F 1: A note.", "P: It closed."});
    CHECK(read("<p>The Group<a name=a1 href='#s1'><sup>1</sup></a> met.<div id=f1><p><a name=s1 href='#a1'>1</a> A note.</div>") == Summary{"P: The Group^1 met.", "F 1: A note."});
}

TEST_CASE("html: nesting without end costs tags, not words") {
    std::string deep;
    for (int i = 0; i < 50'000; ++i) deep += "<div><b>";
    CHECK(read("<body>" + deep + "words") == Summary{"P: words"});
}

TEST_CASE("html: the encoding that the page names") {
    CHECK(read("<html><head><meta charset=\"windows-1251\"></head><p>\xCC\xE8\xE3\xF0\xE0\xF6\xE8\xFF") == Summary{"P: Миграция"});
}

TEST_CASE("epub: chapters in the order of the spine, without the list of contents") {
    std::vector<std::string> warnings;
    const std::string opf = "<package><manifest><item id='b' href='text/2.xhtml'/><item id='a' href='text/1.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/></manifest>"
                            "<spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></spine></package>";
    CHECK(summary(read_epub(archive({{"mimetype", "application/epub+zip"},
                                     {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"},
                                     {"OEBPS/book.opf", opf},
                                     {"OEBPS/nav.xhtml", "<p>Contents</p>"},
                                     {"OEBPS/text/1.xhtml", "<h1>One</h1>"},
                                     {"OEBPS/text/2.xhtml", "<p>Two</p>"}}),
                            warnings)) == Summary{"H1: One", "P: Two"});
}

TEST_CASE("epub: notes in a chapter of their own stand behind their marks, whatever ids other chapters have") {
    std::vector<std::string> warnings;
    const std::string opf = "<package><manifest><item id='a' href='text/1.xhtml'/><item id='b' href='text/2.xhtml'/><item id='n' href='notes.xhtml'/></manifest>"
                            "<spine><itemref idref='a'/><itemref idref='b'/><itemref idref='n'/></spine></package>";
    CHECK(summary(read_epub(archive({{"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"},
                                     {"OEBPS/book.opf", opf},
                                     {"OEBPS/text/1.xhtml", "<p>The quay<a id='m1' href='../notes.xhtml#n1'>1</a> is old.</p>"},
                                     {"OEBPS/text/2.xhtml", "<p>So is the mole<a id='m1' href='../notes.xhtml#n2'>2</a>.</p>"},
                                     {"OEBPS/notes.xhtml", "<p id='n1'><a href='text/1.xhtml#m1'>1</a> Built in 1820.</p><p id='n2'><a href='text/2.xhtml#m1'>2</a> Built in 1830.</p>"}}),
                            warnings)) == Summary{"P: The quay^1 is old.", "F 1: Built in 1820.", "P: So is the mole^2.", "F 2: Built in 1830."});
}
