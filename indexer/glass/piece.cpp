#include "indexer/glass/piece.hpp"

#include "indexer/glass/packing.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace travaux::glass {
namespace {

// Xapian cuts its lists into chunks of so many bytes.
constexpr std::size_t kChunk = 2000;

// Xapian leaves shorter tags as they are.
constexpr std::size_t kDeflatedFrom = 19;

// A list of what documents have, ascending, in chunks.
class ListWriter {
public:
    void begin(std::uint32_t document) {
        if (chunk_.empty()) {
            first_ = document;
        } else if (chunk_.size() >= kChunk) {
            end_chunk();
            first_ = document;
        } else {
            put_number(chunk_, document - last_ - 1);
        }
        last_ = document;
    }
    std::string& entry() { return chunk_; }

    void finish(std::string_view key, std::uint64_t documents, std::uint64_t frequency, std::string& into) {
        if (!chunk_.empty()) end_chunk();
        put_text(into, key);
        put_number(into, documents);
        put_number(into, frequency);
        put_number(into, chunks_);
        into.append(done_);
        done_.clear();
        chunks_ = 0;
    }

private:
    void end_chunk() {
        put_number(done_, first_);
        put_number(done_, last_);
        put_text(done_, chunk_);
        chunk_.clear();
        ++chunks_;
    }

    std::string chunk_, done_;
    std::uint32_t first_ = 0, last_ = 0;
    std::size_t chunks_ = 0;
};

}  // namespace

void SlotStatistics::add(std::uint32_t more, const std::string& low, const std::string& high) {
    if (count == 0 || low < least) least = low;
    if (count == 0 || high > greatest) greatest = high;
    count += more;
}

void Statistics::add(const Statistics& more) {
    documents += more.documents;
    length += more.length;
    if (shortest == 0 || (more.shortest != 0 && more.shortest < shortest)) shortest = more.shortest;
    longest = std::max(longest, more.longest);
    greatest_weight = std::max(greatest_weight, more.greatest_weight);
    for (const auto& [slot, own] : more.slots) slots[slot].add(own.count, own.least, own.greatest);
}

std::uint32_t Piece::add(const Document& document) {
    Statistics& all = tables_.statistics;
    const std::uint32_t number = ++all.documents;
    std::uint32_t length = 0;
    for (const TermWeight& one : document.terms) {
        postings_.push_back({one.term, number, one.weight});
        length += one.weight;
        all.greatest_weight = std::max(all.greatest_weight, one.weight);
    }
    lengths_.push_back(length);
    all.length += length;
    all.longest = std::max(all.longest, length);
    if (length > 0 && (all.shortest == 0 || length < all.shortest)) all.shortest = length;
    for (const SlotValue& one : document.values) {
        all.slots[one.slot].add(1, one.value, one.value);
        values_[one.slot].emplace_back(number, one.value);
    }
    put_tag(document.data, tables_.records);
    put_term_list(document, length);
    return number;
}

void Piece::clear() {
    tables_.statistics = {};
    for (std::string* table : {&tables_.records, &tables_.term_lists, &tables_.lists}) table->clear();
    metadata_.clear();
    postings_.clear();
    lengths_.clear();
    values_.clear();
}

const PieceTables& Piece::finish() {
    ListWriter list;
    std::string key;
    std::string& out = tables_.lists;
    for (const auto& [name, value] : metadata_) {
        list.begin(1);
        list.entry() = value;
        list.finish(std::string(kMetadataKey) + name, 0, 0, out);
    }
    for (const auto& [slot, values] : values_) {
        for (const auto& [document, value] : values) {
            list.begin(document);
            put_text(list.entry(), value);
        }
        key = kValuesKey;
        put_number(key, slot);
        list.finish(key, 0, 0, out);
    }
    for (std::uint32_t number = 1; number <= lengths_.size(); ++number) {
        list.begin(number);
        put_number(list.entry(), lengths_[number - 1]);
    }
    list.finish(kLengthsKey, 0, 0, out);

    put_postings(out);
    return tables_;
}

// The postings of each term together, by document; terms in order.
void Piece::put_postings(std::string& out) {
    std::vector<std::uint32_t> begins(terms_.size() + 1);
    for (const Posting& one : postings_) ++begins[one.term + 1];
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t term = 0; term < terms_.size(); ++term) {
        if (begins[term + 1] > 0) order.emplace_back(terms_.beginning(term), term);
        begins[term + 1] += begins[term];
    }
    rows_.resize(postings_.size());
    std::vector<std::uint32_t> places(begins.begin(), begins.end() - 1);
    for (const Posting& one : postings_) rows_[places[one.term]++] = {one.document, one.weight};
    std::ranges::sort(order, [this](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : terms_.text(a.second) < terms_.text(b.second);
    });
    ListWriter list;
    std::string key;
    for (const auto& [unused, term] : order) {
        std::uint64_t frequency = 0;
        for (std::uint32_t row = begins[term]; row < begins[term + 1]; ++row) {
            list.begin(rows_[row].document);
            put_number(list.entry(), rows_[row].weight);
            frequency += rows_[row].weight;
        }
        key.clear();
        put_term(key, terms_.text(term));
        list.finish(key, begins[term + 1] - begins[term], frequency, out);
    }
}

// Terms in order, each as: how many bytes it shares with the one before, how many follow, these, its weight. A small weight goes into
// the first of these bytes.
void Piece::put_term_list(const Document& document, std::uint32_t length) {
    sorted_.clear();
    for (const TermWeight& one : document.terms) sorted_.emplace_back(terms_.beginning(one.term), one);
    std::ranges::sort(sorted_, [this](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : terms_.text(a.second.term) < terms_.text(b.second.term);
    });
    tag_.clear();
    std::string_view before;
    if (!sorted_.empty()) {
        put_number(tag_, length);
        put_number(tag_, sorted_.size());
    }
    for (const auto& [unused, one] : sorted_) {
        const std::string_view text = terms_.text(one.term);
        const auto shared = static_cast<std::size_t>(std::ranges::mismatch(before, text).in2 - text.begin());
        const std::uint64_t packed = (std::uint64_t{one.weight} + 1) * (before.size() + 1) + shared;
        const bool is_packed = !before.empty() && packed < 256;
        if (!before.empty()) tag_.push_back(static_cast<char>(is_packed ? packed : shared));
        tag_.push_back(static_cast<char>(text.size() - shared));
        tag_.append(text, shared);
        if (!is_packed) put_number(tag_, one.weight);
        before = text;
    }
    put_tag(tag_, tables_.term_lists);
    tag_.clear();
    std::uint32_t next = 0;
    for (const SlotValue& one : document.values) {
        put_number(tag_, one.slot - next);
        next = one.slot + 1;
    }
    put_tag(tag_, tables_.term_lists);
}

void Piece::put_tag(std::string_view tag, std::string& into) {
    const auto deflated = tag.size() < kDeflatedFrom ? std::nullopt : deflate_(tag);
    put_number(into, 2 * deflated.value_or(tag).size() + (deflated ? 1 : 0));
    into.append(deflated.value_or(tag));
}

}  // namespace travaux::glass
