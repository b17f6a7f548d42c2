// Web pages and the chapters of EPUB books.
#pragma once

#include "indexer/read/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

/// The main content of a web page, without navigation, forms, scripts, banners and lists of links to other pages. Elements nested more than
/// 250 deep lose their inner tags, not their words, as the parser is quadratic there.
std::vector<Block> page_blocks(std::string_view html);

/// A part of a book: its name, by which others refer to it, and its XHTML.
struct Chapter {
    std::string name, html;
};

/// All that stands in a book; notes come behind the block that marks them, wherever they stand.
std::vector<Block> book_blocks(const std::vector<Chapter>& chapters);

}  // namespace travaux::read
