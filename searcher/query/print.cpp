#include "searcher/query/query.hpp"
#include "searcher/query/tree.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::query {
namespace {

// How tightly a node binds: a child that binds less than its place asks for needs parentheses.
enum class Binding { Or, And, Near, Not, Tight };

Binding binding(const Node& node) {
    switch (node.type) {
        case NodeType::Or: return Binding::Or;
        case NodeType::And: return Binding::And;
        case NodeType::Near:
        case NodeType::Adj: return Binding::Near;
        case NodeType::Not:
        case NodeType::Must: return Binding::Not;
        default: return Binding::Tight;
    }
}

std::string in_quotes(std::string_view text) {
    return text.find('"') == std::string_view::npos ? fmt::format("\"{}\"", text) : fmt::format("«{}»", text);
}

bool is_plain_value(std::string_view value) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/' || c == '.';
    };
    const auto ends_well = [](char c) { return c != '-' && c != '_' && c != '/' && c != '.'; };
    return !value.empty() && std::ranges::all_of(value, plain) && ends_well(value.front()) && ends_well(value.back());
}

std::string value_of(const Values& values) {
    if (values.range) return values.low + ".." + values.high;
    return is_plain_value(values.low) ? values.low : in_quotes(values.low);
}

std::string printed(const Node& node, Binding wanted);

std::string list(const std::vector<Node>& children, std::string_view separator, Binding wanted) {
    std::string text;
    for (const Node& child : children) {
        if (&child != &children.front()) text += separator;
        text += printed(child, wanted);
    }
    return text;
}

// At the top AND would insist on the bare words beside it: a blank does not.
std::string outermost(const Node& node) {
    std::string text;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& child = node.children[i];
        if (i > 0) {
            const Node& before = node.children[i - 1];
            const bool loose = (is(before, NodeType::Words) && !is_condition(child)) || (is(child, NodeType::Words) && !is_condition(before));
            text += loose ? " " : " AND ";
        }
        text += printed(child, Binding::Near);
    }
    return text;
}

std::string bare(const Node& node) {
    switch (node.type) {
        case NodeType::Words: return node.text;
        case NodeType::Phrase: return in_quotes(node.text);
        case NodeType::Prefix: return node.text + "*";
        case NodeType::Filter: return node.field + ":" + value_of(node.values);
        case NodeType::Text: return node.field + ":" + printed(node.children.at(0), Binding::Tight);
        case NodeType::And: return list(node.children, " AND ", Binding::Near);
        case NodeType::Or: return list(node.children, " OR ", Binding::And);
        case NodeType::Not: return "NOT " + printed(node.children.at(0), Binding::Tight);
        case NodeType::Must: {
            // "+*" would be punctuation.
            const bool all = node.children.at(0).type == NodeType::All;
            return "+" + (all ? "(*)" : printed(node.children.at(0), Binding::Tight));
        }
        case NodeType::Near: return list(node.children, fmt::format(" NEAR/{} ", node.distance), Binding::Not);
        case NodeType::Adj: return list(node.children, fmt::format(" ADJ/{} ", node.distance), Binding::Not);
        case NodeType::All: return "*";
    }
    return {};
}

std::string printed(const Node& node, Binding wanted) {
    return binding(node) < wanted ? "(" + bare(node) + ")" : bare(node);
}

}  // namespace

std::string print(const Node& node) { return is(node, NodeType::And) ? outermost(node) : printed(node, Binding::Or); }

}  // namespace travaux::query
