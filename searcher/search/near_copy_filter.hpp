// What surely is no near-copy, told from the bytes of rows without telling words: of a hundred hits, nearly all. Inside of the search room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace travaux::search {

/// Which runs of eight bytes some texts have, as Index::read_bytes() gives them: in a row of the word order that is some five words, as a shingle
/// has. Of a long text one run in sixteen is looked at.
class NearCopyFilter {
public:
    void add(std::string_view text);

    /// Whether a text may be nearly the same as one of those (shingles.hpp); false: it is not, of long texts but for a freak of which runs are looked at.
    bool may_pass(std::string_view text) const;

private:
    std::vector<std::uint64_t> bits_;  // by runs
    std::size_t fewest_ = 0;           // runs that one of the texts brought
};

}  // namespace travaux::search
