#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/archive.hpp"

using namespace travaux::read;

TEST_CASE("rtf: what a reader of the page sees") {
    struct Case {
        std::string rtf;
        Summary blocks;
    };
    const std::vector<Case> cases{
        {R"({\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title No}}Words\par more {\b bold}\par})", {"P: Words", "P: more bold"}},
        {R"({\rtf1{\stylesheet{\s0 Normal;}{\s3 heading 2;}}\pard\s3 Aims\par\pard\s0 Words\par})", {"H2: Aims", "P: Words"}},
        {R"({\rtf1\pard\outlinelevel0 Aims\par\pard Words})", {"H1: Aims", "P: Words"}},
        {R"({\rtf1\ansicpg1252 caf\'e9 \u1084?\u1080\'3f \emdash  \u-10179?\u-8704?})", {"P: café ми — 😀"}},
        {R"({\rtf1\uc2\u1605 ab\u1606\'3f\'3fz})", {"P: منz"}},
        {R"({\rtf1{\fonttbl{\f1\fcharset204 Arial;}}\f1 \'cc\'e8\'f0})", {"P: Мир"}},
        {R"({\rtf1{\listtext\tab (a)\tab}first\par{\listtext \'b7\tab}second\par})", {"L1 (a): first", "L1 •: second"}},
        {R"({\rtf1{\listtext 1.\tab}\ilvl0 first\par{\listtext (a)\tab}\ilvl1 second\par\pard none\par})", {"L1 1.: first", "L2 (a): second", "P: none"}},
        {R"({\rtf1 A{\super *{\*\footnote *\pard The note.}} and{\super\chftn{\*\footnote{\super\chftn} More.}}\par})", {"P: A^* and^1", "F *: The note.", "F 1: More."}},
        {R"({\rtf1 A{\super\chftn}{\footnote\pard\plain{\super\chftn} The note.\par} goes on\par B\par})", {"P: A^1 goes on", "F 1: The note.", "P: B"}},
        {R"({\rtf1\trowd\trhdr\intbl Who\cell When\cell\row\trowd\intbl IOM\par Geneva\cell 2013\cell\row\pard After\par})",
         {"T: Who | When", "T: IOM Geneva | 2013", "P: After"}},
        {R"({\rtf1{\header A/65/1\tab 12 May\par}{\footer\pard{\b A/65/1}\par}Words\par})", {"X: A/65/1", "X: 12 May", "P: Words"}},
        {R"({\rtf1{\*\unknown no}{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}} kept{\v hidden}{\deleted gone}\~x\_y})", {"P: a link kept x\u2011y"}},
        {R"({\rtf1 a\page b\bin3 }}}c)", {"P: a bc"}},
        {R"(}}}\par \u \'zz {\rtf)", {}},
    };
    for (const auto& row : cases) {
        INFO(row.rtf);
        std::vector<std::string> warnings;
        const auto blocks = summary(read_rtf(row.rtf, warnings));
        if (!row.blocks.empty()) CHECK(blocks == row.blocks);
    }
}
