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

// Puts chunks side by side together while they are small.
void append(std::vector<Chunk>& chunks, std::uint32_t first, std::uint32_t last, std::string_view bytes) {
    if (chunks.empty() || chunks.back().bytes.size() + bytes.size() > kChunk) {
        chunks.push_back({first, last, std::string(bytes)});
        return;
    }
    Chunk& before = chunks.back();
    put_number(before.bytes, first - before.last - 1);
    before.bytes.append(bytes);
    before.last = last;
}

void write_postings(std::string_view key, std::uint64_t documents, std::uint64_t frequency, const std::vector<Chunk>& chunks, TableWriter& table) {
    std::string own, tag;
    for (const Chunk& chunk : chunks) {
        const bool is_first = &chunk == &chunks.front();
        own = key;
        tag.clear();
        if (is_first) {
            put_number(tag, documents);
            put_number(tag, frequency);
            put_number(tag, chunk.first - 1);
        } else {
            if (key != kLengthsKey) own.push_back('\0');
            put_sortable(own, chunk.first);
        }
        tag.push_back(&chunk == &chunks.back() ? '1' : '0');
        put_number(tag, chunk.last - chunk.first);
        tag.append(chunk.bytes);
        table.add(own, tag);
    }
}

void write_values(std::string_view key, const std::vector<Chunk>& chunks, TableWriter& table) {
    for (const Chunk& chunk : chunks) {
        std::string own(key);
        put_sortable(own, chunk.first);
        table.add(own, chunk.bytes);
    }
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
    std::vector<Chunk> chunks;
    while (!next.empty()) {
        key = all[next.top()].key();
        std::uint64_t documents = 0, frequency = 0;
        chunks.clear();
        while (!next.empty() && all[next.top()].key() == key) {
            const std::size_t own = next.top();
            next.pop();
            documents += all[own].documents;
            frequency += all[own].frequency;
            all[own].chunks([&](std::uint32_t first, std::uint32_t last, std::string_view bytes) { append(chunks, first, last, bytes); });
            if (all[own].next()) next.push(own);
        }
        if (key.starts_with(kMetadataKey)) {
            table.add(key, chunks.front().bytes);
            continue;
        }
        if (!std::exchange(statistics_written, true)) write_statistics(slots, table);
        if (key.starts_with(kValuesKey)) write_values(key, chunks, table);
        else write_postings(key, documents, frequency, chunks, table);
    }
}

}  // namespace travaux::glass
