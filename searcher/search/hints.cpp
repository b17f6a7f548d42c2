#include "searcher/search/hints.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "schema/vocabulary/agency_names.hpp"

#include <fmt/format.h>

#include <span>

namespace travaux::search {
namespace {

using query::Node;
using query::NodeType;

constexpr std::size_t kLongestName = 8;  // words

bool has(std::string_view field, std::string_view value, Expander& expander) {
    return expander.index().frequency(database::term(schema::field(field).prefix, analysis::fold(value))) > 0;
}

bool is_value(const schema::Field& field, std::string_view value, Expander& expander) {
    if (has(field.name, value, expander)) return true;
    if (field.type != schema::FieldType::Agency) return false;
    return expander.vocabulary().agencies().resolve(value).has_value();
}

// The value with the fewest words behind it that make one of the field; empty where none do.
std::string whole_value(std::span<const Node> parts, Expander& expander) {
    const schema::Field& field = schema::field(parts.front().field);
    std::string value = parts.front().values.low;
    if (is_value(field, value, expander)) return {};
    for (std::size_t i = 1; i < parts.size() && i < kLongestName && parts[i].type == NodeType::Words; ++i) {
        value += " " + parts[i].text;
        if (is_value(field, value, expander)) return value;
    }
    return {};
}

}  // namespace

std::vector<std::string> hints(const std::vector<Node>& parts, const Plan& plan, Expander& expander) {
    std::vector<std::string> all;
    for (const SoughtWord& word : plan.words)
        if (word.formula.empty() && has("symbol", word.word.folded, expander))
            all.push_back(fmt::format("a report has that symbol: symbol:{}", word.word.folded));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].type != NodeType::Filter || parts[i].values.range) continue;
        if (const std::string value = whole_value(std::span(parts).subspan(i), expander); !value.empty())
            all.push_back(fmt::format("values of several words stand in quotes: {}:\"{}\"", parts[i].field, value));
    }
    return all;
}

}  // namespace travaux::search
