#include "indexer/read/docx_styles.hpp"

#include "indexer/read/numerals.hpp"
#include "indexer/read/xml.hpp"

#include <algorithm>
#include <utility>

namespace travaux::read {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::optional<bool> toggle(pugi::xml_node properties, std::string_view name) {
    const auto node = child(properties, name);
    if (!node) return {};
    const auto value = attribute(node, "val");
    return value != "0" && value != "false" && value != "off";
}

template <class T>
void inherit(std::optional<T>& own, const std::optional<T>& from) {
    if (!own) own = from;
}

}  // namespace

void read_properties(pugi::xml_node properties, DocxStyle& style) {
    if (const auto outline = child(properties, "outlineLvl")) style.outline = number(attribute(outline, "val"), 9);
    if (const auto list = child(properties, "numPr")) {
        if (const auto id = child(list, "numId")) style.list = attribute(id, "val");
        if (const auto level = child(list, "ilvl")) style.list_level = number(attribute(level, "val"), 0);
    }
    if (auto strong = toggle(properties, "b")) style.strong = strong;
    if (auto hidden = toggle(properties, "vanish")) style.hidden = hidden;
    if (const auto raised = child(properties, "vertAlign")) style.raised = attribute(raised, "val") == "superscript";
}

DocxStyles::DocxStyles(pugi::xml_node styles) {
    std::map<std::string, std::string> parents;
    for (const auto node : styles.children()) {
        if (local_name(node) != "style") continue;
        const std::string id(attribute(node, "styleId"));
        DocxStyle style;
        style.name = lower(attribute(child(node, "name"), "val"));
        read_properties(child(node, "pPr"), style);
        read_properties(child(node, "rPr"), style);
        // "heading 2" is a heading whatever else is said of it.
        if (!style.outline && style.name.starts_with("heading ")) style.outline = number(style.name.substr(8), 10) - 1;
        if (attribute(node, "type") == "paragraph" && attribute(node, "default") == "1") default_paragraph_ = id;
        parents[id] = attribute(child(node, "basedOn"), "val");
        styles_.emplace(id, std::move(style));
    }
    // Parents first: a chain is as long as there are styles at most, and may be a circle.
    constexpr int kLongestChain = 20;
    for (auto& [id, style] : styles_) {
        auto parent = parents[id];
        for (int step = 0; step < kLongestChain && !parent.empty(); ++step) {
            const auto from = styles_.find(parent);
            if (from == styles_.end()) break;
            inherit(style.outline, from->second.outline);
            inherit(style.list_level, from->second.list_level);
            inherit(style.strong, from->second.strong);
            inherit(style.raised, from->second.raised);
            inherit(style.hidden, from->second.hidden);
            if (style.list.empty()) style.list = from->second.list;
            parent = parents[parent];
        }
    }
}

const DocxStyle& DocxStyles::operator[](std::string_view id) const {
    const auto found = styles_.find(id.empty() ? std::string_view(default_paragraph_) : id);
    return found == styles_.end() ? none_ : found->second;
}

DocxNumbering::DocxNumbering(pugi::xml_node numbering) {
    for (const auto node : numbering.children()) {
        if (local_name(node) == "abstractNum") {
            Definition& definition = definitions_[std::string(attribute(node, "abstractNumId"))];
            for (const auto one : node.children())
                if (local_name(one) == "lvl")
                    if (const int n = number(attribute(one, "ilvl"), -1); n >= 0 && n < kLevels)
                        definition.levels[static_cast<std::size_t>(n)] = level_of(one);
        } else if (local_name(node) == "num") {
            List& list = lists_[std::string(attribute(node, "numId"))];
            list.definition = attribute(child(node, "abstractNumId"), "val");
            for (const auto one : node.children()) {
                const int n = number(attribute(one, "ilvl"), -1);
                if (local_name(one) != "lvlOverride" || n < 0 || n >= kLevels) continue;
                if (const auto level = child(one, "lvl")) list.levels[n] = level_of(level);
                if (const auto start = child(one, "startOverride")) list.starts[n] = number(attribute(start, "val"), 1);
            }
        }
    }
}

DocxNumbering::Level DocxNumbering::level_of(pugi::xml_node node) {
    Level level;
    level.start = number(attribute(child(node, "start"), "val"), 1);
    if (const auto format = child(node, "numFmt")) level.format = attribute(format, "val");
    level.text = attribute(child(node, "lvlText"), "val");
    level.digits_only = static_cast<bool>(child(node, "isLgl"));
    if (const auto restart = child(node, "lvlRestart")) level.restart = number(attribute(restart, "val"), 0);
    return level;
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, int level) const {
    static const Level kPlain;
    const auto overridden = list.levels.find(level);
    if (overridden != list.levels.end()) return overridden->second;
    const auto definition = definitions_.find(list.definition);
    return definition == definitions_.end() ? kPlain : definition->second.levels[static_cast<std::size_t>(level)];
}

std::string DocxNumbering::next(const std::string& id, int level) {
    const auto found = lists_.find(id);
    if (found == lists_.end() || level < 0 || level >= kLevels) return {};
    List& list = found->second;
    Count& count = counts_[list.definition];
    if (!std::exchange(list.begun, true))
        for (const auto& [n, start] : list.starts) count.counting[static_cast<std::size_t>(n)] = false;
    for (int n = 0; n <= level; ++n) {
        const auto i = static_cast<std::size_t>(n);
        const auto start = list.starts.find(n);
        if (!count.counting[i]) count.value[i] = start != list.starts.end() ? start->second : level_of(list, n).start;
        else if (n == level) ++count.value[i];
        count.counting[i] = true;
    }
    for (int n = level + 1; n < kLevels; ++n) {
        const auto restart = level_of(list, n).restart;
        if (!restart || (*restart != 0 && level < *restart)) count.counting[static_cast<std::size_t>(n)] = false;
    }
    const Level& own = level_of(list, level);
    if (own.format == "bullet") return bullet(own.text);
    std::string marker;
    for (std::size_t at = 0; at < own.text.size(); ++at) {
        const bool place = own.text[at] == '%' && at + 1 < own.text.size() && own.text[at + 1] >= '1' && own.text[at + 1] <= '9';
        if (!place) {
            marker += own.text[at];
            continue;
        }
        const int n = own.text[++at] - '1';
        marker += numeral(own.digits_only ? "1" : level_of(list, n).format, count.value[static_cast<std::size_t>(n)]);
    }
    while (marker.ends_with(' ')) marker.pop_back();
    return marker;
}

}  // namespace travaux::read
