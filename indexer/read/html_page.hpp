// Which part of a web page is the text that it is there for.
#pragma once

#include <gumbo.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

/// Scripts, forms, and what the page itself hides.
bool is_unseen(const GumboNode* node);

class Page {
public:
    explicit Page(const GumboNode* root);

    /// The element that says it is the main content, if one does and holds most words; else all.
    const GumboNode* main() const { return main_; }

    /// Navigation, banners and feet of the page, and blocks made of links to other pages.
    bool is_aside(const GumboNode* node) const { return asides_.contains(node); }

private:
    struct Weight {
        std::size_t words = 0;    // bytes of text
        std::size_t linked = 0;   // of them in links to other pages
        std::size_t links = 0;
    };
    Weight weigh(const GumboNode* node, bool linked, int depth);

    const GumboNode* main_;
    std::set<const GumboNode*> asides_;
};

/// The page with the tags of elements that nest deeper than 250 taken out; gumbo is quadratic there, and recursive.
std::string cap_nesting(std::string_view html);

/// The page as UTF-8: by byte order mark, strict UTF-8, what its <meta> says, then a guess.
std::string html_text_of(std::string_view bytes, std::vector<std::string>& warnings);

}  // namespace travaux::read
