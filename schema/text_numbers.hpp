// Texts by number and back: one look-up where many tables would each have one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// Numbers go from 0 in the order in which texts first come. Not thread-safe.
class TextNumbers {
public:
    /// The text's number, a new one where it is not known. A text known under another `kind` is another one. Texts are shorter than 4 GiB.
    std::uint32_t number(std::string_view text, std::uint32_t kind = 0);

    /// Stays where it is until clear().
    std::string_view text(std::uint32_t number) const { return {rows_[number].text, rows_[number].length}; }

    /// Its first eight bytes as a number that sorts as they do; what it has not counts as zero bytes.
    std::uint64_t beginning(std::uint32_t number) const { return rows_[number].key[0]; }

    std::size_t size() const { return rows_.size(); }

    /// About what all of it takes.
    std::size_t memory() const;

    void clear();

private:
    // The first sixteen bytes, big end first: most texts are told apart by their row alone, and memory is what a look-up waits for.
    using Key = std::array<std::uint64_t, 2>;
    static Key key_of(std::string_view text);

    struct Row {
        Key key{};
        const char* text = nullptr;
        std::uint32_t length = 0;
        std::uint32_t kind = 0;
    };

    // By its hash, so that most rows that are not sought are passed over unseen.
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t taken = 0;  // one more than a number, or 0
    };

    const char* keep(std::string_view text);
    void grow();

    std::vector<Row> rows_;
    std::vector<Place> places_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* end_ = nullptr;   // of what the last block holds
    std::size_t left_ = 0;  // bytes of it
    std::size_t kept_ = 0;  // bytes of all
};

}  // namespace travaux::schema
