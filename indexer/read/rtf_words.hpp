// The control words of RTF that the reader knows by table (Rich Text Format Specification 1.9.1).
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace travaux::read {

/// Groups whose words are no text of the report.
inline constexpr std::array<std::string_view, 32> kSilent{
    "colortbl", "info",      "pict",      "object",     "fldinst",   "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata",
    "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "bkmkstart", "bkmkend", "xe", "tc", "annotation", "atnid", "atnauthor",
    "nonshppict", "shprslt", "sp",        "pgdsctbl",   "userprops", "filetbl",   "ftnsep",   "ftnsepc",   "aftnsep",   "atrfstart"};

/// Heads and feet of pages.
inline constexpr std::array<std::string_view, 8> kEdges{"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"};

/// Marked groups that old readers are to pass over, and we are not.
inline constexpr std::array<std::string_view, 4> kTransparent{"shpinst", "shptxt", "ud", "cs"};

/// Words that stand for a character.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kCharacters{{
    {"emdash", "—"}, {"endash", "–"}, {"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"},
    {"tab", " "}, {"emspace", " "}, {"enspace", " "}, {"qmspace", " "}, {"nestcell", " "}, {"zwnj", "\u200C"}, {"zwj", "\u200D"}}};

/// Code pages by the number of a font's character set.
inline constexpr std::array<std::pair<int, const char*>, 15> kCharsets{{
    {77, "macintosh"}, {128, "windows-932"}, {129, "windows-949"}, {134, "windows-936"}, {136, "windows-950"}, {161, "windows-1253"},
    {162, "windows-1254"}, {163, "windows-1258"}, {177, "windows-1255"}, {178, "windows-1256"}, {186, "windows-1257"}, {204, "windows-1251"},
    {222, "windows-874"}, {238, "windows-1250"}, {255, "cp437"}}};

}  // namespace travaux::read
