#include "searcher/match/matches.hpp"

#include "schema/bits.hpp"
#include "schema/fields.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/evaluation.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace travaux::match {
namespace {

// Until `take` says that it has enough.
template <class Take>
void each_window(const Formula& formula, const Collection& collection, std::size_t shard, Evaluation& evaluation, Take&& take) {
    if (formula.empty()) return;
    const auto paragraphs = collection.shards[shard].columns->paragraphs();
    for (std::size_t first = evaluation.next(0); first / 64 < paragraphs.size(); first = evaluation.next(first + kWindow)) {
        WindowBits bits;
        std::ranges::copy(paragraphs.subspan(first / 64, std::min(kWindow / 64, paragraphs.size() - first / 64)), bits.words.begin());
        if (bits.empty()) continue;
        evaluation.keep(first, bits);
        if (!bits.empty() && !take(first, bits)) return;
    }
}

void add(const WindowBits& bits, std::size_t first, DocSet& into) {
    const auto words = into.words().subspan(first / 64);
    std::copy_n(bits.words.begin(), std::min(words.size(), bits.words.size()), words.begin());
}

// Moves some of the first out, about so many.
WindowBits first_of(WindowBits& left, std::size_t few) {
    WindowBits first;
    std::size_t count = 0;
    for (std::size_t i = 0; i < left.words.size() && count < few; ++i) {
        first.words[i] = std::exchange(left.words[i], 0);
        count += schema::count_bits(first.words[i]);
    }
    return first;
}

// Until enough are found to tell what weighs too little, so many are weighed at once.
constexpr std::size_t kFew = 128;

// Heavier ones come first; of equals the order of reports, in which paragraphs have ascending ids.
class Before {
public:
    explicit Before(const Collection& collection) : collection_(collection) {}

    bool operator()(const Weighed& a, const Weighed& b) const {
        if (a.weight != b.weight) return a.weight > b.weight;
        const std::string_view one = doc(a.id);
        const std::string_view other = doc(b.id);
        return one == other ? a.id < b.id : one < other;
    }

private:
    std::string_view doc(Xapian::docid id) const {
        const auto [shard, own] = collection_.in_shard(id);
        return collection_.shards[shard].columns->first(doc_column_, own);
    }

    const Collection& collection_;
    std::uint32_t doc_column_ = schema::field("doc").column;
};

// The heaviest so far of all shards.
class Heap {
public:
    Heap(const Collection& collection, std::size_t count) : before_(collection), count_(count) {}

    /// What weighs less is not among them.
    double least() const { return least_; }

    bool is_full() const { return heap_.size() == count_; }

    void add(const Weighed& one) {
        if (count_ == 0) return;
        if (heap_.size() == count_) {
            if (!before_(one, heap_.front())) return;
            std::ranges::pop_heap(heap_, before_);
            heap_.pop_back();
        }
        heap_.push_back(one);
        std::ranges::push_heap(heap_, before_);
        if (heap_.size() == count_) least_ = heap_.front().weight;
    }

    std::vector<Weighed> sorted() {
        std::ranges::sort_heap(heap_, before_);
        return std::move(heap_);
    }

private:
    Before before_;
    std::size_t count_;
    std::vector<Weighed> heap_;  // the lightest in front
    double least_ = -1;
};

// Passes on the heaviest paragraph of each report of a shard; they come in the order of ids.
class OneAReport {
public:
    OneAReport(const database::Columns& columns, Heap& into) : starts_(columns.report_starts()), into_(into) {}

    void add(std::size_t id, const Weighed& one) {
        if (id >= end_) {
            finish();
            end_ = *std::ranges::upper_bound(starts_, id);
        }
        if (!heaviest_ || one.weight > heaviest_->weight) heaviest_ = one;
    }
    void finish() {
        if (heaviest_) into_.add(*heaviest_);
        heaviest_.reset();
    }

private:
    std::span<const std::uint32_t> starts_;
    Heap& into_;
    std::optional<Weighed> heaviest_;
    std::size_t end_ = 0;
};

}  // namespace

DocSet matching(const Formula& formula, const Collection& collection, std::size_t shard) {
    const auto paragraphs = collection.shards[shard].columns->paragraphs();
    if (formula.op() == Op::Paragraphs) return DocSet(paragraphs);
    DocSet found(paragraphs.size() * 64);
    Evaluation evaluation(formula, collection, shard);
    each_window(formula, collection, shard, evaluation, [&](std::size_t first, const WindowBits& bits) {
        add(bits, first, found);
        return true;
    });
    return found;
}

bool any_matches(const Formula& formula, const Collection& collection) {
    if (!collection.has_columns) {
        Xapian::Enquire enquire(collection.database);
        enquire.set_query(to_xapian(filtered(formula, paragraphs()), collection));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return !enquire.get_mset(0, 1).empty();
    }
    bool found = false;
    for (std::size_t shard = 0; shard < collection.shards.size() && !found; ++shard) {
        Evaluation evaluation(formula, collection, shard);
        each_window(formula, collection, shard, evaluation, [&](std::size_t, const WindowBits&) {
            found = true;
            return false;
        });
    }
    return found;
}

Found find(const Formula& formula, const Collection& collection, std::size_t count, bool one_a_report) {
    Found found{{}, {}, count};
    Heap heap(collection, count);
    Evaluation::Weights weights;
    for (std::size_t shard = 0; shard < collection.shards.size(); ++shard) {
        const database::Columns& columns = *collection.shards[shard].columns;
        DocSet& set = found.sets.emplace_back(columns.paragraphs().size() * 64);
        Evaluation evaluation(formula, collection, shard);
        OneAReport reports(columns, heap);
        each_window(formula, collection, shard, evaluation, [&](std::size_t first, const WindowBits& bits) {
            add(bits, first, set);
            WindowBits left = bits;
            while (!left.empty()) {
                evaluation.prune(heap.least(), left);
                const WindowBits candidates = heap.is_full() ? std::exchange(left, {}) : first_of(left, kFew);
                evaluation.weigh(candidates, weights);
                candidates.each([&](std::size_t at) {
                    const double weight = rounded(weights[at]);
                    if (weight < heap.least()) return;
                    const Weighed one{collection.id_of(shard, first + at), weight};
                    if (one_a_report) reports.add(first + at, one);
                    else heap.add(one);
                });
            }
            return true;
        });
        reports.finish();
    }
    found.heaviest = heap.sorted();
    return found;
}

}  // namespace travaux::match
