// What every page has around its content: head, header with the way to the others, footer.
#pragma once

#include "searcher/serve/pages/markup.hpp"

#include <string>
#include <string_view>

namespace travaux::pages {

/// The pages that the header leads to.
enum class Place : std::uint8_t { Search, Report, Draft, History, Commitments, Agencies, Other };

struct Frame {
    std::string title;      // of the document; " · Travaux" follows
    Place place = Place::Other;
    std::string feed;       // URL of an Atom feed of this page, or empty
};

/// Where the form of the entrance is sent.
inline constexpr std::string_view kEntrance = "/enter";

/// The whole document around the content of its `main`.
std::string page(const Frame& frame, const Markup& content);

/// The way in for who has no token yet, or a wrong one: a form that leads on to `next`, an address of this server.
std::string entrance(std::string_view message, const std::string& next);

/// For who came in by a link of another site: a browser sends no cookie on from there until something here is clicked.
std::string let_in(const std::string& next);

/// A short page that says what went wrong and the way out.
std::string problem(std::string_view message, std::string_view hint);

}  // namespace travaux::pages
