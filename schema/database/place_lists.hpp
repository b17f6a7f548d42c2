// Every place where a frequent word of one local database stands, so that words in a row are found by holding lists against each other
// instead of reading each paragraph that has them. In a file beside Xapian's tables (docs/index-layout.md), made of the word order.
#pragma once

#include "schema/database/place_list.hpp"
#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::database {

inline constexpr std::string_view kPlaceListsFile = "travaux.places";

/// Which words have lists: those in so many paragraphs or more (of a rarer one, paragraphs are read in a millisecond), but none that
/// stands more than once a paragraph in the mean (of, the: it tells little and takes much). A database of fewer paragraphs has no lists.
struct PlaceListLimits {
    std::uint32_t word_paragraphs = 768;
    std::uint32_t paragraphs = 32'768;
    std::uint32_t stretch_places = 1U << 22U;  // see place_lists_format.hpp
};

struct ListedWord;
struct ListedStretch;

/// Not thread-safe: one per thread.
class PlaceLists {
public:
    PlaceLists() = default;  // none

    /// Those of the database in this folder, opened when they are first asked for; none where the file is missing, damaged, or of another revision.
    PlaceLists(std::string folder, Xapian::Database database) : folder_(std::move(folder)), database_(std::move(database)) {}

    /// Of an earlier revision: places of paragraphs that may have gone, and of none that came since.
    static PlaceLists of_any_revision(std::string folder, Xapian::Database database);

    /// Whether the file is there and of this revision; it may hold no lists.
    bool open() const;

    /// Whether there are any.
    bool exist() const { return open() && !stretches_.empty(); }

    /// How many paragraphs the database had when words were chosen.
    std::size_t counted() const { return open() ? counted_ : 0; }

    /// The word's number, from 0; nothing for one that has no lists. Words as PlacedWord has them.
    std::optional<std::uint32_t> number(std::string_view word) const;

    /// From 0 to below words(); bytewise ascending.
    std::size_t words() const;
    std::string_view word(std::uint32_t number) const;

    /// Lists are read for so many ids at once.
    struct Stretch {
        std::uint32_t number = 0;
        Xapian::docid first = 0;
        Xapian::docid end = 0;
    };

    /// The stretch of an id, from 0 to the highest one; nothing where the file does not say.
    std::optional<Stretch> stretch_of(Xapian::docid id) const;

    /// The places of a word in a stretch. They lie in `into`, which must stay as it is meanwhile. Nothing where that part of the file is damaged.
    std::optional<PlaceList> places(std::uint32_t number, const Stretch& stretch, std::vector<char>& into) const;

    /// Where ids begin: the first place of each, which no word has.
    std::optional<PlaceList> beginnings(const Stretch& stretch, std::vector<char>& into) const;

private:
    std::optional<PlaceList> list(std::size_t record, std::string_view word, const Stretch& stretch, std::vector<char>& into) const;

    std::string folder_;
    Xapian::Database database_;
    bool any_revision_ = false;
    mutable bool asked_ = false;
    mutable bool open_ = false;
    mutable std::size_t counted_ = 0;
    mutable schema::MappedFile file_;
    mutable std::span<const ListedWord> words_;
    mutable std::span<const ListedStretch> stretches_;
};

/// Writes the lists of the last commit where they are not there yet, put in place whole, for every local database that the location stands
/// for; to be called when its word order is written, without which there are none. Lists of an older file are copied for stretches that have not
/// changed; which words have lists is looked at again when there are a quarter more paragraphs, or less. Throws Error(Database), and Error(Io) where the
/// file cannot be written.
void write_place_lists(const std::filesystem::path& location, const PlaceListLimits& limits = {});

}  // namespace travaux::database
