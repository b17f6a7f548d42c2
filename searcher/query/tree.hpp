// Tidy nodes: what parse() promises of its trees is made here. Inside of the query room.
#pragma once

#include "searcher/query/query.hpp"

#include <string>
#include <vector>

namespace travaux::query {

Node leaf(NodeType type, Place place, std::string text = {});
Node around(NodeType type, Place place, Node child);
bool is(const Node& node, NodeType type);

/// One node for one or several: members of the same type are taken in, a single one stands for itself.
Node alternatives(std::vector<Node> members);

/// The same for And. `*` adds nothing to other conditions, and is what exclusions alone exclude from.
Node conjunction(std::vector<Node> members);

/// Whether NEAR and ADJ can join it.
bool is_near_operand(const Node& node);

}  // namespace travaux::query
