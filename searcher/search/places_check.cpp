#include "searcher/search/places_check.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::search {
namespace {

constexpr std::size_t kBeginnings = 0;  // the words' lists follow

// One list, of which each place is expected in turn.
struct Expected {
    std::vector<char> bytes;
    std::optional<database::PlaceList> list;

    bool is_next(std::uint32_t place) {
        if (!list || list->at_end() || list->place() != place) return false;
        list->next();
        return true;
    }
};

class Check {
public:
    Check(const database::PlaceLists& lists, const database::WordOrder& order) : lists_(lists), order_(order), of_code_(order.words(), kBeginnings), expected_(lists.words() + 1) {
        for (std::uint32_t number = 0; number < lists.words(); ++number)
            if (const auto code = order.code(lists.word(number))) of_code_[*code] = number + 1;
    }

    void add(Xapian::docid id, std::string_view row) {
        if (!stretch_ || id >= stretch_->end) enter(id);
        expect(kBeginnings, next_);
        const std::uint32_t begin = ++next_;
        row_.clear();
        order_.each_of(row, [&](const database::PlacedCode& one) {
            const std::uint32_t place = begin + one.position;
            if (!one.further) next_ = place + 1;
            if (of_code_[one.code] != kBeginnings && place < next_) row_.emplace_back(of_code_[one.code], place);
        });
        std::ranges::sort(row_);
        row_.erase(std::ranges::unique(row_).begin(), row_.end());
        for (const auto& [list, place] : row_) expect(list, place);
    }

    std::set<std::string> finish() {
        leave();
        return std::move(wrong_);
    }

private:
    void expect(std::size_t list, std::uint32_t place) {
        if (!expected_[list].is_next(place)) name(list);
    }

    void name(std::size_t list) { wrong_.emplace(list == kBeginnings ? std::string_view() : lists_.word(static_cast<std::uint32_t>(list - 1))); }

    void enter(Xapian::docid id) {
        leave();
        next_ = 0;
        stretch_ = lists_.stretch_of(id);
        for (std::size_t list = 0; list < expected_.size(); ++list) {
            auto& [bytes, places] = expected_[list];
            places.reset();
            if (stretch_) places = list == kBeginnings ? lists_.beginnings(*stretch_, bytes) : lists_.places(static_cast<std::uint32_t>(list - 1), *stretch_, bytes);
        }
    }

    void leave() {
        for (std::size_t list = 0; stretch_ && list < expected_.size(); ++list)
            if (!expected_[list].list || !expected_[list].list->at_end()) name(list);
    }

    const database::PlaceLists& lists_;
    const database::WordOrder& order_;
    std::vector<std::size_t> of_code_;
    std::vector<Expected> expected_;  // by list
    std::optional<database::PlaceLists::Stretch> stretch_;
    std::uint32_t next_ = 0;          // as in place_lists_format.hpp
    std::vector<std::pair<std::size_t, std::uint32_t>> row_;
    std::set<std::string> wrong_;
};

}  // namespace

std::set<std::string> wrong_lists(const database::PlaceLists& lists, const database::WordOrder& order) {
    Check check(lists, order);
    order.each_row(0, order.docids(), [&](Xapian::docid id, std::string_view row) { check.add(id, row); });
    return check.finish();
}

}  // namespace travaux::search
