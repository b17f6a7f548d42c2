#include "schema/database/posting_lists_format.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <span>

namespace travaux::database {
namespace {

void insert(std::size_t place, PostingBits& bits) { bits[place / 64] |= std::uint64_t{1} << (place % 64); }

void put_places(std::span<const Posting> postings, std::string& record) {
    if (postings.size() >= kDenseWindow) {
        PostingBits bits{};
        for (const Posting& posting : postings) insert(posting.id % kPostingWindow, bits);
        record.append(reinterpret_cast<const char*>(bits.data()), sizeof bits);
        return;
    }
    std::string places;
    std::size_t last = 0;
    for (const Posting& posting : postings) {
        const std::size_t place = posting.id % kPostingWindow;
        put_number(static_cast<std::uint32_t>(place - last), places);
        last = place;
    }
    put_number(static_cast<std::uint32_t>(places.size()), record);
    record += places;
}

std::string_view take_places(std::uint32_t places, std::string_view record, std::size_t& at) {
    const std::size_t size = places >= kDenseWindow ? sizeof(PostingBits) : take_number(record, at);
    const std::string_view bytes = record.substr(at, size);
    at += bytes.size();
    return bytes;
}

}  // namespace

std::size_t PostingList::next(std::size_t first) {
    const std::size_t wanted = first / kPostingWindow;
    while (at_ < bytes_.size()) {
        std::size_t at = at_;
        const PostingRecord record = take_record(bytes_, at, window_);
        if (record.window >= wanted) return record.window * kPostingWindow;
        at_ = at;
        window_ = record.window;
    }
    return std::numeric_limits<std::size_t>::max();
}

void PostingList::go_to(std::size_t first) {
    const std::size_t wanted = first / kPostingWindow;
    sets_ = {};
    often_ = {};
    while (at_ < bytes_.size()) {
        std::size_t at = at_;
        const PostingRecord record = take_record(bytes_, at, window_);
        if (record.window > wanted) return;
        at_ = at;
        window_ = record.window;
        if (record.window == wanted) return read_record(record);
    }
}

// A damaged record may say anything: nothing behind its end is read.
void PostingList::read_record(const PostingRecord& record) {
    std::size_t at = 0;
    sets_[0] = {record.postings, take_places(record.postings, record.bytes, at)};
    for (std::size_t times = 1; times < kOften; ++times) {
        const std::uint32_t places = take_number(record.bytes, at);
        if (places == 0) return;
        const bool same = places == sets_[times - 1].places;
        sets_[times] = same ? sets_[times - 1] : Set{places, take_places(places, record.bytes, at)};
    }
    often_ = record.bytes.substr(at);
}

// Places of a damaged record are kept within the window.
void PostingList::read_at_least(std::uint32_t times, PostingBits& bits) const {
    const auto [places, bytes] = sets_[times];
    if (places >= kDenseWindow && bytes.size() == sizeof bits) {
        std::memcpy(bits.data(), bytes.data(), sizeof bits);
        return;
    }
    bits.fill(0);
    std::size_t place = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        place = (place + take_number(bytes, at)) % kPostingWindow;
        insert(place, bits);
    }
}

void PostingList::read(std::size_t first, PostingWindow& into) {
    go_to(first);
    read_at_least(0, into.bits);
    into.times.fill(0);
    PostingBits bits;
    for (std::uint32_t times = 1; times < kOften; ++times) {
        read_at_least(times, bits);
        for (std::size_t i = 0; i < bits.size(); ++i)
            for (std::uint64_t left = bits[i]; left != 0; left &= left - 1) into.times[i * 64 + static_cast<std::size_t>(std::countr_zero(left))] = times;
    }
    each_often([&](std::size_t place, std::uint32_t times) { into.times[place] = times; });
}

void PostingListBuilder::add(const Posting& posting) {
    if (!window_.empty() && window_.front().id / kPostingWindow != posting.id / kPostingWindow) flush();
    window_.push_back(posting);
    ++postings_;
}

void PostingListBuilder::copy(const PostingRecord& record) {
    flush();
    put(record.window, record.postings, record.bytes);
    postings_ += record.postings;
}

const std::string& PostingListBuilder::finish() {
    flush();
    return bytes_;
}

void PostingListBuilder::flush() {
    if (window_.empty()) return;
    const std::size_t window = window_.front().id / kPostingWindow;
    const std::size_t postings = window_.size();
    std::string record;
    put_places(window_, record);
    for (std::uint32_t times = 1; times < kOften; ++times) {
        const std::size_t before = window_.size();
        std::erase_if(window_, [times](const Posting& posting) { return posting.times < times; });
        put_number(static_cast<std::uint32_t>(window_.size()), record);
        if (window_.empty()) break;
        if (window_.size() != before) put_places(window_, record);
    }
    std::size_t last = 0;
    for (const Posting& posting : window_) {
        if (posting.times < kOften) continue;
        const std::size_t place = posting.id % kPostingWindow;
        put_number(static_cast<std::uint32_t>(place - last), record);
        put_number(posting.times - kOften, record);
        last = place;
    }
    put(window, postings, record);
    window_.clear();
}

void PostingListBuilder::put(std::size_t window, std::size_t postings, std::string_view record) {
    put_number(static_cast<std::uint32_t>(window - last_window_), bytes_);
    put_number(static_cast<std::uint32_t>(postings), bytes_);
    put_number(static_cast<std::uint32_t>(record.size()), bytes_);
    bytes_ += record;
    last_window_ = window;
}

}  // namespace travaux::database
