#include "searcher/query/tree.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace travaux::query {
namespace {

void append(std::vector<Node>& to, std::vector<Node>&& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// The members, with those of the members that are of this type themselves.
std::vector<Node> flattened(NodeType type, std::vector<Node> members) {
    std::vector<Node> flat;
    for (Node& member : members) {
        if (member.type == type)
            append(flat, std::move(member.children));
        else
            flat.push_back(std::move(member));
    }
    return flat;
}

Node several(NodeType type, Place place, std::vector<Node> members) {
    if (members.size() == 1) return std::move(members.front());
    Node node = leaf(type, place);
    node.children = std::move(members);
    return node;
}

}  // namespace

Node leaf(NodeType type, Place place, std::string text) {
    Node node;
    node.type = type;
    node.place = place;
    node.text = std::move(text);
    return node;
}

Node around(NodeType type, Place place, Node child) {
    Node node = leaf(type, place);
    node.children.push_back(std::move(child));
    return node;
}

bool is(const Node& node, NodeType type) { return node.type == type; }

Node alternatives(std::vector<Node> members) {
    if (members.size() > 1) std::ranges::transform(members, members.begin(), [](Node& member) { return without_insistence(std::move(member)); });
    const Place place{members.front().place.begin, members.back().place.end};
    return several(NodeType::Or, place, flattened(NodeType::Or, std::move(members)));
}

Node conjunction(std::vector<Node> members) {
    const Place place{members.front().place.begin, members.back().place.end};
    std::vector<Node> parts = flattened(NodeType::And, std::move(members));
    std::erase_if(parts, [](const Node& part) { return is(part, NodeType::All); });
    if (parts.empty()) return leaf(NodeType::All, place);
    if (std::ranges::all_of(parts, [](const Node& part) { return is(part, NodeType::Not); }))
        parts.insert(parts.begin(), leaf(NodeType::All, {place.begin, place.begin}));
    return several(NodeType::And, place, std::move(parts));
}

bool is_condition(const Node& node) {
    switch (node.type) {
        case NodeType::Filter:
        case NodeType::Text:
        case NodeType::Not:
        case NodeType::All: return true;
        case NodeType::And:
        case NodeType::Or:
        case NodeType::Must: return std::ranges::all_of(node.children, is_condition);
        default: return false;
    }
}

void insist(std::vector<Node>& members, const std::vector<bool>& joined) {
    std::vector<bool> insisted(members.size());
    for (std::size_t i = 1; i < members.size(); ++i) {
        if (!joined[i] || is_condition(members[i - 1]) || is_condition(members[i])) continue;
        insisted[i - 1] = insisted[i] = true;
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!insisted[i] || !is(members[i], NodeType::Words)) continue;
        const Place place = members[i].place;
        members[i] = around(NodeType::Must, place, std::move(members[i]));
    }
}

Node without_insistence(Node node) {
    if (!is(node, NodeType::And)) return node;
    for (Node& child : node.children) {
        if (!is(child, NodeType::Must) || !is(child.children.front(), NodeType::Words)) continue;
        Node word = std::move(child.children.front());
        child = std::move(word);
    }
    return node;
}

bool is_near_operand(const Node& node) {
    switch (node.type) {
        case NodeType::Words:
        case NodeType::Phrase:
        case NodeType::Prefix: return true;
        case NodeType::Or: return std::ranges::all_of(node.children, is_near_operand);
        default: return false;
    }
}

}  // namespace travaux::query
