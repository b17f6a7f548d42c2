#include "schema/fields.hpp"
#include "searcher/render/characters.hpp"
#include "searcher/render/layout.hpp"
#include "searcher/render/render.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace travaux::render {
namespace {

using search::Facet;
using search::FacetValue;

constexpr std::size_t kLongestBar = 20;
constexpr std::size_t kWidestValue = 32;

std::optional<int> year(const FacetValue& value) {
    int number = 0;
    const char* end = value.value.data() + value.value.size();
    const auto [stopped, error] = std::from_chars(value.value.data(), end, number);
    return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

// A report's numbers are its years: those without a paragraph are told, so that a gap is seen as one.
std::vector<FacetValue> with_gaps(const Facet& facet) {
    const schema::Field* field = schema::find_field(facet.field);
    const bool years = field != nullptr && field->type == schema::FieldType::Number && field->of == schema::FieldOf::Report;
    if (!years || facet.more > 0) return facet.values;
    std::vector<FacetValue> rows;
    for (const FacetValue& value : facet.values) {
        if (!rows.empty()) {
            const auto before = year(rows.back());
            const auto now = year(value);
            if (before && now && *now > *before + 2) rows.push_back({fmt::format("{}–{}", *before + 1, *now - 1), 0, 0, false});
            else if (before && now && *now == *before + 2) rows.push_back({std::to_string(*before + 1), 0, 0, false});
        }
        rows.push_back(value);
    }
    return rows;
}

std::string shortened(std::string_view value) {
    const std::string safe = printable(value);
    if (columns(safe) <= kWidestValue) return safe;
    std::string cut;
    std::size_t used = 0;
    for (std::size_t at = 0; at < safe.size();) {
        const char32_t code = next_character(safe, at);
        used += columns(code);
        if (used >= kWidestValue) break;
        append_character(cut, code);
    }
    return cut + "…";
}

std::string padded(std::string value, std::size_t width) {
    const std::size_t used = columns(value);
    return std::move(value.append(width > used ? width - used : 0, ' '));
}

std::string bar(std::size_t count, std::size_t most) {
    constexpr std::string_view kBlock = "▇";
    std::string blocks;
    for (std::size_t i = std::max<std::size_t>(1, (count * kLongestBar + most / 2) / most); i > 0; --i) blocks += kBlock;
    return blocks;
}

std::string facet_text(const Facet& facet, const Style& style) {
    std::string out = styled(facet.field, Look::Strong, style) + "\n";
    const std::vector<FacetValue> rows = with_gaps(facet);
    std::vector<std::string> values;
    std::size_t widest = 0;
    std::size_t most = 1;
    for (const FacetValue& row : rows) {
        widest = std::max(widest, columns(values.emplace_back(shortened(row.value))));
        most = std::max(most, row.count);
    }
    const std::size_t digits = grouped(most).size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FacetValue& row = rows[i];
        const std::string value = padded(std::move(values[i]), widest);
        const std::string count = grouped(row.count);
        out += row.selected ? "› " : "  ";
        out += row.selected ? styled(value, Look::Strong, style) : value;
        out.append(digits + 2 - count.size(), ' ') += count;
        if (row.count > 0) out.append(" ") += styled(bar(row.count, most), Look::Quiet, style);
        out += '\n';
    }
    if (facet.more > 0) out += styled(fmt::format("  +{} more", grouped(facet.more)), Look::Quiet, style) + "\n";
    return out;
}

}  // namespace

std::string text(const std::vector<Facet>& facets, const Style& style) {
    std::string out;
    for (const Facet& facet : facets) {
        if (facet.values.empty()) continue;
        if (!out.empty()) out += '\n';
        out += facet_text(facet, style);
    }
    return out;
}

}  // namespace travaux::render
