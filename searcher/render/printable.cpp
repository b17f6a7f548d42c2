#include "searcher/render/characters.hpp"
#include "searcher/render/render.hpp"

namespace travaux::render {

std::string printable(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_character(safe, printable(next_character(text, at)));
    return safe;
}

std::size_t display_width(std::string_view text) { return columns(printable(text)); }

}  // namespace travaux::render
