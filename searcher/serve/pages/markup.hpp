// HTML that cannot be broken by what it shows: text becomes markup only by being escaped, and elements are made of
// markup alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::pages {

enum class Presence : std::uint8_t { Value, Flag, Absent };

/// One attribute of an element: `name="value"`, `name` alone, or nothing. Names are literals of the source.
struct Attribute {
    std::string_view name;
    std::string value;
    Presence presence = Presence::Value;
};
using Attributes = std::vector<Attribute>;

/// `checked`, `open` ...: there or not.
Attribute flag(std::string_view name, bool set);
/// Left out where the value is empty.
Attribute optional(std::string_view name, std::string value);

/// Well-formed HTML; it can be added to, never cut.
class Markup {
public:
    Markup& operator+=(const Markup& more) {
        html_ += more.html_;
        return *this;
    }
    friend Markup operator+(Markup left, const Markup& right) { return std::move(left += right); }

    bool empty() const { return html_.empty(); }
    const std::string& html() const { return html_; }

private:
    friend Markup text(std::string_view);
    friend Markup lines(std::string_view);
    friend Markup element(std::string_view, const Attributes&, const Markup&);
    std::string html_;
};

/// Text as it is read: `&<>"'` are escaped; what render::printable() changes (control characters, direction overrides,
/// ill-formed bytes) is changed.
Markup text(std::string_view plain);

/// Text whose line ends stay, for `pre` and `textarea`.
Markup lines(std::string_view plain);

/// `<name attributes>content</name>`; a void element (HTML Living Standard, 13.1.2) has neither content nor end. Names are
/// literals of the source.
Markup element(std::string_view name, const Attributes& attributes, const Markup& content = {});
Markup element(std::string_view name, const Attributes& attributes, std::string_view plain);
inline Markup element(std::string_view name, const Markup& content) { return element(name, Attributes{}, content); }
inline Markup element(std::string_view name, std::string_view plain) { return element(name, Attributes{}, text(plain)); }

/// `<a href="address">plain</a>`
Markup link(std::string_view address, std::string_view plain);

/// Markup as a whole document: `<!doctype html>` before it.
std::string document(const Markup& html);

}  // namespace travaux::pages
