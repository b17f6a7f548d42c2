#include "searcher/search/filters.hpp"

#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/report.hpp"
#include "searcher/search/nearest.hpp"
#include "searcher/search/tallies.hpp"
#include "searcher/search/terms.hpp"
#include "searcher/search/text_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace travaux::search {
namespace {

using match::Formula;
using query::Node;
using query::NodeType;
using query::Values;
using schema::Field;
using schema::FieldType;

constexpr std::size_t kValuesInNote = 8;

std::string field_term(const Field& field, std::string_view value) {
    return database::term(field.prefix, analysis::fold(value));
}

std::optional<long> number_from(std::string_view text) {
    long number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// ISO dates of less precision stand for their first or last day; 31 sorts after every day of any month.
std::string first_day(std::string_view date) {
    constexpr std::string_view kRest = "0000-01-01";
    return std::string(date) + std::string(kRest.substr(std::min(date.size(), kRest.size())));
}
std::string last_day(std::string_view date) {
    constexpr std::string_view kRest = "0000-12-31";
    return std::string(date) + std::string(kRest.substr(std::min(date.size(), kRest.size())));
}

bool lies_in(const Field& field, const Values& range, std::string_view value) {
    if (field.type == FieldType::Date)
        return (range.low.empty() || first_day(range.low) <= first_day(value)) &&
               (range.high.empty() || last_day(value) <= last_day(range.high));
    const auto number = number_from(value);
    const auto low = number_from(range.low);
    const auto high = number_from(range.high);
    return number && (!low || *low <= *number) && (!high || *number <= *high);
}

// The values of a field that lie in a range, as alternatives: their terms, which every shard and server has.
Formula range_query(const Field& field, const Values& range, const Xapian::Database& database) {
    const std::string prefix(field.prefix);
    std::vector<Formula> values;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        if (lies_in(field, range, std::string_view(*term).substr(prefix.size()))) values.emplace_back(*term);
    return match::any_of(std::move(values));
}

// Commonest first; of facets as they are shown, of other fields as terms have them, folded.
std::vector<std::string> known_values(const Field& field, const Index& index) {
    std::vector<std::pair<std::size_t, std::string>> counted;
    if (field.is_facet()) {
        for (const auto& [value, tally] : tallies_of(index, match::paragraphs(), field)) counted.emplace_back(tally.paragraphs, value);
    } else {
        const Xapian::Database& database = index.database();
        const std::string prefix(field.prefix);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
            counted.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
    }
    std::ranges::sort(counted, [](const auto& a, const auto& b) { return std::pair(b.first, a.second) < std::pair(a.first, b.second); });
    std::vector<std::string> values;
    for (auto& [count, value] : counted) values.push_back(std::move(value));
    return values;
}

std::string printed(const Values& values) { return values.range ? values.low + ".." + values.high : values.low; }

// Fields whose values are a fixed list, whatever the index holds.
void check_name(const Field& field, const std::string& value) {
    std::vector<std::string_view> names;
    if (field.name == "commitment") names.assign(schema::kCommitmentNames.begin(), schema::kCommitmentNames.end());
    if (field.name == "kind")
        for (std::size_t i = 0; i < schema::kKindNames.size(); ++i)
            if (schema::is_retrievable(static_cast<schema::Kind>(i))) names.push_back(schema::kKindNames[i]);
    if (names.empty() || std::ranges::find(names, analysis::fold(value)) != names.end()) return;
    throw schema::Error(schema::ErrorCode::Usage, fmt::format("there is no {} \"{}\"; it is one of {}", field.name, value, fmt::join(names, ", ")));
}

std::string nothing_has(const Field& field, const Values& values, Expander& expander) {
    check_name(field, values.low);
    std::string note = fmt::format("nothing has {}:{}", field.name, printed(values));
    std::vector<std::string> known = known_values(field, expander.index());
    if (known.empty()) return note + fmt::format("; no paragraph of this index has a {}", field.name);
    std::vector<std::string> folded;
    for (const std::string& value : known) folded.push_back(analysis::fold(value));
    if (const auto near = nearest(analysis::fold(values.low), folded, 2); near && !values.range)
        return note + fmt::format("; there is {}:{}", field.name, known[static_cast<std::size_t>(std::ranges::find(folded, *near) - folded.begin())]);
    const bool more = known.size() > kValuesInNote;
    known.resize(std::min(known.size(), kValuesInNote));
    return note + fmt::format("; {} {}{}", more ? "some values are" : "the values are", fmt::join(known, ", "), more ? " …" : "");
}

// The name that the authority file gives it; one that it does not know stays as typed: an import may have others.
// Rolled up, the organisations below it are alternatives, those that the index has.
Formula agency_query(const Field& field, Values& values, Expander& expander) {
    const vocabulary::AgencyNames& known = expander.vocabulary().agencies();
    const auto canonical = known.resolve(values.low);
    if (canonical) values.low = *canonical;
    values.high = values.low;
    std::vector<std::string> terms{field_term(field, values.low)};
    if (canonical && expander.options().roll_up)
        for (const std::string& below : known.below(*canonical)) terms.push_back(field_term(field, below));
    std::vector<Formula> names;
    for (const std::string& term : terms)
        if (expander.index().frequency(term) > 0) names.emplace_back(term);
    return match::any_of(std::move(names));
}

}  // namespace

Formula filter_query(Node& filter, Expander& expander, std::vector<std::string>& notes) {
    const Field& field = schema::field(filter.field);
    Formula formula;
    if (filter.values.range) {
        formula = range_query(field, filter.values, expander.index().database());
    } else if (field.type == FieldType::Agency) {
        formula = agency_query(field, filter.values, expander);
    } else if (const auto number = number_from(filter.values.low); field.type == FieldType::Number && number) {
        filter.values.low = filter.values.high = std::to_string(*number);
        formula = Formula(field_term(field, filter.values.low));
    } else {
        formula = Formula(field_term(field, filter.values.low));
    }
    const bool many = filter.values.range || field.type == FieldType::Agency;
    const bool known = many ? !formula.empty() : expander.index().frequency(field_term(field, filter.values.low)) > 0;
    if (known) return formula;
    notes.push_back(nothing_has(field, filter.values, expander));
    return {};
}

std::vector<Restriction> read_filters(const std::vector<Filter>& filters, Expander& expander, std::vector<std::string>& notes) {
    std::vector<Restriction> restrictions;
    for (const Filter& filter : filters) {
        const Field* field = schema::find_field(filter.field);
        if (field == nullptr || !field->is_filter())
            throw schema::Error(schema::ErrorCode::Usage, fmt::format("there is no filter \"{}\"", filter.field),
                                "travaux fields lists them");
        auto same = std::ranges::find(restrictions, filter.field, &Restriction::field);
        if (same == restrictions.end()) same = restrictions.insert(restrictions.end(), {filter.field, {}, {}});
        for (const std::string& value : filter.values) {
            query::Reading reading = query::parse_filter(*field, value);
            if (!reading.ok())
                throw schema::Error(schema::ErrorCode::Usage,
                                    fmt::format("{}={}: {}", filter.field, value, reading.problems.front().message),
                                    reading.problems.front().hint);
            if (reading.root.type == NodeType::Text) {
                same->formula = match::any_of({same->formula, field_query(reading.root.children.front(), *field, expander, notes)});
            } else {
                same->formula = match::any_of({same->formula, filter_query(reading.root, expander, notes)});
                same->chosen.push_back(reading.root.values);
            }
        }
    }
    return restrictions;
}

bool is_chosen(const Field& field, const std::vector<Values>& chosen, const std::string& value) {
    return std::ranges::any_of(chosen, [&](const Values& one) {
        return one.range ? lies_in(field, one, value) : analysis::fold(one.low) == analysis::fold(value);
    });
}

}  // namespace travaux::search
