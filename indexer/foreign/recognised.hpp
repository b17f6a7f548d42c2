// What tesseract says of a page, as blocks.
#pragma once

#include "indexer/read/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::foreign {

/// The paragraphs of tesseract's TSV output; `ocr` is the mean confidence of a paragraph's words. Those below 30 percent are
/// specks, stamps and pictures, and are left out. Total: any bytes give some blocks.
std::vector<read::Block> recognised_blocks(std::string_view tsv, int page);

/// How sure tesseract is of a page: the mean of its words in percent, 0 where there is none. In a wrong script they get some 45, in the
/// right one 65 and more.
struct Confidence {
    int percent = 0;
    int words = 0;
};
Confidence confidence_of(std::string_view tsv);

/// Scripts to try one after the other on a page that seems to be in this one.
std::vector<std::string> scripts_from(std::string_view script);

/// Languages among the installed ones for a script as tesseract's --psm 0 names it ("Latin", "Han"), joined as its -l takes
/// them; none where there is none.
std::optional<std::string> languages_of(std::string_view script, const std::vector<std::string>& installed);

/// The package that brings a language of this script to Debian.
std::string package_of(std::string_view script);

}  // namespace travaux::foreign
