#include "indexer/read/formats.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

namespace {

std::string content(const std::string& styles, const std::string& body) {
    return "<o:document-content xmlns:o='o' xmlns:text='t' xmlns:style='s' xmlns:table='b' xmlns:fo='f' xmlns:draw='d' xmlns:presentation='p'><o:automatic-styles>" + styles +
           "</o:automatic-styles><o:body>" + body + "</o:body></o:document-content>";
}

Summary read(const std::string& styles, const std::string& body) {
    std::vector<std::string> warnings;
    return summary(read_odf(archive({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content(styles, "<o:text>" + body + "</o:text>")}}), warnings));
}

}  // namespace

TEST_CASE("odt: lists count by level, go on where they say so, and take what a level does not say from the one above") {
    const std::string styles =
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
        "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>"
        "<text:list-level-style-number text:level='3' style:num-format='1' text:display-levels='3'/></text:list-style>"
        "<text:list-style style:name='M'><text:list-level-style-number text:level='1' style:num-format='i' text:start-value='3' style:num-suffix=')'/></text:list-style>";
    const auto list = [](const std::string& style, const std::string& items) { return "<text:list " + style + ">" + items + "</text:list>"; };
    const auto item = [](const std::string& inner) { return "<text:list-item>\n " + inner + "</text:list-item>"; };
    CHECK(read(styles, list("text:style-name='L'", item("<text:p>a</text:p>" + list("", item("<text:p>b</text:p>" + list("", item("<text:p>c</text:p>"))) + item("<text:p>d</text:p>"))) +
                                                     item("<text:p>e</text:p><text:p>more</text:p>")) +
                           "<text:p>between</text:p>" + list("text:style-name='L' text:continue-numbering='true'", item("<text:p>f</text:p>")) +
                           list("text:style-name='L'", item("<text:p>g</text:p>")) + list("text:style-name='M'", item(list("", item("<text:p>h</text:p>"))))) ==
          Summary{"L1 1.: a", "L2 (a): b", "L3 1.a.1: c", "L2 (b): d", "L1 2.: e", "L1 : more", "P: between", "L1 3.: f", "L1 1.: g", "L2 iii): h"});
}

TEST_CASE("odt: notes, deleted text, blanks and boxes") {
    CHECK(read("<style:style style:name='S'><style:text-properties style:text-position='super 58%'/></style:style>",
               "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h text:outline-level='2'>Aims</text:h>"
               "<text:p>A<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> b<text:s text:c='3'/>c"
               "<text:line-break/>d<text:span text:style-name='S'>2</text:span></text:p><text:p>with<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame></text:p>") ==
          Summary{"H2: Aims", "P: A^1 b c / d²", "F 1: The note.", "P: with", "P: a box"});
}

TEST_CASE("odt: heads and feet of pages come first, each once; one that is switched off does not") {
    std::vector<std::string> warnings;
    const std::string pages = "<s:styles xmlns:text='t' xmlns:style='s' xmlns:o='o'><o:master-styles><style:master-page><style:header><text:p>CRP/4</text:p></style:header>"
                              "<style:header-first><text:p>Distr.: General</text:p></style:header-first><style:footer style:display='false'><text:p>no</text:p></style:footer></style:master-page>"
                              "<style:master-page><style:header><text:p>CRP/4 <text:page-number>3</text:page-number></text:p></style:header></style:master-page></o:master-styles></s:styles>";
    CHECK(summary(read_odf(archive({{"styles.xml", pages}, {"content.xml", content("", "<o:text><text:p>Words</text:p></o:text>")}}), warnings)) ==
          Summary{"X: Distr.: General", "X: CRP/4", "P: Words"});
}

TEST_CASE("odt: an encrypted file says so") {
    std::vector<std::string> warnings;
    CHECK_THROWS_AS(read_odf(archive({{"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}, {"content.xml", "?"}}), warnings), travaux::schema::Error);
}

TEST_CASE("odp: a slide is a page, its title a heading") {
    std::vector<std::string> warnings;
    const std::string slide = "<draw:page><draw:frame><draw:text-box><text:p>Words</text:p></draw:text-box></draw:frame>"
                              "<draw:frame presentation:class='title'><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame></draw:page>";
    CHECK(summary(read_odf(archive({{"content.xml", content("", "<o:presentation>" + slide + slide + "</o:presentation>")}}), warnings)) ==
          Summary{"P p1: Words", "H1 p1: Title", "P p2: Words", "H1 p2: Title"});
}
