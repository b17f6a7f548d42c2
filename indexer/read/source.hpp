// The first room: a file on disk becomes blocks of clean text, whatever its format. Readers know formats;
// they know nothing of headings without marks, lists that lie about their nesting, or facets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

/// A note mark that stood at this byte of a line's text and was taken out: `IOM¹` is "IOM" with {3, "1"}.
struct NoteMark {
    std::size_t at = 0;
    std::string label;
    bool operator==(const NoteMark&) const = default;
};

/// One line as it stands in the source, its markup resolved: emphasis marks, link targets and escapes
/// are gone, the link's words stay. What structure is read from stays in text formats: a list sign at the
/// beginning ("- ", "* ", "(a)"), a raised number that opens the line ("¹ International …", a footnote), and a
/// soft hyphen (U+00AD) that ends it, as its word goes on in the next line. Exponents (m², 10⁶) are no marks.
struct Line {
    std::string text;             // UTF-8, without the line end and outer blanks; never empty in a block
    int number = 0;               // 1-based line of the source
    int indent = 0;               // columns of blanks before it, a tab counting to the next multiple of 4
    bool strong = false;          // all its words are bold (or in another heading style), a number before them aside
    std::vector<NoteMark> marks;  // ascending by `at`
    bool operator==(const Line&) const = default;
};

/// What the format itself says a block is. Paragraph: its lines go on from each other, whatever it is. Text says nothing; a word processor may lie: a hint is
/// evidence for the structure room, never its verdict.
enum class Hint : std::uint8_t { None, Heading, ListItem, TableRow, Footnote, Caption, Furniture, Paragraph };

/// A run of lines that belong together in the source: lines between blank lines, one Markdown block, one
/// table row, one PDF text block.
struct Block {
    std::vector<Line> lines;
    Hint hint = Hint::None;
    int level = 0;                // Heading: 1..; ListItem: depth from 1
    std::string marker;           // ListItem: as printed or computed ("-", "(a)", "12."); Footnote: its label;
                                  // not in the text; empty in the later blocks of one item or footnote
    std::vector<std::string> cells, header;  // TableRow: its cells, and the header's where the table has one (the
                                             // header row is a block itself); its line joins the cells by " | "
    std::optional<int> page;      // 1-based
    bool after_page_break = false;  // the first of a page or of a column
    std::optional<int> ocr;       // confidence in percent, where the words were recognised in a picture
    bool operator==(const Block&) const = default;
};

/// Metadata given by hand (front matter, sidecar): field name -> values. Unknown names are kept; the
/// facets room reports them. A name without a value has no values: given as none.
using Metadata = std::map<std::string, std::vector<std::string>>;

/// A report as its format delivers it.
struct Source {
    std::filesystem::path path;
    std::vector<Block> blocks;
    Metadata metadata;              // from front matter and sidecar, the sidecar winning
    std::vector<std::string> warnings;  // what was mended or passed over, one sentence each
    std::vector<int> pictures;          // pages (1-based, ascending) that are pictures without usable text; an image file is page 1
    bool operator==(const Source&) const = default;
};

/// Formats that have a reader. Of the last three only the pictures are told: other programs read them.
enum class Format : std::uint8_t { Text, Markdown, Html, Docx, OpenDocument, Pptx, Epub, Rtf, Pdf, Image, Doc, Ppt };

/// Bytes of the largest file that is read.
inline constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;

/// By content, with the name as a hint; none where no reader takes it (a binary file, an unknown extension
/// of a binary format).
std::optional<Format> detect(std::string_view bytes, const std::filesystem::path& name);

/// Reads a file and its sidecar `NAME.meta.yaml` (beside it, NAME without its extension). Throws
/// schema::Error(Input): unreadable, empty, too large (over `max_bytes`), binary or unknown format, bad
/// front matter; the message names the file, the hint the way out.
Source read_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxBytes);

/// Reads the bytes of a file without looking at any other. Throws schema::Error(Input): empty, binary or unknown format,
/// bad front matter, not readable; the message is half a sentence that a file's name goes before ("is empty").
Source read_bytes(std::string_view bytes, const std::filesystem::path& name);

/// Adds the metadata of the sidecar, if there is one; its values win. Throws as read_file() does.
void add_sidecar(Source& source);

/// Whether a format's parser is not our own: such files are read behind walls.
bool is_foreign(Format format);

/// The format of a file by its beginning; none where it has no reader or cannot be opened.
std::optional<Format> format_of(const std::filesystem::path& path);

/// The bytes of a file as UTF-8 text: BOM, then strict UTF-8, then ICU's detection (with a warning that names
/// the guess); NULs and broken sequences are mended with a warning. Line ends become `\n`, form feeds stay (they
/// are page breaks), other controls, noncharacters and U+FEFF go.
std::string to_utf8(std::string_view bytes, std::vector<std::string>& warnings);

}  // namespace travaux::read
