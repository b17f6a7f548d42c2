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

/// The whole document around the content of its `main`.
std::string page(const Frame& frame, const Markup& content);

/// A short page that says what went wrong and the way out.
std::string problem(std::string_view message, std::string_view hint);

}  // namespace travaux::pages
