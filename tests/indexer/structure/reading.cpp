#include "tests/indexer/structure/reading.hpp"

#include "indexer/read/formats.hpp"
#include "indexer/structure/structure.hpp"

namespace travaux::structure {

std::vector<schema::Unit> units_of(std::string_view text) {
    static const Words words = Words::load();
    return understand(read::read_text(text), words);
}

std::vector<std::string> outline_of(std::string_view text) {
    std::vector<std::string> outline;
    for (const schema::Unit& unit : units_of(text))
        outline.push_back(std::string(name_of(unit.kind)) + " " + unit.address + " " + unit.text);
    return outline;
}

}  // namespace travaux::structure
