// Words of the tables and their numbers, found fast: the rules ask at every word of every text.
#pragma once

#include "schema/word_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

/// What a word must begin with, compared eight bytes at once.
class Beginning {
public:
    explicit Beginning(std::string_view part);
    bool begins(std::string_view word, std::uint64_t first_bytes_of_word) const {
        return (first_bytes_of_word & mask_) == bytes_ && word.size() >= part_.size() && (part_.size() <= 8 || word.starts_with(part_));
    }

private:
    std::string part_;
    std::uint64_t bytes_, mask_;
};

/// What a word must end with.
class Ending {
public:
    explicit Ending(std::string_view part);
    bool ends(std::string_view word, std::uint64_t last_bytes_of_word) const {
        return (last_bytes_of_word & mask_) == bytes_ && word.size() >= part_.size() && (part_.size() <= 8 || word.ends_with(part_));
    }
    const std::string& part() const { return part_; }

private:
    std::string part_;
    std::uint64_t bytes_, mask_;
};

/// Numbers from 1 in the order of add().
class WordNumbers {
public:
    using Number = std::uint32_t;
    static constexpr Number kNone = 0;

    /// The word's number, a new one where it has none.
    Number add(std::string_view word);
    Number find(std::string_view word) const { return places_[place_of(word, schema::first_bytes(word))].number; }
    bool contains(std::string_view word) const { return find(word) != kNone; }
    std::size_t size() const { return words_.size(); }

    std::string_view word(Number number) const {
        const Text& text = words_[number - 1];
        return std::string_view(text_).substr(text.begin, text.size);
    }

private:
    struct Text {
        std::uint32_t begin = 0, size = 0;  // in text_
    };
    struct Place {
        std::uint64_t first_bytes = 0;
        std::uint32_t size = 0;
        Number number = kNone;
    };

    std::size_t place_of(std::string_view word, std::uint64_t first_bytes) const;
    void grow();

    std::string text_;
    std::vector<Text> words_;                             // by number, less one
    std::vector<Place> places_ = std::vector<Place>(16);  // an open hash table: a power of two, never more than half full
};

}  // namespace travaux::facets
