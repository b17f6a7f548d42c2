#include "searcher/serve/pages/frame.hpp"

#include <array>

namespace travaux::pages {
namespace {

struct Way {
    Place place;
    std::string_view address;
    std::string_view name;
};

constexpr std::array kWays{Way{Place::Search, "/", "Search"}, Way{Place::Draft, "/draft", "Draft"}, Way{Place::History, "/history", "History"},
                           Way{Place::Commitments, "/commitments", "Commitments"}, Way{Place::Agencies, "/agencies", "Agencies"}};

Markup head(const Frame& frame) {
    Markup content = element("meta", {{"charset", "utf-8"}});
    content += element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    content += element("title", frame.title.empty() ? std::string("Travaux") : frame.title + " · Travaux");
    content += element("link", {{"rel", "stylesheet"}, {"href", "/assets/reading-room.css"}});
    content += element("link", {{"rel", "icon"}, {"href", "/assets/icon.svg"}, {"type", "image/svg+xml"}});
    if (!frame.feed.empty()) content += element("link", {{"rel", "alternate"}, {"type", "application/atom+xml"}, {"title", frame.title}, {"href", frame.feed}});
    content += element("script", {{"src", "/assets/reading-room.js"}, flag("defer", true)});
    return element("head", content);
}

Markup header(Place place) {
    Markup ways;
    for (const Way& way : kWays) {
        ways += element("li", element("a", {{"href", std::string(way.address)}, optional("aria-current", way.place == place ? "page" : "")}, way.name));
    }
    Markup content = element("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the content");
    content += element("a", {{"class", "name"}, {"href", "/"}}, "Travaux");
    content += element("nav", {{"aria-label", "Pages"}}, element("ul", ways));
    return element("header", content);
}

Markup footer() {
    return element("footer", element("p", text("Everything here is read from an index on this machine. ") + link("/api/v1/openapi.json", "API")));
}

}  // namespace

std::string page(const Frame& frame, const Markup& content) {
    const Markup body = header(frame.place) + element("main", {{"id", "main"}, {"tabindex", "-1"}}, content) + footer();
    return document(element("html", {{"lang", "en"}}, head(frame) + element("body", body)));
}

std::string entrance(std::string_view message, const std::string& next) {
    const Markup box = element("label", {{"for", "token"}}, "Token") +
                       element("input", {{"type", "password"}, {"id", "token"}, {"name", "token"}, {"autocomplete", "off"}, flag("required", true)}) +
                       element("input", {{"type", "hidden"}, {"name", "next"}, {"value", next}}) + element("button", {{"type", "submit"}}, "Enter");
    const Markup content = element("h1", "This reading room asks for its token") + element("p", {{"class", "totals"}}, "travaux serve printed it when it started, behind token= in its address.") +
                           (message.empty() ? Markup() : element("p", {{"class", "problem"}, {"role", "alert"}}, message)) +
                           element("form", {{"action", std::string(kEntrance)}, {"method", "post"}, {"class", "entrance"}}, element("div", {{"class", "box"}}, box));
    return page({"Token", Place::Other, {}}, content);
}

std::string let_in(const std::string& next) {
    return page({"Welcome", Place::Other, {}}, element("h1", "You are let in") + element("p", link(next, "Go on to the page")));
}

std::string problem(std::string_view message, std::string_view hint) {
    Markup content = element("h1", "That did not work");
    content += element("pre", {{"class", "problem"}}, lines(message));
    if (!hint.empty()) content += element("p", hint);
    content += element("p", link("/", "Back to the search"));
    return page({"Problem", Place::Other, {}}, content);
}

}  // namespace travaux::pages
