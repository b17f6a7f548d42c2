// Web pages and the chapters of EPUB books.
#pragma once

#include "indexer/read/source.hpp"

#include <string_view>
#include <vector>

namespace travaux::read {

/// What of a page is read.
enum class Part { MainContent, All };

/// The blocks of UTF-8 HTML. Of MainContent navigation, forms, scripts, banners and lists of links to other pages are left out.
/// Elements nested more than 250 deep lose their inner tags, not their words, as the parser is quadratic there.
std::vector<Block> html_blocks(std::string_view html, Part part);

}  // namespace travaux::read
