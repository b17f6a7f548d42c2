#include "indexer/read/formats.hpp"
#include "indexer/read/html.hpp"
#include "indexer/read/package.hpp"
#include "indexer/read/xml.hpp"
#include "schema/error.hpp"

#include <map>

namespace travaux::read {
namespace {

struct Item {
    std::string path;
    bool navigation = false;
};

std::map<std::string, Item> manifest(pugi::xml_node package, const std::string& opf) {
    std::map<std::string, Item> items;
    for (const auto node : child(package, "manifest").children()) {
        const auto properties = attribute(node, "properties");
        items[std::string(attribute(node, "id"))] = {resolved(opf, attribute(node, "href")), properties.find("nav") != std::string_view::npos};
    }
    return items;
}

}  // namespace

std::vector<Block> read_epub(std::string_view bytes, std::vector<std::string>& warnings) {
    Package archive(bytes);
    const auto container = archive.part("META-INF/container.xml");
    const auto opf = container ? std::string(attribute(at(parse_xml(*container).document_element(), {"rootfiles", "rootfile"}), "full-path")) : std::string();
    const auto text = archive.part(opf);
    if (!text) throw schema::Error(schema::ErrorCode::Input, "is no EPUB book: it has no list of its parts");
    const auto document = parse_xml(*text);
    const auto items = manifest(document.document_element(), opf);
    std::vector<Chapter> chapters;
    for (const auto node : child(document.document_element(), "spine").children()) {
        const auto item = items.find(std::string(attribute(node, "idref")));
        if (item == items.end() || item->second.navigation) continue;
        const auto chapter = archive.part(item->second.path);
        if (chapter) chapters.push_back({item->second.path, to_utf8(*chapter, warnings)});
    }
    auto blocks = book_blocks(chapters);
    if (blocks.empty() && archive.part("META-INF/encryption.xml"))
        throw schema::Error(schema::ErrorCode::Input, "is locked by its seller", "ask for a copy without digital rights management");
    return blocks;
}

}  // namespace travaux::read
