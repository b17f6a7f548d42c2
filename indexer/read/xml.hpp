// XML of office formats, whatever prefixes its producer chose. No entity but XML's own five is expanded.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace travaux::read {

/// Elements deeper than this are not entered: no true document nests so.
inline constexpr int kMostNested = 200;

/// Blanks between elements are kept. Throws schema::Error(Input) for what is not well-formed, or nests beyond reason.
pugi::xml_document parse_xml(std::string_view bytes);

/// The name behind its prefix: "w:p" is "p".
std::string_view local_name(pugi::xml_node node);

/// The first child or attribute of a local name; empty where there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
std::string_view attribute(pugi::xml_node node, std::string_view name);

/// Along a path of children: at(node, {"pPr", "pStyle"}).
pugi::xml_node at(pugi::xml_node node, std::initializer_list<std::string_view> path);

/// A number, or `otherwise` where there is none.
int number(std::string_view digits, int otherwise);

}  // namespace travaux::read
