#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

namespace {

std::string p(const std::string& words, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

std::string item(const std::string& words, int list, int level) {
    return p(words, "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) + "'/></w:numPr>");
}

std::string level(int n, const std::string& format, const std::string& text, const std::string& more = {}) {
    return "<w:lvl w:ilvl='" + std::to_string(n) + "'><w:numFmt w:val='" + format + "'/><w:lvlText w:val='" + text + "'/>" + more + "</w:lvl>";
}

Summary read(const std::string& body, std::vector<std::pair<std::string, std::string>> more = {}) {
    std::vector<std::string> warnings;
    return summary(read_docx(docx(body, std::move(more)), warnings));
}

}  // namespace

TEST_CASE("docx: headings by style, by outline, and below a title") {
    const std::pair<std::string, std::string> styles{
        "word/styles.xml",
        "<w:styles><w:style w:styleId='T'><w:name w:val='Title'/></w:style><w:style w:styleId='U1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='U1'/></w:style></w:styles>"};
    CHECK(read(p("One", "<w:pStyle w:val='U1'/>") + p("Two", "<w:pStyle w:val='Own'/>") + p("Three", "<w:outlineLvl w:val='2'/>") + p("Words."), {styles}) ==
          Summary{"H1: One", "H1: Two", "H3: Three", "P: Words."});
    CHECK(read(p("All", "<w:pStyle w:val='T'/>") + p("One", "<w:pStyle w:val='U1'/>"), {styles}) == Summary{"H1: All", "H2: One"});
}

TEST_CASE("docx: lists count as Word counts them") {
    const std::pair<std::string, std::string> numbering{
        "word/numbering.xml", "<w:numbering><w:abstractNum w:abstractNumId='1'>" + level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") +
                                  level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>") +
                                  "</w:abstractNum><w:abstractNum w:abstractNumId='2'>" + level(0, "bullet", "\xEF\x82\xB7") + level(1, "upperRoman", "%2)", "<w:start w:val='4'/>") +
                                  "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
                                  "<w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='10'/></w:lvlOverride></w:num></w:numbering>"};
    CHECK(read(item("a", 1, 0) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1, 0) + item("f", 1, 1) + item("g", 2, 0) + item("h", 2, 1) +
                   item("i", 3, 0) + item("j", 3, 0) + item("k", 1, 0) + item("none", 0, 0),
               {numbering}) == Summary{"L1 1.: a", "L2 (a): b", "L2 (b): c", "L3 1.2.1: d", "L1 2.: e", "L2 (a): f", "L1 •: g", "L2 IV): h", "L1 10.: i", "L1 11.: j",
                                       "L1 12.: k", "P: none"});
}

TEST_CASE("docx: what the final text does not show is left out") {
    CHECK(read("<w:p><w:r><w:t xml:space='preserve'>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
               "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>") == Summary{"P: kept added"});
    CHECK(read("<w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
               "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>of it</w:t></w:r></w:p>") ==
          Summary{"P: Page of it"});
    CHECK(read("<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>" + p("in the box") +
               "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("in the box") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>") ==
          Summary{"P: before", "P: in the box"});
    CHECK(read("<w:p><w:r><w:t>co</w:t></w:r><w:r><w:softHyphen/><w:t>operation</w:t><w:noBreakHyphen/><w:t>based</w:t><w:br/><w:t>next</w:t></w:r></w:p>") ==
          Summary{"P: cooperation\u2011based / next"});
}

TEST_CASE("docx: notes stand behind the paragraph that marks them") {
    const std::string notes = "<w:footnotes><w:footnote w:id='-1'><w:p/></w:footnote><w:footnote w:id='5'>" + p("First.") + p("More.") + "</w:footnote><w:footnote w:id='2'>" + p("Own sign.") +
                              "</w:footnote></w:footnotes>";
    const std::string ends = "<w:endnotes><w:endnote w:id='5'>" + p("At the end.") + "</w:endnote></w:endnotes>";
    CHECK(read("<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id='5'/></w:r><w:r><w:t>, b</w:t></w:r><w:r><w:endnoteReference w:id='5'/></w:r></w:p>"
               "<w:p><w:r><w:t>C</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t></w:r></w:p>",
               {{"word/footnotes.xml", notes}, {"word/endnotes.xml", ends}}) ==
          Summary{"P: A^1, b^i", "F 1: First.", "F : More.", "F i: At the end.", "P: C^*", "F *: Own sign."});
}

TEST_CASE("docx: tables are rows with their header, frames are text") {
    const auto cell = [](const std::string& content, int span = 1) {
        return "<w:tc><w:tcPr><w:gridSpan w:val='" + std::to_string(span) + "'/></w:tcPr>" + content + "</w:tc>";
    };
    const std::string head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell(p("Action")) + cell(p("Who")) + cell(p("When")) + "</w:tr>";
    std::vector<std::string> warnings;
    const auto blocks = read_docx(docx("<w:tbl>" + head + "<w:tr>" + cell(p("Train") + p("staff"), 2) + cell(p("2014")) + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" +
                                       cell(p("gone")) + "</w:tr></w:tbl>"),
                                  warnings);
    REQUIRE(summary(blocks) == Summary{"T: Action | Who | When", "T: Train staff | 2014"});
    CHECK(blocks[1].cells == std::vector<std::string>{"Train staff", "", "2014"});
    CHECK(blocks[1].header == std::vector<std::string>{"Action", "Who", "When"});
    CHECK(read("<w:tbl><w:tr>" + cell(p("A frame.") + p("Around text.")) + "</w:tr></w:tbl>") == Summary{"P: A frame.", "P: Around text."});
}

TEST_CASE("docx: pages are counted where Word left its breaks") {
    CHECK(read(p("one") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>" + p("still two")) == Summary{"P p1: one", "P p2: two", "P p2: still two"});
    CHECK(read(p("one") + "<w:p><w:r><w:br w:type='page'/><w:t>two</w:t></w:r></w:p>") == Summary{"P: one", "P: two"});
}

TEST_CASE("docx: heads and feet of pages come first, each once, without the number of the page") {
    const auto edge = [](const std::string& name, const std::string& body) { return std::pair<std::string, std::string>{"word/" + name + ".xml", "<w:hdr>" + body + "</w:hdr>"}; };
    const std::string field = "<w:p><w:r><w:t>CRP/4</w:t></w:r></w:p><w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>";
    const std::string cells = "<w:tbl><w:tr><w:tc>" + p("Distr.: General") + "</w:tc><w:tc>" + p("12 May 2014") + "</w:tc></w:tr></w:tbl>";
    CHECK(read(p("Words.") + "<w:sectPr><w:headerReference w:type='default' r:id='a'/><w:footerReference w:type='first' r:id='b'/><w:headerReference w:type='first' r:id='none'/></w:sectPr>",
               {edge("one", field), edge("two", cells),
                {"word/_rels/document.xml.rels", "<Relationships><Relationship Id='a' Type='x/header' Target='one.xml'/><Relationship Id='b' Type='x/footer' Target='two.xml'/></Relationships>"}}) ==
          Summary{"X: Distr.: General", "X: 12 May 2014", "X: CRP/4", "X: Page", "P: Words."});
}

TEST_CASE("docx: the rows of a table stand on the pages on which they begin") {
    const std::string end = "<w:r><w:lastRenderedPageBreak/></w:r>";
    const auto cell = [](const std::string& inner) { return "<w:tc>" + inner + "</w:tc>"; };
    const std::string cut = "<w:p><w:r><w:t>b</w:t></w:r></w:p><w:p>" + end + "<w:r><w:t>c</w:t></w:r></w:p>";
    CHECK(read(p("Words.") + "<w:tbl><w:tr>" + cell(p("a")) + cell(cut) + "</w:tr><w:tr>" + cell(p("d")) + cell(p("e")) + "</w:tr></w:tbl>" + p("More.")) ==
          Summary{"P p1: Words.", "T p1: a | b c", "T p2: d | e", "P p2: More."});
}
