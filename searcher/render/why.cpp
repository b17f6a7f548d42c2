// What the facts of a report and of a unit were read from, as text and JSON.
#include "searcher/render/explanation.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace travaux::render {
namespace {

using schema::Json;
using search::ReadFact;

constexpr std::size_t kNames = 14;  // columns of a fact's name and the blanks around it

// A value that is printed as it stands needs no words.
std::string line_of(const ReadFact& fact, std::string_view source, const Style& style) {
    std::string from;
    if (!fact.words.empty() && fact.words != fact.value) from += fmt::format("  “{}”", fact.words);
    if (!source.empty()) from += fmt::format("  {}", source);
    return laid_out({{fact.value, Look::Plain}, {from, Look::Quiet}}, style, kNames, fmt::format("  {:{}}", printable(fact.field), kNames - 2));
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

std::string status(const schema::Unit& unit) {
    return unit.commitment == schema::Commitment::None ? std::string() : std::string(name_of(unit.commitment));
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string why_text(const search::Passage& passage, const Style& style) {
    std::string out;
    if (!passage.facts.empty()) out += '\n' + laid_out({{passage.report->doc, Look::Strong}}, style, 0);
    for (const ReadFact& fact : passage.facts) out += line_of(fact, fact.address.empty() ? "given by hand" : "#" + fact.address, style);
    if (passage.chosen >= passage.units.size()) return out;

    const schema::Unit& unit = passage.units[passage.chosen];
    std::string lines;
    for (const ReadFact& fact : {ReadFact{"objective", number(unit.objective), {}, unit.objective_label},
                                 ReadFact{"agency", list_of(unit.agency, ", "), {}, {}},
                                 ReadFact{"commitment", status(unit), {}, unit.commitment_words},
                                 ReadFact{"actor", list_of(unit.actor, ", "), {}, {}},
                                 ReadFact{"due", unit.due, {}, {}}})
        if (!fact.value.empty()) lines += line_of(fact, {}, style);
    if (lines.empty()) return out;
    return out + '\n' + laid_out({{schema::unit_id(passage.report->doc, unit.address), Look::Strong}}, style, 0) + lines;
}

Json why_json(const search::Passage& passage) {
    Json facts = Json::array();
    for (const ReadFact& fact : passage.facts)
        facts.push_back({{"field", fact.field}, {"value", fact.value}, {"address", text_or_null(fact.address)}, {"words", text_or_null(fact.words)}});
    const schema::Unit unit = passage.chosen < passage.units.size() ? passage.units[passage.chosen] : schema::Unit{};
    return {{"facts", std::move(facts)},
            {"unit",
             {{"objective", unit.objective ? Json(*unit.objective) : Json(nullptr)},
              {"agency", unit.agency},
              {"commitment", name_of(unit.commitment)},
              {"commitment_words", text_or_null(unit.commitment_words)},
              {"actor", unit.actor},
              {"due", text_or_null(unit.due)}}}};
}

}  // namespace travaux::render
