// Pages that are pictures: their words recognised by tesseract, where it is installed.
#pragma once

#include "indexer/foreign/read_file.hpp"
#include "indexer/read/source.hpp"

namespace travaux::foreign {

/// Puts the words of the pages in `source.pictures` among its blocks, each block with its confidence, and clears the list.
/// The file is an image, or a PDF that pdftoppm renders. Results are kept in $XDG_CACHE_HOME/travaux/ocr by the file's
/// content. Where a program or a language is missing, a warning says what to install; a file without any other text is
/// refused with it. `busy` is told of each page: schema::Error(Input).
void recognise(read::Source& source, const Busy& busy);

}  // namespace travaux::foreign
