#include "indexer/read/odf_styles.hpp"

#include "indexer/read/numerals.hpp"
#include "indexer/read/xml.hpp"

#include <algorithm>
#include <cstddef>

namespace travaux::read {
namespace {

constexpr int kLongestChain = 20;  // of styles that inherit; it may be a circle

OdfStyle style_of(pugi::xml_node node) {
    OdfStyle style;
    style.parent = attribute(node, "parent-style-name");
    style.list = attribute(node, "list-style-name");
    const auto text = child(node, "text-properties");
    if (const auto weight = attribute(text, "font-weight"); !weight.empty()) style.strong = weight == "bold" || number(weight, 0) >= 600;
    if (const auto position = attribute(text, "text-position"); !position.empty())
        style.raised = position.starts_with("super") || number(position, 0) > 0;
    style.hidden = attribute(text, "display") == "none";
    style.page_before = attribute(child(node, "paragraph-properties"), "break-before") == "page";
    return style;
}

}  // namespace

void OdfStyles::read_levels(pugi::xml_node node, List& list) {
    for (const auto one : node.children()) {
        const int n = number(attribute(one, "level"), 0);
        if (n < 1 || n > kLevels) continue;
        OdfLevel& level = list[static_cast<std::size_t>(n - 1)];
        level.defined = true;
        level.bulleted = local_name(one) == "list-level-style-bullet" || local_name(one) == "list-level-style-image";
        level.sign = attribute(one, "bullet-char");
        level.format = attribute(one, "num-format");
        level.prefix = attribute(one, "num-prefix");
        level.suffix = attribute(one, "num-suffix");
        level.shown = std::clamp(number(attribute(one, "display-levels"), 1), 1, n);
        level.start = number(attribute(one, "start-value"), 1);
    }
}

void OdfStyles::add(pugi::xml_node root) {
    for (const auto group : root.children()) {
        const auto name = local_name(group);
        if (name != "styles" && name != "automatic-styles") continue;
        for (const auto node : group.children()) {
            const std::string id(attribute(node, "name"));
            if (local_name(node) == "style") styles_[id] = style_of(node);
            else if (local_name(node) == "list-style") read_levels(node, lists_[id]);
            else if (local_name(node) == "outline-style") read_levels(node, outline_);
        }
    }
}

OdfStyle OdfStyles::resolved(std::string_view name) const {
    const auto own = styles_.find(name);
    if (own == styles_.end()) return {};
    OdfStyle style = own->second;
    auto above = styles_.find(style.parent);
    for (int step = 0; step < kLongestChain && above != styles_.end(); ++step) {
        if (!style.strong) style.strong = above->second.strong;
        if (!style.raised) style.raised = above->second.raised;
        if (style.list.empty()) style.list = above->second.list;
        above = styles_.find(above->second.parent);
    }
    return style;
}

bool OdfStyles::descends(std::string_view name, std::string_view from) const {
    for (int step = 0; step < kLongestChain; ++step) {
        if (name == from) return true;
        const auto found = styles_.find(name);
        if (found == styles_.end()) return false;
        name = found->second.parent;
    }
    return false;
}

const OdfStyles::List* OdfStyles::list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

void OdfCount::restart(int level) {
    for (std::size_t n = static_cast<std::size_t>(level); n < counting_.size(); ++n) counting_[n] = false;
}

std::string OdfCount::next(const OdfStyles::List& list, int level, std::optional<int> start) {
    // A style may say nothing of deeper levels: they count and print as the last one of which it does.
    auto said = static_cast<std::size_t>(level);
    while (said > 0 && !list[said].defined) --said;
    const OdfLevel& own = list[said];
    for (int n = 0; n <= level; ++n) {
        const auto i = static_cast<std::size_t>(n);
        if (n == level && start) value_[i] = *start;
        else if (!counting_[i]) value_[i] = n == level ? own.start : list[i].start;
        else if (n == level) ++value_[i];
        counting_[i] = true;
    }
    restart(level + 1);
    if (own.bulleted) return bullet(own.sign);
    if (own.format.empty()) return {};
    std::string marker;
    for (int n = level + 1 - own.shown; n <= level; ++n) {
        const auto i = static_cast<std::size_t>(n);
        const auto numeral_of_level = numeral(n == level ? own.format : list[i].format, value_[i]);
        if (!marker.empty() && !numeral_of_level.empty()) marker += '.';
        marker += numeral_of_level;
    }
    marker = own.prefix + marker + own.suffix;
    while (marker.ends_with(' ')) marker.pop_back();
    return marker;
}

}  // namespace travaux::read
