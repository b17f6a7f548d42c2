#include "searcher/render/characters.hpp"
#include "searcher/render/render.hpp"

namespace travaux::render {

std::string printable(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    append_printable(safe, text);
    return safe;
}

std::size_t display_width(std::string_view text) { return columns(printable(text)); }

}  // namespace travaux::render
