#include "searcher/search/column_tally.hpp"

#include "schema/bits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

namespace travaux::search {
namespace {

using database::kWordsOfBlock;
using BlockWords = std::array<std::uint64_t, kWordsOfBlock>;

template <class Visit>
void each_bit(std::uint64_t bits, Visit&& visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<unsigned>(std::countr_zero(bits)));
}

// How many of `bits` are set below one.
std::uint32_t rank(std::uint64_t bits, unsigned bit) { return schema::count_bits(bits & ((std::uint64_t{1} << bit) - 1)); }

// Calls `visit` with each block in which the set has any, its words (those behind the end are empty), and all of them as one.
template <class Visit>
void each_block(const match::DocSet& found, Visit&& visit) {
    const auto words = found.words();
    BlockWords block;
    for (std::size_t first = 0; first < words.size(); first += kWordsOfBlock) {
        const auto end = std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(first), std::min(kWordsOfBlock, words.size() - first), block.begin());
        std::fill(end, block.end(), 0);
        std::uint64_t any = 0;
        for (std::uint64_t word : block) any |= word;
        if (any != 0) visit(first / kWordsOfBlock, block, any);
    }
}

// Calls `visit` with each word of 64 ids in which the set has any: its index, its bits, and their report, at whose end a word is parted.
template <class Visit>
void each_word_of_report(const match::DocSet& found, std::span<const std::uint32_t> report_starts, Visit&& visit) {
    const auto words = found.words();
    std::uint32_t report = 0;
    for (std::size_t word = 0; word < words.size(); ++word)
        for (std::uint64_t left = words[word]; left != 0;) {
            const std::size_t first = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            while (report_starts[report + 1] <= first) ++report;
            const std::size_t end = report_starts[report + 1] - word * 64;
            const std::uint64_t here = end < 64 ? left & ~(~std::uint64_t{0} << end) : left;
            visit(word, here, report);
            left ^= here;
        }
}

class ColumnTally {
public:
    ColumnTally(const Counted& counted, const database::ColumnSets& column, bool reports)
        : counted_(counted), column_(column), planes_(column.plane_count()), few_(counted.size <= counted.columns.most_few(column)), sparse_(few_ || counted.size <= counted.columns.docids() / kSparseOneIn), tallies_(column.values.size()), sets_(column.sets() + 1),
          last_of_set_(reports ? sets_.size() : 0, kNone), last_of_value_(reports ? tallies_.size() : 0, kNone) {}

    // All but what add_word() must see.
    void add_all() {
        if (column_.by_report) return add_reports();
        const bool asks_words = !last_of_set_.empty();
        if (asks_words && sparse_) return;
        if (few_) counted_.paragraphs.each([&](std::size_t id) { ++of_set(set_of(id)); });
        else column_.with_numbers([&](auto numbers) { add_blocks(numbers, asks_words); });
    }

    // To be called with each word, of a column of documents of which reports are wanted.
    void add_word(std::size_t word, std::uint64_t found, std::uint32_t report) {
        if (sparse_) return each_bit(found, [&](unsigned bit) { add(set_of(word * 64 + bit), report); });
        const std::size_t block = word / kWordsOfBlock;
        const std::size_t at = word % kWordsOfBlock;
        const std::uint64_t* plane = column_.planes.data() + block * planes_ * kWordsOfBlock + at;
        for (std::uint32_t set : column_.plane_sets) {
            if ((found & *plane) != 0) add_report(set, report);
            plane += kWordsOfBlock;
        }
        if (column_.numbers.empty() || (found & *plane) == 0) return;
        std::size_t before = column_.before[block];
        for (const std::uint64_t* earlier = plane - at; earlier < plane; ++earlier) before += schema::count_bits(*earlier);
        each_bit(found & *plane, [&](unsigned bit) { add(column_.number(before + rank(*plane, bit)), report); });
    }

    std::vector<Tally> all() {
        for (std::uint32_t set = 1; set < sets_.size(); ++set)
            if (sets_[set] != 0) column_.each(set, [&](std::uint32_t code) { tallies_[code].paragraphs += sets_[set]; });
        return std::move(tallies_);
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    static constexpr std::size_t kFewInBlock = 4;    // then one by one is as fast
    static constexpr std::size_t kSparseOneIn = 64;  // the same of words and their reports

    std::uint32_t set_of(std::size_t id) const { return few_ ? counted_.columns.copy_set_of(column_, id) : column_.set_of(id); }

    // A damaged file may name a set that it does not have: the last item is for these.
    std::uint32_t& of_set(std::size_t set) { return sets_[std::min(set, sets_.size() - 1)]; }

    // Neighbours mostly have the same values.
    void add_reports() {
        const auto starts = counted_.columns.report_starts();
        const match::DocSet& reports = counted_.reports;
        column_.with_numbers([&](auto sets) {
            for (std::size_t report = reports.next(0), end = 0; report < sets.size(); report = reports.next(end)) {
                for (end = report + 1; end < sets.size() && sets[end] == sets[report] && reports.contains(static_cast<Xapian::docid>(end));) ++end;
                of_set(sets[report]) += static_cast<std::uint32_t>(counted_.paragraphs.count(starts[report], starts[end]));
                column_.each(sets[report], [&](std::uint32_t code) { tallies_[code].reports += end - report; });
            }
        });
    }

    template <class Number>
    void add_blocks(std::span<const Number> numbers, bool planes_alone) {
        const std::size_t sets = column_.plane_sets.size();
        each_block(counted_.paragraphs, [&](std::size_t block, const BlockWords& found, std::uint64_t any) {
            if (!planes_alone && schema::count_bits(any) <= kFewInBlock) {
                for (std::size_t word = 0; word < kWordsOfBlock; ++word)
                    each_bit(found[word], [&](unsigned bit) { ++of_set(column_.set_of((block * kWordsOfBlock + word) * 64 + bit)); });
                return;
            }
            for (std::size_t plane = 0; plane < sets; ++plane) of_set(column_.plane_sets[plane]) += schema::count_bits(column_.plane(block, plane), found);
            if (sets == planes_ || planes_alone) return;
            const auto has = column_.plane(block, sets);
            std::size_t before = column_.before[block];
            for (std::size_t word = 0; word < kWordsOfBlock; ++word) {
                const std::size_t count = schema::count_bits(has[word]);
                if (before + count > numbers.size()) return;  // a damaged file
                each_bit(found[word] & has[word], [&](unsigned bit) { ++of_set(numbers[before + rank(has[word], bit)]); });
                before += count;
            }
        });
    }

    void add(std::size_t set, std::uint32_t report) {
        ++of_set(set);
        add_report(set, report);
    }

    void add_report(std::size_t set, std::uint32_t report) {
        if (std::exchange(last_of_set_[std::min(set, sets_.size() - 1)], report) == report) return;
        column_.each(static_cast<std::uint32_t>(set), [&](std::uint32_t code) { tallies_[code].reports += std::exchange(last_of_value_[code], report) != report ? 1U : 0U; });
    }

    const Counted& counted_;
    const database::ColumnSets& column_;
    std::size_t planes_;
    bool few_;
    bool sparse_;
    std::vector<Tally> tallies_;                // by value
    std::vector<std::uint32_t> sets_;           // paragraphs, by set
    std::vector<std::uint32_t> last_of_set_;    // the last report that had it; none where nobody asks
    std::vector<std::uint32_t> last_of_value_;
};

}  // namespace

std::vector<std::vector<Tally>> tally_values(const Counted& counted, std::span<const database::ColumnSets> columns, bool reports) {
    std::vector<ColumnTally> tallies;
    std::vector<ColumnTally*> by_word;
    tallies.reserve(columns.size());
    for (const database::ColumnSets& column : columns) {
        const bool by_words = reports && !column.by_report;
        ColumnTally& tally = tallies.emplace_back(counted, column, by_words);
        tally.add_all();
        if (by_words) by_word.push_back(&tally);
    }
    if (!by_word.empty())
        each_word_of_report(counted.paragraphs, counted.columns.report_starts(), [&](std::size_t word, std::uint64_t found, std::uint32_t report) {
            for (ColumnTally* tally : by_word) tally->add_word(word, found, report);
        });
    std::vector<std::vector<Tally>> all;
    for (ColumnTally& tally : tallies) all.push_back(tally.all());
    return all;
}

}  // namespace travaux::search
