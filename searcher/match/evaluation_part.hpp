// A node of a formula as it is worked out. Inside of the match room.
#pragma once

#include "searcher/match/evaluation.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace travaux::match {

struct Evaluation::Part {
    const Formula::Node* node = nullptr;
    std::vector<Part*> parts;
    std::vector<std::size_t> rarest_first;  // parts of an And, what asks where words stand last
    std::vector<WindowPostings*> terms;
    std::size_t most = 0;                   // a bound of what matches
    bool placed = false;                    // whether it asks where words stand
    PlaceTest test;
    std::size_t asked_of = ~std::size_t{0};  // the window that `asked` and `passed` are of
    WindowBits asked;
    WindowBits passed;
    std::size_t here_of = ~std::size_t{0};  // the window that `here` is of
    std::vector<Part*> here;                // parts that may match in it
};

}  // namespace travaux::match
