#include "indexer/read/html_page.hpp"

#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/html_notes.hpp"
#include "indexer/read/html_tag.hpp"

#include <algorithm>
#include <array>

namespace travaux::read {
namespace {

constexpr std::array kUnseenTags{GUMBO_TAG_HEAD,  GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,
                                 GUMBO_TAG_MATH,  GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT,    GUMBO_TAG_IFRAME,
                                 GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_TITLE};
constexpr std::array kAsideRoles{std::string_view("navigation"), std::string_view("banner"), std::string_view("contentinfo"),
                                 std::string_view("search"), std::string_view("dialog"), std::string_view("alert")};
/// Elements whose share of links is weighed. A paragraph or heading that is one link is still text.
constexpr std::array kWeighed{GUMBO_TAG_DIV, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_SECTION, GUMBO_TAG_TABLE, GUMBO_TAG_DL, GUMBO_TAG_ARTICLE};

bool is_tag(const GumboNode* node, GumboTag tag) { return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag; }

/// The foot of an article may hold its notes; that of the page, which stands outside, holds the publisher's links.
bool is_outside_article(const GumboNode* node) {
    for (const GumboNode* above = node->parent; above != nullptr; above = above->parent)
        if (is_tag(above, GUMBO_TAG_ARTICLE) || is_tag(above, GUMBO_TAG_MAIN)) return false;
    return true;
}

bool leads_away(const GumboNode* node) {
    const std::string_view href = html_attribute(node, "href");
    return is_tag(node, GUMBO_TAG_A) && !href.empty() && href.front() != '#';
}

std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

void find_mains(const GumboNode* node, std::vector<const GumboNode*>& mains) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    if (is_tag(node, GUMBO_TAG_MAIN) || std::string_view(html_attribute(node, "role")) == "main") return mains.push_back(node);
    for (unsigned i = 0; i < node->v.element.children.length; ++i)
        find_mains(static_cast<const GumboNode*>(node->v.element.children.data[i]), mains);
}

}  // namespace

bool is_unseen(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    if (std::ranges::find(kUnseenTags, node->v.element.tag) != kUnseenTags.end()) return true;
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
    std::string style = html_attribute(node, "style");
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos ||
           std::string_view(html_attribute(node, "aria-hidden")) == "true";
}

Page::Page(const GumboNode* root) : main_(root) {
    std::vector<const GumboNode*> mains;
    find_mains(root, mains);
    if (mains.size() == 1) main_ = mains.front();
    weigh(main_, false, 0);
    asides_.erase(main_);
}

Page::Weight Page::weigh(const GumboNode* node, bool linked, int depth) {
    constexpr std::size_t kFewLinks = 3;
    constexpr int kDeepest = 1000;  // cap_nesting() leaves far less
    Weight weight;
    if (node->type == GUMBO_NODE_TEXT) {
        weight.words = count_words(node->v.text.text);
        weight.linked = linked ? weight.words : 0;
    }
    if (node->type != GUMBO_NODE_ELEMENT || is_unseen(node) || depth > kDeepest) return weight;
    const std::string_view role = html_attribute(node, "role");
    const bool aside = is_tag(node, GUMBO_TAG_NAV) || is_tag(node, GUMBO_TAG_ASIDE) || std::ranges::find(kAsideRoles, role) != kAsideRoles.end() ||
                       ((is_tag(node, GUMBO_TAG_FOOTER) || is_tag(node, GUMBO_TAG_HEADER)) && is_outside_article(node));
    // The notes of a text may be an aside to it (EPUB 3).
    if (aside && std::string_view(html_attribute(node, "role")).find("note") == std::string_view::npos &&
        std::string_view(html_attribute(node, "epub:type")).find("note") == std::string_view::npos) {
        asides_.insert(node);
        return weight;
    }
    const bool away = leads_away(node);
    weight.links = away ? 1 : 0;
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
        const Weight more = weigh(static_cast<const GumboNode*>(node->v.element.children.data[i]), linked || away, depth + 1);
        weight.words += more.words;
        weight.linked += more.linked;
        weight.links += more.links;
    }
    const bool weighed = std::ranges::find(kWeighed, node->v.element.tag) != kWeighed.end();
    if (weighed && weight.links >= kFewLinks && weight.linked * 5 > weight.words * 4) {
        asides_.insert(node);
        return {};
    }
    return weight;
}

std::string cap_nesting(std::string_view html) {
    constexpr int kDeepest = 250;
    constexpr std::size_t kMaxTag = 64;  // bytes of a name that is looked at
    constexpr std::array kSelfEnding{std::string_view("p"), std::string_view("li"), std::string_view("tr"), std::string_view("td"), std::string_view("th"),
                                     std::string_view("br"), std::string_view("hr"), std::string_view("img"), std::string_view("dt"), std::string_view("dd"),
                                     std::string_view("meta"), std::string_view("link"), std::string_view("input"), std::string_view("col"), std::string_view("wbr")};
    std::string capped;
    capped.reserve(html.size());
    int depth = 0, dropped = 0;
    for (std::size_t at = 0; at < html.size();) {
        const auto begin = std::min(html.find('<', at), html.size());
        capped.append(html.substr(at, begin - at));
        if (begin == html.size()) break;
        const auto end = std::min(html.find('>', begin), html.size() - 1);
        const auto tag = html_tag(html.substr(begin, std::min(kMaxTag, end + 1 - begin)));
        const bool nests = !tag.name.empty() && std::ranges::find(kSelfEnding, tag.name) == kSelfEnding.end() && html[end - 1] != '/';
        bool keep = true;
        if (nests && tag.closing) {
            keep = dropped == 0;
            if (!keep) --dropped;
            else depth = std::max(depth - 1, 0);
        } else if (nests) {
            keep = depth < kDeepest;
            if (keep) ++depth;
            else ++dropped;
        }
        if (keep) capped.append(html.substr(begin, end + 1 - begin));
        at = end + 1;
    }
    return capped;
}

std::string html_text_of(std::string_view bytes, std::vector<std::string>& warnings) {
    constexpr std::size_t kHead = 4096;
    bool well_formed = true;
    for (std::size_t at = 0; well_formed && at < bytes.size();) well_formed = next_well_formed(bytes, at).has_value();
    const auto head = bytes.substr(0, kHead);
    auto at = head.find("charset=");
    if (well_formed || at == std::string_view::npos) return to_utf8(bytes, warnings);
    at += std::string_view("charset=").size();
    if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    const auto end = head.find_first_of("\"' />;", at);
    const std::string encoding(head.substr(at, end == std::string_view::npos ? end : end - at));
    if (encoding == "utf-8" || encoding == "UTF-8") return to_utf8(bytes, warnings);
    std::vector<std::string> ignored;
    return to_utf8(from_encoding(bytes, encoding), ignored);
}

}  // namespace travaux::read
