#include "searcher/serve/pages/markup.hpp"

#include "searcher/render/render.hpp"

#include <algorithm>
#include <array>

namespace travaux::pages {
namespace {

constexpr std::array<std::string_view, 6> kVoidElements{"br", "hr", "img", "input", "link", "meta"};

std::string escaped(std::string_view plain) {
    std::string out;
    for (const char c : render::printable(plain)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

Attribute flag(std::string_view name, bool set) { return {name, {}, set ? Presence::Flag : Presence::Absent}; }

Attribute optional(std::string_view name, std::string value) {
    const Presence presence = value.empty() ? Presence::Absent : Presence::Value;
    return {name, std::move(value), presence};
}

Markup text(std::string_view plain) {
    Markup markup;
    markup.html_ = escaped(plain);
    return markup;
}

Markup lines(std::string_view plain) {
    Markup markup;
    while (!plain.empty()) {
        const std::string_view line = plain.substr(0, plain.find('\n'));
        plain.remove_prefix(std::min(line.size() + 1, plain.size()));
        markup.html_ += escaped(line) + '\n';
    }
    return markup;
}

Markup element(std::string_view name, const Attributes& attributes, const Markup& content) {
    Markup markup;
    std::string& html = markup.html_;
    html.append("<").append(name);
    for (const Attribute& attribute : attributes) {
        if (attribute.presence == Presence::Absent) continue;
        html.append(" ").append(attribute.name);
        if (attribute.presence == Presence::Value) html.append("=\"").append(escaped(attribute.value)).append("\"");
    }
    const bool empty = std::ranges::find(kVoidElements, name) != kVoidElements.end();
    if (empty) html += "/>";  // as XML wants it, and HTML allows
    else html.append(">").append(content.html_).append("</").append(name).append(">");
    return markup;
}

Markup element(std::string_view name, const Attributes& attributes, std::string_view plain) { return element(name, attributes, text(plain)); }

Markup link(std::string_view address, std::string_view plain) { return element("a", {{"href", std::string(address)}}, plain); }

std::string document(const Markup& html) { return "<!doctype html>\n" + html.html() + "\n"; }

}  // namespace travaux::pages
