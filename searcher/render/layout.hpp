// Lines of styled text, wrapped to a width. Inside of the render room.
#pragma once

#include "searcher/render/render.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::render {

enum class Look : std::uint8_t { Plain, Strong, Quiet, Match };

/// A piece of text in one look; made printable when it is laid out.
struct Run {
    std::string text;
    Look look = Look::Plain;
};

/// The text with its highlighted code points as Match runs, the rest in `look`.
std::vector<Run> highlighted(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& highlights,
                             Look look = Look::Plain);

/// Lines no wider than style.width (but never narrower than 20 columns of text), broken at blanks, between wide
/// characters, and inside words that fill a line alone. Every line begins with `indent` blanks, the first with
/// `first` instead where given. Each ends in a newline. A line with letters that run from right to left stands in an
/// isolate of its own, so that a terminal lays it out by its own direction and leaves what is beside it alone.
std::string laid_out(const std::vector<Run>& runs, const Style& style, std::size_t indent, std::string_view first = {});

/// One look's text, with its escape codes where there is colour.
std::string styled(std::string_view text, Look look, const Style& style);

}  // namespace travaux::render
