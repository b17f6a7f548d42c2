// Footnotes of web pages: pairs of links that lead to each other.
#pragma once

#include <gumbo.h>

#include <map>
#include <string>
#include <vector>

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

/// A page, or a part of a book: its name within the book, by which others refer to it.
struct HtmlFile {
    std::string name;
    const GumboNode* root = nullptr;
};

/// The notes of files in reading order: a mark may stand in one and its note in a later one.
HtmlNotes find_html_notes(const std::vector<HtmlFile>& files);

}  // namespace travaux::read
