// What the parts of an Office document refer to each other by.
#pragma once

#include "indexer/read/package.hpp"

#include <map>
#include <string>

namespace travaux::read {

/// Names of parts, by the id of a relation and by the end of its type ("notesSlide"; of several the last).
using Relations = std::map<std::string, std::string>;

/// The relations of this part; empty where it has none. Throws as Package::part() and parse_xml() do.
Relations relations_of(Package& package, const std::string& part);

}  // namespace travaux::read
