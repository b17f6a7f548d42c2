#include "indexer/glass/merge_lists.hpp"

#include "indexer/glass/packing.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <utility>

namespace travaux::glass {
namespace {

// All pieces are read side by side: what is read ahead of them together is bounded.
constexpr std::size_t kReadAhead = 16'000'000;
constexpr std::size_t kLeastReadAhead = 4'096, kMostReadAhead = 65'536;

// Chunks of two pieces become one up to this: Xapian's own have some bytes more than 2,000.
constexpr std::size_t kChunk = 2000;

struct Chunk {
    std::uint32_t first = 0, last = 0;
    std::string bytes;
};

// The items of one piece, one after the other.
class Items {
public:
    Items(const Spool& spool, const ListSource& source, std::size_t ahead) : reader_(spool, source.lists, ahead), before_(source.before) {}

    // Goes to the next item; false behind the last.
    bool next() {
        if (reader_.at_end()) return false;
        key_ = reader_.text();
        documents = reader_.number();
        frequency = reader_.number();
        chunks_ = reader_.number();
        return true;
    }

    const std::string& key() const { return key_; }
    std::uint64_t documents = 0, frequency = 0;

    // The item's chunks, once.
    template <class Take>
    void chunks(Take&& take) {
        for (; chunks_ > 0; --chunks_) {
            const auto first = static_cast<std::uint32_t>(reader_.number()) + before_;
            const auto last = static_cast<std::uint32_t>(reader_.number()) + before_;
            take(first, last, reader_.text());
        }
    }

private:
    SpoolReader reader_;
    std::uint32_t before_;
    std::string key_;
    std::uint64_t chunks_ = 0;
};

// Puts chunks side by side together while they are small, and hands each on as soon as it is complete: no list is held as a whole.
template <class Put>  // of a chunk, and whether it is the first and the last
class Chunks {
public:
    explicit Chunks(Put put) : put_(std::move(put)) {}

    void add(std::uint32_t first, std::uint32_t last, std::string_view bytes) {
        if (any_ && held_.bytes.size() + bytes.size() <= kChunk) {
            put_number(held_.bytes, first - held_.last - 1);
            held_.bytes.append(bytes);
            held_.last = last;
            return;
        }
        if (any_) hand_on(false);
        any_ = true;
        held_.first = first;
        held_.last = last;
        held_.bytes = bytes;
    }

    void finish() {
        if (any_) hand_on(true);
    }

private:
    void hand_on(bool is_last) {
        put_(held_, is_first_, is_last);
        is_first_ = false;
    }

    Put put_;
    Chunk held_;
    bool any_ = false, is_first_ = true;
};

// Of all pieces that have it.
struct Counts {
    std::uint64_t documents = 0, frequency = 0;
};

void write_postings(std::string_view key, const Counts& counts, const Chunk& chunk, bool is_first, bool is_last, TableWriter& table) {
    std::string own(key), tag;
    if (is_first) {
        put_number(tag, counts.documents);
        put_number(tag, counts.frequency);
        put_number(tag, chunk.first - 1);
    } else {
        if (key != kLengthsKey) own.push_back('\0');
        put_sortable(own, chunk.first);
    }
    tag.push_back(is_last ? '1' : '0');
    put_number(tag, chunk.last - chunk.first);
    tag.append(chunk.bytes);
    table.add(own, tag);
}

void write_values(std::string_view key, const Chunk& chunk, TableWriter& table) {
    std::string own(key);
    put_sortable(own, chunk.first);
    table.add(own, chunk.bytes);
}

void write_statistics(const std::map<std::uint32_t, SlotStatistics>& slots, TableWriter& table) {
    for (const auto& [slot, own] : slots) {
        std::string key(kValueStatisticsKey), tag;
        put_last_number(key, slot);
        put_number(tag, own.count);
        put_text(tag, own.least);
        if (own.greatest != own.least) tag.append(own.greatest);
        table.add(key, tag);
    }
}

}  // namespace

void merge_lists(const Spool& spool, const std::vector<ListSource>& sources, const std::map<std::uint32_t, SlotStatistics>& slots, TableWriter& table) {
    std::vector<Items> all;
    all.reserve(sources.size());
    const std::size_t ahead = std::clamp(kReadAhead / std::max<std::size_t>(1, sources.size()), kLeastReadAhead, kMostReadAhead);
    for (const ListSource& source : sources) all.emplace_back(spool, source, ahead);
    const auto later = [&](std::size_t a, std::size_t b) {
        const int order = all[a].key().compare(all[b].key());
        return order != 0 ? order > 0 : a > b;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].next()) next.push(i);

    bool statistics_written = false;
    std::string key;
    std::vector<std::size_t> having;  // the pieces that have an item, in order
    while (!next.empty()) {
        key = all[next.top()].key();
        having.clear();
        Counts counts;
        for (; !next.empty() && all[next.top()].key() == key; next.pop()) {
            having.push_back(next.top());
            counts.documents += all[having.back()].documents;
            counts.frequency += all[having.back()].frequency;
        }
        const bool is_metadata = key.starts_with(kMetadataKey), is_value = key.starts_with(kValuesKey);
        if (!is_metadata && !std::exchange(statistics_written, true)) write_statistics(slots, table);
        Chunks chunks([&](const Chunk& chunk, bool is_first, bool is_last) {
            if (is_metadata) table.add(key, chunk.bytes);
            else if (is_value) write_values(key, chunk, table);
            else write_postings(key, counts, chunk, is_first, is_last, table);
        });
        for (const std::size_t piece : having) {
            all[piece].chunks([&](std::uint32_t first, std::uint32_t last, std::string_view bytes) { chunks.add(first, last, bytes); });
            if (all[piece].next()) next.push(piece);
        }
        chunks.finish();
    }
}

}  // namespace travaux::glass
