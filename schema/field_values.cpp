#include "schema/field_values.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>

namespace travaux::schema {
namespace {

using Values = std::vector<std::string>;

Values values(const std::string& text) { return text.empty() ? Values{} : Values{text}; }

Values values(const std::optional<int>& number) { return number ? Values{std::to_string(*number)} : Values{}; }

Values values(const std::vector<int>& numbers) {
    Values all;
    for (int number : numbers) all.push_back(std::to_string(number));
    return all;
}

Values values(Commitment commitment) {
    return commitment == Commitment::None ? Values{} : Values{std::string(name_of(commitment))};
}

struct Place {
    std::string_view field;
    Values (*read)(const ReportFacts&, const Unit&);
};

constexpr std::array kPlaces{
    Place{"year", [](const ReportFacts& facts, const Unit&) { return values(facts.year); }},
    Place{"chair", [](const ReportFacts& facts, const Unit&) { return facts.chair; }},
    Place{"author", [](const ReportFacts& facts, const Unit&) { return facts.author; }},
    Place{"doctype", [](const ReportFacts& facts, const Unit&) { return values(facts.doctype); }},
    Place{"language", [](const ReportFacts& facts, const Unit& unit) { return values(language_of(facts, unit)); }},
    Place{"objective", [](const ReportFacts&, const Unit& unit) { return values(unit.objective); }},
    Place{"agency", [](const ReportFacts&, const Unit& unit) { return unit.agency; }},
    Place{"commitment", [](const ReportFacts&, const Unit& unit) { return values(unit.commitment); }},
    Place{"actor", [](const ReportFacts&, const Unit& unit) { return unit.actor; }},
    Place{"due", [](const ReportFacts&, const Unit& unit) { return values(unit.due); }},
    Place{"mentions", [](const ReportFacts&, const Unit& unit) { return values(unit.mentions); }},
    Place{"kind", [](const ReportFacts&, const Unit& unit) { return values(std::string(name_of(unit.kind))); }},
    Place{"doc", [](const ReportFacts& facts, const Unit&) { return values(facts.doc); }},
    Place{"title", [](const ReportFacts& facts, const Unit&) { return values(facts.title); }},
    Place{"section", [](const ReportFacts&, const Unit& unit) { return unit.section; }},
    Place{"symbol", [](const ReportFacts& facts, const Unit&) { return values(facts.symbol); }},
    Place{"label", [](const ReportFacts&, const Unit& unit) { return values(unit.label); }},
    Place{"date", [](const ReportFacts& facts, const Unit&) { return values(facts.date); }},
    Place{"meeting", [](const ReportFacts& facts, const Unit&) { return values(facts.meeting); }},
    Place{"period", [](const ReportFacts& facts, const Unit&) {
              return facts.period_start.empty() ? Values{} : Values{facts.period_start, facts.period_end};
          }},
};

// The places stand as the fields do, but nothing holds them to it.
const Place* place_of(const Field& field) {
    const std::span<const Field> all = fields();
    const std::less<> before;
    const bool in_table = !before(&field, all.data()) && before(&field, all.data() + all.size());
    const auto number = in_table ? static_cast<std::size_t>(&field - all.data()) : kPlaces.size();
    if (number < kPlaces.size() && kPlaces[number].field == field.name) return &kPlaces[number];
    return std::ranges::find(kPlaces, field.name, &Place::field);
}

}  // namespace

std::vector<std::string> values_of(const Field& field, const ReportFacts& facts, const Unit& unit) {
    const Place* place = place_of(field);
    if (place == kPlaces.end()) throw std::logic_error("no values for the field " + std::string(field.name));
    return place->read(facts, unit);
}

const std::string& language_of(const ReportFacts& facts, const Unit& unit) {
    return unit.language.empty() ? facts.language : unit.language;
}

}  // namespace travaux::schema
