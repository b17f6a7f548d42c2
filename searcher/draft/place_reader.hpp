// One pass over a text that may name a place. Inside of the draft room.
#pragma once

#include "searcher/draft/quotations.hpp"

namespace travaux::draft {

class PlaceReader {
public:
    /// `alone`: the text is nothing but a place.
    PlaceReader(const Places& places, std::string_view text, bool alone) : places_(places), text_(text), alone_(alone) {}

    /// All that is named of one report: a second report ends the place. Total on any bytes.
    Place read();

private:
    bool address(std::size_t at);                 // `crp43-2013#12`
    bool symbol(std::size_t at);                  // "CRP/43", "65/170" behind "resolution"
    bool cued(std::size_t at);                    // "paras. 12–14"
    bool announced(std::size_t at);               // "decision 6", right behind another part
    bool quoted(std::size_t at);                  // a title, or a heading right behind another part
    bool identifier(std::size_t at);              // "crp43-2013", beside a part

    bool attached(std::size_t at) const;
    std::size_t word_end(std::size_t at) const;
    std::size_t joint(std::size_t at, const std::vector<std::string>& joints) const;
    std::vector<Numbers> numbers(std::size_t at, bool many, std::size_t& end) const;
    std::size_t announced_end(std::size_t at, std::string& noun, std::string& number) const;
    void note(std::size_t begin, std::size_t end);
    void add(Part part);

    const Places& places_;
    std::string_view text_;
    bool alone_;
    Place place_;
    std::size_t first_ = std::string_view::npos;  // bytes of what was read
    std::size_t last_ = 0;
    std::size_t at_ = 0;
    bool ended_ = false;
};

}  // namespace travaux::draft
