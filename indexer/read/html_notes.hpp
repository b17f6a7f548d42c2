// Footnotes of web pages: pairs of links that lead to each other.
#pragma once

#include <gumbo.h>

#include <map>
#include <string>

namespace travaux::read {

/// The value of an attribute, or empty.
const char* html_attribute(const GumboNode* node, const char* name);

/// All words below a node.
std::string html_text(const GumboNode* node);

struct HtmlNotes {
    struct Note {
        std::string label;
        const GumboNode* body = nullptr;  // the element that holds it
    };
    std::map<const GumboNode*, Note> marks;          // links that are marks
    std::map<const GumboNode*, bool> bodies;         // elements that are notes
    std::map<const GumboNode*, bool> ways_back;      // links in notes that lead back to their marks
};

HtmlNotes find_html_notes(const GumboNode* root);

}  // namespace travaux::read
