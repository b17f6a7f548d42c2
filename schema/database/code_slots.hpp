// Numbers of words found by the words: a hash table that needs no word to say which of its slots are another's. Inside of the database room.
//
// A slot is 0, or a code and 1 with as many of the lowest bits of its word's hash above it as 32 bits hold. A word whose slot is taken stands in the
// next free one; one slot in five is free.
#pragma once

#include <xxhash.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::database {

/// `word_of` gives the word of a code.
template <class WordOf>
class CodeSlots {
public:
    CodeSlots(std::size_t words, WordOf word_of) : words_(words), bits_(static_cast<unsigned>(std::bit_width(words))), word_of_(std::move(word_of)) {}

    std::vector<std::uint32_t> make() const {
        std::vector<std::uint32_t> slots(words_ == 0 ? 0 : words_ + words_ / 4 + 1);
        for (std::size_t code = 0; code < words_; ++code) {
            const std::uint64_t hash = hash_of(word_of_(static_cast<std::uint32_t>(code)));
            std::size_t at = first(hash, slots.size());
            while (slots[at] != 0) at = next(at, slots.size());
            slots[at] = static_cast<std::uint32_t>(hash << bits_ | (code + 1));
        }
        return slots;
    }

    /// `slot_at` gives the slot of a number below `slots`. Whatever they hold, seeking ends.
    template <class SlotAt>
    std::optional<std::uint32_t> find(std::string_view word, std::size_t slots, SlotAt&& slot_at) const {
        if (slots == 0) return std::nullopt;
        const std::uint64_t hash = hash_of(word);
        const auto others = static_cast<std::uint32_t>(hash << bits_);
        std::size_t at = first(hash, slots);
        for (std::size_t left = slots; left > 0; --left, at = next(at, slots)) {
            const std::uint32_t slot = slot_at(at);
            if (slot == 0) break;
            const std::uint64_t code = (slot ^ others) - std::uint64_t{1};
            if (code < words_ && word_of_(static_cast<std::uint32_t>(code)) == word) return static_cast<std::uint32_t>(code);
        }
        return std::nullopt;
    }

private:
    static std::uint64_t hash_of(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }
    static std::size_t first(std::uint64_t hash, std::size_t slots) { return static_cast<std::size_t>((hash >> 32U) * slots >> 32U); }
    static std::size_t next(std::size_t at, std::size_t slots) { return at + 1 == slots ? 0 : at + 1; }

    std::size_t words_;
    unsigned bits_;  // of a code and 1
    WordOf word_of_;
};

}  // namespace travaux::database
