// What the index knows of a report's source, enough to leave it alone when nothing changed.
#pragma once

#include <cstdint>
#include <string>

namespace travaux::write {

struct Stamp {
    std::string doc;
    std::string path;           // absolute; empty for imports
    std::uint64_t content = 0;  // a hash of all that shaped the report: file, sidecar, metadata by hand, tables
    bool operator==(const Stamp&) const = default;
};

}  // namespace travaux::write
