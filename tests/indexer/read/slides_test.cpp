#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

TEST_CASE("pptx: slides in the order of the presentation, titles first, notes behind") {
    const auto shape = [](const std::string& role, const std::string& paragraphs) {
        return "<p:sp><p:nvSpPr><p:nvPr>" + (role.empty() ? "" : "<p:ph type='" + role + "'/>") + "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs + "</p:txBody></p:sp>";
    };
    const auto words = [](const std::string& text, const std::string& properties = {}) {
        return "<a:p><a:pPr " + properties + "</a:pPr><a:r><a:t>" + text + "</a:t></a:r></a:p>";
    };
    const auto slide = [](const std::string& shapes) { return "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>"; };
    const std::string one = slide(shape("body", words("first", ">") + words("below", "lvl='1'>") + words("(counted)", "><a:buAutoNum type='arabicParenR' startAt='2'/>") + words("plain", "><a:buNone/>")) +
                                  shape("title", words("Aims", ">")) + shape("sldNum", words("1", ">")) + shape("", words("A box", ">")));
    const std::string table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow='1'/><a:tr><a:tc><a:txBody>" + words("Who", ">") + "</a:txBody></a:tc><a:tc><a:txBody>" +
                              words("When", ">") + "</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    std::vector<std::string> warnings;
    const auto blocks = read_pptx(
        archive({{"ppt/presentation.xml", "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r9'/><p:sldId id='257' r:id='r3'/><p:sldId id='258' r:id='r4'/></p:sldIdLst></p:presentation>"},
                 {"ppt/_rels/presentation.xml.rels", "<R><R Id='r3' Type='t/slide' Target='slides/a.xml'/><R Id='r9' Type='t/slide' Target='/ppt/slides/b.xml'/></R>"},
                 {"ppt/slides/a.xml", slide(table)},
                 {"ppt/slides/b.xml", one},
                 {"ppt/slides/_rels/b.xml.rels", "<R><R Id='r1' Type='t/notesSlide' Target='../notes/n.xml'/></R>"},
                 {"ppt/notes/n.xml", slide(shape("body", words("What was said.", ">")) + shape("sldNum", words("1", ">")))}}),
        warnings);
    CHECK(summary(blocks) == Summary{"H1 p1: Aims", "L1 • p1: first", "L2 • p1: below", "L1 2) p1: (counted)", "P p1: plain", "P p1: A box", "P p1: What was said.", "T p2: Who | When"});
    CHECK(warnings == std::vector<std::string>{"slide 3 is missing"});
}
