// cmark-gfm's parser and trees with owners.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace travaux::read {

struct NodeDeleter {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorDeleter {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;
using Iterator = std::unique_ptr<cmark_iter, IteratorDeleter>;

enum class Tables { Off, On };

Tree parse_markdown(std::string_view text, Tables tables);

}  // namespace travaux::read
