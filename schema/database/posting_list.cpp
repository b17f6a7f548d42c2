#include "schema/database/posting_lists_format.hpp"

#include <algorithm>
#include <cstring>

namespace travaux::database {
namespace {

void insert(std::size_t place, PostingBits& bits) { bits[place / 64] |= std::uint64_t{1} << (place % 64); }

}  // namespace

void PostingList::read(std::size_t first, PostingBits& bits) {
    const std::size_t wanted = first / kPostingWindow;
    unusual_ = {};
    while (at_ < bytes_.size()) {
        std::size_t at = at_;
        const PostingRecord record = take_record(bytes_, at, window_);
        if (record.window > wanted) break;
        at_ = at;
        window_ = record.window;
        if (record.window == wanted) return read_record(record.bytes, record.postings, bits);
    }
    bits.fill(0);
}

void PostingList::read(std::size_t first, PostingWindow& into) {
    read(first, into.bits);
    into.times.fill(usual_);
    each_unusual([&](std::size_t place, std::uint32_t times) { into.times[place] = times; });
}

// A damaged record may say anything: places are kept within the window.
void PostingList::read_record(std::string_view record, std::uint32_t postings, PostingBits& bits) {
    std::size_t at = 0;
    if (postings >= kDenseWindow && record.size() >= sizeof bits) {
        std::memcpy(bits.data(), record.data(), sizeof bits);
        at = sizeof bits;
    } else {
        bits.fill(0);
        std::size_t place = 0;
        for (std::uint32_t i = 0; i < postings && at < record.size(); ++i) {
            place = (place + take_number(record, at)) % kPostingWindow;
            insert(place, bits);
        }
    }
    unusual_ = record.substr(at);
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
    std::string record;
    const auto put_place = [&record, last = std::size_t{0}](const Posting& posting) mutable {
        const std::size_t place = posting.id % kPostingWindow;
        put_number(static_cast<std::uint32_t>(place - last), record);
        last = place;
    };
    if (window_.size() >= kDenseWindow) {
        PostingBits bits{};
        for (const Posting& posting : window_) insert(posting.id % kPostingWindow, bits);
        record.assign(reinterpret_cast<const char*>(bits.data()), sizeof bits);
    } else {
        std::ranges::for_each(window_, put_place);
    }
    auto put_unusual = put_place;
    for (const Posting& posting : window_) {
        if (posting.times == usual_) continue;
        put_unusual(posting);
        put_number(posting.times, record);
    }
    put(window, window_.size(), record);
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
