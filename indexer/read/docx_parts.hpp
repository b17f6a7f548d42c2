// The parts of a Word document.
#pragma once

#include "indexer/read/package.hpp"

#include <pugixml.hpp>

#include <vector>

namespace travaux::read {

/// But for the document they are empty where it has none.
struct DocxParts {
    pugi::xml_document document, styles, numbering, footnotes, endnotes;
    std::vector<pugi::xml_document> edges;  // heads and feet of pages, those of a first page first
};

/// Throws schema::Error(Input): no Word document, or as Package::part() and parse_xml() do.
DocxParts docx_parts(Package& package);

}  // namespace travaux::read
