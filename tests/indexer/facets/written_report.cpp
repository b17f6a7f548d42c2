#include "tests/indexer/facets/written_report.hpp"

#include <optional>

namespace travaux::facets {

using schema::Kind;

const Rules& rules() {
    static const Rules loaded = Rules::load();
    return loaded;
}

schema::Report written(const std::vector<std::string>& lines) {
    schema::Report report;
    report.facts.doc = "written";
    std::optional<int> paragraph, item;
    for (const std::string& line : lines) {
        schema::Unit unit;
        unit.ordinal = static_cast<int>(report.units.size());
        unit.address = std::to_string(unit.ordinal);
        std::size_t skip = line.find(' ') + 1;
        if (line.starts_with("= ") || line.starts_with("# ")) {
            unit.kind = Kind::Heading;
            unit.level = line.front() == '=' ? 0 : 1;
        } else if (line.starts_with("- ")) {
            unit.kind = Kind::ListItem;
            unit.level = 1;
            unit.parent = paragraph;
            item = unit.ordinal;
        } else if (line.starts_with("-- ")) {
            unit.kind = Kind::ListItem;
            unit.level = 2;
            unit.parent = item;
        } else if (line.starts_with("~ ")) {
            unit.kind = Kind::Furniture;
        } else if (line.starts_with("^ ")) {
            unit.kind = Kind::Footnote;
        } else if (line.starts_with("| ")) {
            unit.kind = Kind::TableRow;
        } else {
            skip = 0;
            paragraph = unit.ordinal;
        }
        unit.text = line.substr(skip);
        report.units.push_back(std::move(unit));
    }
    return report;
}

schema::Report derived(const std::vector<std::string>& lines, const read::Metadata& metadata) {
    schema::Report report = written(lines);
    rules().derive(report, metadata);
    return report;
}

}  // namespace travaux::facets
