#include "indexer/read/xml.hpp"

#include "schema/error.hpp"

#include <charconv>

namespace travaux::read {
namespace {

/// pugixml takes a tree down by recursion: a document of a million nested elements would not survive it.
bool nests_too_deep(std::string_view bytes) {
    constexpr int kMost = 20 * kMostNested;
    int depth = 0;
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos && at + 1 < bytes.size(); at = bytes.find('<', at + 1)) {
        const char next = bytes[at + 1];
        if (next == '/') {
            --depth;
        } else if (next != '?' && next != '!') {
            const std::size_t end = bytes.find('>', at);
            if (end == std::string_view::npos) break;
            if (bytes[end - 1] != '/' && ++depth > kMost) return true;
        }
    }
    return false;
}

}  // namespace

pugi::xml_document parse_xml(std::string_view bytes) {
    constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
    pugi::xml_document document;
    if (nests_too_deep(bytes)) throw schema::Error(schema::ErrorCode::Input, "nests its elements beyond reason");
    const auto result = document.load_buffer(bytes.data(), bytes.size(), kOptions);
    if (!result) throw schema::Error(schema::ErrorCode::Input, std::string("is damaged: ") + result.description(), "open it in the program that made it and save it anew");
    return document;
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (const auto one : node.children())
        if (local_name(one) == name) return one;
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (const auto one : node.attributes()) {
        const std::string_view full = one.name();
        if (full.substr(full.find(':') + 1) == name) return one.value();
    }
    return {};
}

pugi::xml_node at(pugi::xml_node node, std::initializer_list<std::string_view> path) {
    for (const auto name : path) node = child(node, name);
    return node;
}

int number(std::string_view digits, int otherwise) {
    int value = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace travaux::read
