// The files that pages refer to, compiled into the program: style, script, icon, the description of the API.
#pragma once

#include <string_view>

namespace travaux::serve {

struct Asset {
    std::string_view path;     // "/assets/reading-room.css"
    std::string_view type;
    std::string_view content;
};

/// nullptr where there is none under this path.
const Asset* find_asset(std::string_view path);

}  // namespace travaux::serve
