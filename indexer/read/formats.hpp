// One function a format: clean UTF-8 text in, blocks out. A new format is one reader here and one row in
// `detect` and `read_file`.
#pragma once

#include "indexer/read/source.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::read {

/// Plain text: lines between blank lines are a block, a form feed is a page break. Residue of a
/// converter's markup (`**`, `[text](#)`, `US\$`, `## Works`, `| a | b |`, `[^1]: a note`) is resolved as in Markdown.
std::vector<Block> read_text(std::string_view text);

/// CommonMark with GitHub's tables and footnotes (cmark-gfm). Nesting is capped, as its parser is quadratic there.
/// A number printed before a heading ("1. # Aims") or alone stays in the text.
std::vector<Block> read_markdown(std::string_view text);

/// What a PDF gives.
struct PdfText {
    std::vector<Block> blocks;
    std::vector<int> pages_without_text;  // 1-based, ascending: pictures, or characters that nobody can name
    std::vector<std::string> warnings;
};

/// Columns, tables, headings, footnotes and furniture as the page shows them; lines are numbered in the order of
/// reading. Throws schema::Error(Input): encrypted, damaged beyond reading; the message is half a sentence that a file's
/// name goes before ("is an encrypted PDF").
PdfText read_pdf(std::string_view bytes);
/// Web pages: the main content. Word (.docx), OpenDocument texts and presentations, PowerPoint (.pptx; a page is a slide, its notes
/// behind it), EPUB, RTF. Headings, lists with the markers that a reader sees, footnotes (behind the block that marks them), tables with their
/// headers. They throw schema::Error(Input), its message half a sentence ("is encrypted"), and are bounded in memory by the
/// walls they run behind.
std::vector<Block> read_html(std::string_view bytes, std::vector<std::string>& warnings);
std::vector<Block> read_docx(std::string_view bytes, std::vector<std::string>& warnings);
std::vector<Block> read_odf(std::string_view bytes, std::vector<std::string>& warnings);
std::vector<Block> read_pptx(std::string_view bytes, std::vector<std::string>& warnings);
std::vector<Block> read_epub(std::string_view bytes, std::vector<std::string>& warnings);
std::vector<Block> read_rtf(std::string_view bytes, std::vector<std::string>& warnings);

/// Bytes in an encoding that ICU knows by this name, as UTF-8; unchanged where it knows none.
std::string from_encoding(std::string_view bytes, const std::string& encoding);

/// YAML front matter between `---` lines at the top: its metadata, and the rest of the text with the
/// front matter's lines blanked so that line numbers stay. Throws schema::Error(Input) for bad YAML.
std::pair<Metadata, std::string> split_front_matter(std::string_view text);

/// A YAML mapping of scalars and lists of scalars, at most 64 KB, without anchors or aliases. Throws
/// schema::Error(Input) that names the line.
Metadata parse_metadata(std::string_view yaml);

/// Resolves inline markup of one line (trimmed): emphasis, links, images (their alternative text), code
/// spans, backslash escapes, HTML tags and entities, superscript note marks (¹, <sup>1</sup>, [^1]) after a
/// word or closing mark. `strong` is set where the whole line was bold. Its number is 0.
Line inline_markup(std::string_view line);

}  // namespace travaux::read
