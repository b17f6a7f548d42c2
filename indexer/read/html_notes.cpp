#include "indexer/read/html_notes.hpp"

#include "indexer/read/package.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace travaux::read {
namespace {

constexpr std::size_t kLongestLabel = 6;  // bytes within brackets; longer links are words

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

template <class Visit>
void walk(const GumboNode* node, Visit&& visit) {
    if (!is_element(node)) return;
    visit(node);
    for (unsigned i = 0; i < node->v.element.children.length; ++i)
        walk(static_cast<const GumboNode*>(node->v.element.children.data[i]), visit);
}

bool is_within(const GumboNode* node, const GumboNode* ancestor) {
    for (; node != nullptr; node = node->parent)
        if (node == ancestor) return true;
    return false;
}

/// "[12]" is 12; empty where the text is no label.
std::string label_of(const GumboNode* link) {
    std::string text = html_text(link);
    std::erase_if(text, [](char c) { return std::string_view(" \t\r\n[]()").find(c) != std::string_view::npos; });
    return text.size() <= kLongestLabel ? text : std::string();
}

/// The element that holds a note whole: the nearest that begins with this place and is no inline one.
const GumboNode* body_of(const GumboNode* target) {
    constexpr std::array kBodies{GUMBO_TAG_LI, GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_ASIDE, GUMBO_TAG_DD, GUMBO_TAG_TD, GUMBO_TAG_BLOCKQUOTE};
    for (const GumboNode* node = target; node != nullptr && is_element(node); node = node->parent) {
        if (std::ranges::find(kBodies, node->v.element.tag) == kBodies.end()) continue;
        // "<div id=note1><p><a name=…>1</a> text": the division is the note where the paragraph begins it.
        const GumboNode* parent = node->parent;
        const std::string_view id = parent != nullptr && is_element(parent) ? html_attribute(parent, "id") : "";
        return node->v.element.tag == GUMBO_TAG_P && !id.empty() && node->index_within_parent <= 1 && parent->v.element.tag != GUMBO_TAG_BODY ? parent : node;
    }
    return nullptr;
}

}  // namespace

const char* html_attribute(const GumboNode* node, const char* name) {
    const GumboAttribute* found = is_element(node) ? gumbo_get_attribute(&node->v.element.attributes, name) : nullptr;
    return found == nullptr ? "" : found->value;
}

std::string html_text(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) return node->v.text.text;
    std::string text;
    if (is_element(node))
        for (unsigned i = 0; i < node->v.element.children.length; ++i)
            text += html_text(static_cast<const GumboNode*>(node->v.element.children.data[i]));
    return text;
}

HtmlNotes find_html_notes(const std::vector<HtmlFile>& files) {
    std::map<std::string, const GumboNode*> places;         // by file#id
    std::vector<const GumboNode*> links;
    std::map<const GumboNode*, std::string> targets;        // of links: file#id
    std::map<const GumboNode*, std::size_t> order;
    for (const HtmlFile& file : files)
        walk(file.root, [&](const GumboNode* node) {
            order.emplace(node, order.size());
            for (const char* name : {"id", "name"})
                if (const std::string value = html_attribute(node, name); !value.empty()) places.emplace(file.name + '#' + value, node);
            const std::string_view way = html_attribute(node, "href");
            const auto hash = way.find('#');
            if (node->v.element.tag != GUMBO_TAG_A || hash == std::string_view::npos) return;
            links.push_back(node);
            targets[node] = (hash == 0 ? file.name : resolved(file.name, way.substr(0, hash))) + std::string(way.substr(hash));
        });
    const auto target = [&](const GumboNode* link) -> const GumboNode* {
        const auto found = places.find(targets[link]);
        return found == places.end() ? nullptr : found->second;
    };
    HtmlNotes notes;
    std::map<const GumboNode*, std::vector<const GumboNode*>> back;  // by note: the links within it
    for (const GumboNode* link : links)
        for (const GumboNode* above = link->parent; above != nullptr; above = above->parent) back[above].push_back(link);
    for (const GumboNode* link : links) {
        const GumboNode* place = target(link);
        if (place == nullptr || order[place] < order[link]) continue;
        const GumboNode* body = body_of(place);
        const std::string label = label_of(link);
        if (body == nullptr || label.empty() || is_within(link, body)) continue;
        for (const GumboNode* way : back[body]) {
            const GumboNode* mark = target(way);
            const bool leads_back = mark != nullptr && (is_within(link, mark) || is_within(mark, link)) && !is_within(body, mark);
            if (!leads_back) continue;
            notes.marks.emplace(link, HtmlNotes::Note{label, body});
            notes.bodies.emplace(body, true);
            notes.ways_back.emplace(way, true);
        }
    }
    return notes;
}

}  // namespace travaux::read
