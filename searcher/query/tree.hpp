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

/// Whether it says what a paragraph must be rather than which words it holds: fields, exclusions, and groups of these.
bool is_condition(const Node& node);

/// AND between two members insists on the bare words beside it, as `+` does; beside a condition it says nothing new.
/// `joined[i]`: AND stands before members[i].
void insist(std::vector<Node>& members, const std::vector<bool>& joined);

/// The same where every word is needed anyway (in OR, in NOT, in a field, beside NEAR): And without `+` on bare words.
Node without_insistence(Node node);

/// Whether NEAR and ADJ can join it.
bool is_near_operand(const Node& node);

}  // namespace travaux::query
