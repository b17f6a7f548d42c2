#include "schema/database/place_lists.hpp"

#include "schema/database/place_lists_format.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::database {

std::uint32_t check_of(std::string_view list, std::string_view word, const ListedStretch& stretch) {
    const std::uint64_t ids = std::uint64_t{stretch.first} << 32U | stretch.end;
    const std::uint64_t seed = XXH3_64bits_withSeed(word.data(), word.size(), ids);
    return static_cast<std::uint32_t>(XXH3_64bits_withSeed(list.data(), list.size(), seed));
}

PlaceLists PlaceLists::of_any_revision(std::string folder, Xapian::Database database) {
    PlaceLists lists(std::move(folder), std::move(database));
    lists.any_revision_ = true;
    return lists;
}

bool PlaceLists::open() const {
    if (asked_ || folder_.empty()) return open_;
    asked_ = true;
    file_ = schema::MappedFile(std::filesystem::path(folder_) / kPlaceListsFile);
    const std::string_view bytes = file_.bytes();
    if (!(any_revision_ ? is_of(bytes, kPlaceListsMagic, database_) : is_of_revision(bytes, kPlaceListsMagic, database_))) return false;
    const auto header = array_at<PlaceListsHeader>(bytes, 0, 1);
    if (!header) return false;
    const auto words = array_at<ListedWord>(bytes, header->front().word_table, header->front().words);
    const auto stretches = array_at<ListedStretch>(bytes, header->front().stretch_table, header->front().stretches);
    if (!words || !stretches) return false;
    words_ = *words;
    stretches_ = *stretches;
    counted_ = header->front().counted;
    open_ = true;
    return true;
}

std::size_t PlaceLists::words() const { return exist() ? words_.size() : 0; }

std::string_view PlaceLists::word(std::uint32_t number) const { return bytes_at(file_.bytes(), words_[number].text, words_[number].length); }

std::optional<std::uint32_t> PlaceLists::number(std::string_view word) const {
    if (!exist()) return std::nullopt;
    const auto text_of = [this](const ListedWord& one) { return bytes_at(file_.bytes(), one.text, one.length); };
    const auto found = std::ranges::lower_bound(words_, word, {}, text_of);
    if (found == words_.end() || text_of(*found) != word) return std::nullopt;
    return static_cast<std::uint32_t>(found - words_.begin());
}

std::optional<PlaceLists::Stretch> PlaceLists::stretch_of(Xapian::docid id) const {
    if (!exist()) return std::nullopt;
    const auto after = std::ranges::upper_bound(stretches_, id, {}, &ListedStretch::first);
    if (after == stretches_.begin() || id >= std::prev(after)->end) return std::nullopt;
    const auto found = std::prev(after);
    return Stretch{static_cast<std::uint32_t>(found - stretches_.begin()), found->first, found->end};
}

std::optional<PlaceList> PlaceLists::places(std::uint32_t number, const Stretch& stretch, std::vector<char>& into) const {
    return list(std::size_t{number} + 1, word(number), stretch, into);
}

std::optional<PlaceList> PlaceLists::beginnings(const Stretch& stretch, std::vector<char>& into) const {
    auto beginnings = list(0, {}, stretch, into);
    if (beginnings && beginnings->size() != std::size_t{stretch.end} - stretch.first) return std::nullopt;
    return beginnings;
}

// By calls, not mapped: a list is read once, and whole.
std::optional<PlaceList> PlaceLists::list(std::size_t record, std::string_view word, const Stretch& stretch, std::vector<char>& into) const {
    const ListedStretch& found = stretches_[stretch.number];
    std::array<PlaceRecord, 1> one{};
    if (!file_.copy(found.records + record * sizeof one[0], std::span(reinterpret_cast<char*>(one.data()), sizeof one))) return std::nullopt;
    if (one[0].size > file_.bytes().size()) return std::nullopt;
    into.resize(std::max(into.size(), one[0].size + PlaceList::kZeroes));
    std::fill_n(into.begin() + one[0].size, PlaceList::kZeroes, '\0');
    const std::string_view bytes(into.data(), one[0].size);
    if (!file_.copy(found.begin + one[0].begin, std::span(into).first(one[0].size)) || check_of(bytes, word, found) != one[0].check) return std::nullopt;
    return PlaceList(bytes);
}

}  // namespace travaux::database
