#include "tests/relevance/judgements.hpp"

#include "schema/table.hpp"

#include <string_view>

namespace travaux::relevance {
namespace {

using nlohmann::json;

std::vector<std::string> units_with(const Judgement& judgement, const std::vector<json>& units, auto&& accepts) {
    std::vector<std::string> ids;
    for (const json& unit : units)
        if (unit.at("doc") == judgement.doc && unit.at("retrievable") == true && accepts(unit.at("text").get_ref<const std::string&>()))
            ids.push_back(unit.at("id"));
    return ids;
}

std::vector<std::string> units_of(const Judgement& judgement, const std::vector<json>& units) {
    const auto begins = [&](std::string_view text) { return text.starts_with(judgement.words); };
    const auto holds = [&](std::string_view text) { return text.find(judgement.words) != std::string_view::npos; };
    const std::vector<std::string> ids = units_with(judgement, units, begins);
    return ids.empty() ? units_with(judgement, units, holds) : ids;
}

std::string path_of(const char* name) { return std::string(TRAVAUX_SOURCE_DIR "/tests/relevance/") + name; }

}  // namespace

std::vector<Need> read_needs() {
    std::vector<Need> needs;
    for (const auto& row : schema::read_table(path_of("needs.tsv"), {"qid", "category", "query"})) needs.push_back({row[0], row[1], row[2]});
    return needs;
}

std::vector<Judgement> read_judgements() {
    std::vector<Judgement> judgements;
    for (const auto& row : schema::read_table(path_of("judgements.tsv"), {"qid", "doc", "words", "grade"}))
        judgements.push_back({row[0], row[1], row[2], std::stoi(row[3])});
    return judgements;
}

Resolved resolve(const std::vector<Judgement>& judgements, const std::vector<json>& units) {
    Resolved resolved;
    for (const Judgement& judgement : judgements) {
        const std::vector<std::string> ids = units_of(judgement, units);
        const std::string name = judgement.qid + " " + judgement.doc + " \"" + judgement.words + "\"";
        if (ids.size() != 1)
            resolved.faults.push_back(name + " means " + std::to_string(ids.size()) + " units");
        else if (!resolved.grades[judgement.qid].emplace(ids.front(), judgement.grade).second)
            resolved.faults.push_back(name + " was judged before");
    }
    return resolved;
}

}  // namespace travaux::relevance
