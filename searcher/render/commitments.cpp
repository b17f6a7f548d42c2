#include "searcher/render/commitments.hpp"

#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

namespace travaux::render {
namespace {

using follow::Commitment;
using follow::Group;

constexpr std::size_t kIndent = 12;
constexpr std::size_t kShown = 320;

std::vector<std::string> also_of(const Group& group) {
    std::vector<std::string> ids;
    for (const Commitment& one : group.also) ids.push_back(one.source.id);
    return ids;
}

std::string group_text(const Group& group, const Style& style) {
    const Commitment& one = group.first;
    std::string facts = spoken(schema::name_of(one.status));
    if (!one.who.empty()) facts += " by " + list_of(one.who, ", ");
    if (!one.asked_of.empty()) facts += " of " + list_of(one.asked_of, ", ");
    std::string out = laid_out({{one.source.id, Look::Strong}, {" · " + facts, Look::Quiet}}, style, kIndent, fmt::format("{:<12}", one.due.empty() ? "no date" : one.due));
    if (!one.source.lead_in.empty()) out += laid_out({{beginning(one.source.lead_in, kShown), Look::Quiet}}, style, kIndent);
    out += laid_out({{beginning(one.source.unit.text, kShown), Look::Plain}}, style, kIndent);
    if (!group.also.empty()) out += laid_out({{"also in " + list_of(also_of(group), ", "), Look::Quiet}}, style, kIndent);
    return out;
}

Json commitment_json(const Commitment& one) {
    Json json = source_json(one.source);
    json["status"] = schema::name_of(one.status);
    json["who"] = one.who;
    json["asked_of"] = one.asked_of;
    json["due"] = text_or_null(one.due);
    return json;
}

Json group_json(const Group& group) {
    Json json = commitment_json(group.first);
    json["also"] = Json::array();
    for (const Commitment& one : group.also) json["also"].push_back(commitment_json(one));
    return json;
}

std::string table(const std::vector<Group>& groups, Line line) {
    std::string out = line({"due", "status", "who", "asked_of", "id", "also", "year", "section", "text"});
    for (const Group& group : groups) {
        const Commitment& one = group.first;
        out += line({one.due, std::string(schema::name_of(one.status)), list_of(one.who, "|"), list_of(one.asked_of, "|"), one.source.id,
                     list_of(also_of(group), "|"), year_of(*one.source.report), list_of(one.source.unit.section, "|"), one.source.unit.text});
    }
    return out;
}

}  // namespace

std::string text(const std::vector<Group>& groups, const Style& style) {
    std::string out;
    for (const Group& group : groups) out += group_text(group, style) + "\n";
    return groups.empty() ? out : out + counted(groups.size(), "commitment") + "\n";
}

std::string json(const std::vector<Group>& groups) {
    Json array = Json::array();
    for (const Group& group : groups) array.push_back(group_json(group));
    return dump({{"format", kJsonFormat}, {"commitments", std::move(array)}});
}

std::string json_lines(const std::vector<Group>& groups) {
    std::string lines;
    for (const Group& group : groups) lines += dump(group_json(group));
    return lines;
}

std::string tsv(const std::vector<Group>& groups) { return table(groups, tsv_line); }
std::string csv(const std::vector<Group>& groups) { return table(groups, csv_line); }

}  // namespace travaux::render
