#include "indexer/read/relations.hpp"

#include "indexer/read/xml.hpp"

namespace travaux::read {

Relations relations_of(Package& package, const std::string& part) {
    const auto slash = part.find_last_of('/') + 1;
    const auto bytes = package.part(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels");
    Relations relations;
    if (!bytes) return relations;
    const auto document = parse_xml(*bytes);
    for (const auto node : document.document_element().children()) {
        const auto target = resolved(part, attribute(node, "Target"));
        const auto type = attribute(node, "Type");
        relations[std::string(attribute(node, "Id"))] = target;
        relations[std::string(type.substr(type.find_last_of('/') + 1))] = target;
    }
    return relations;
}

}  // namespace travaux::read
