#include "searcher/table_text.hpp"

#include "searcher/render/render.hpp"

#include <algorithm>

namespace travaux::searcher {

std::string aligned(const Rows& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], render::display_width(row[i]));
    }
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += render::printable(row[i]);
            if (i + 1 < row.size()) out += std::string(widths[i] + 2 - render::display_width(row[i]), ' ');
        }
        out += '\n';
    }
    return out;
}

std::string tabbed(const Rows& rows) {
    std::string out;
    for (const auto& row : rows) out += render::tsv_line(row);
    return out;
}

}  // namespace travaux::searcher
