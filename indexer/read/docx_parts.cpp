#include "indexer/read/docx_parts.hpp"

#include "indexer/read/relations.hpp"
#include "indexer/read/xml.hpp"
#include "schema/error.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace travaux::read {
namespace {

constexpr std::string_view kDocument = "word/document.xml";

/// Names of the parts that sections name as heads and feet of their pages, each once; those of a first page first.
std::vector<std::string> edges_of(pugi::xml_node document, const Relations& relations) {
    std::vector<std::string> parts;
    for (const std::string_view type : {"first", "default", "even"})
        for (const auto& section : document.select_nodes("//*[local-name()='sectPr']"))
            for (const auto node : section.node().children()) {
                const auto name = local_name(node);
                const bool edge = (name == "headerReference" || name == "footerReference") && attribute(node, "type") == type;
                const auto part = edge ? relations.find(std::string(attribute(node, "id"))) : relations.end();
                if (part != relations.end() && std::ranges::find(parts, part->second) == parts.end()) parts.push_back(part->second);
            }
    return parts;
}

pugi::xml_document part_of(Package& package, const std::string& name) {
    const auto bytes = package.part(name);
    return bytes ? parse_xml(*bytes) : pugi::xml_document();
}

}  // namespace

DocxParts docx_parts(Package& package) {
    const std::string name(kDocument);
    const auto text = package.part(name);
    if (!text) throw schema::Error(schema::ErrorCode::Input, "is no Word document: it has no " + name);
    DocxParts parts{parse_xml(*text), part_of(package, "word/styles.xml"), part_of(package, "word/numbering.xml"),
                    part_of(package, "word/footnotes.xml"), part_of(package, "word/endnotes.xml"), {}};
    for (const std::string& edge : edges_of(parts.document.document_element(), relations_of(package, name)))
        parts.edges.push_back(part_of(package, edge));
    return parts;
}

}  // namespace travaux::read
