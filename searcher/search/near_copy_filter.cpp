#include "searcher/search/near_copy_filter.hpp"

#include "schema/word_bytes.hpp"

#include <algorithm>
#include <bit>

namespace travaux::search {
namespace {

constexpr std::size_t kRun = schema::kBytesAtOnce;
constexpr std::size_t kBits = 1U << 16U;

std::size_t bit_number(std::uint64_t run) { return run * 0x9E3779B97F4A7C15ULL >> 48U; }

// Of a long text the runs that begin with certain bytes, one byte in sixteen, which are sought among eight at once. Gives how many.
template <class Take>
std::size_t each_run(std::string_view text, Take&& take) {
    constexpr std::size_t kLong = 512;
    constexpr std::uint64_t kLowHalves = 0x0F0F0F0F0F0F0F0FULL;
    constexpr std::uint64_t kSought = 0x0505050505050505ULL;
    constexpr std::uint64_t kAbove = 0x1010101010101010ULL;
    const std::size_t runs = text.size() < kRun ? 0 : text.size() - kRun + 1;
    const auto run_at = [text](std::size_t at) { return schema::load_bytes<std::uint64_t>(text.data() + at); };
    if (runs <= kLong) {
        for (std::size_t at = 0; at < runs; ++at) take(run_at(at));
        return runs;
    }
    std::size_t taken = 0;
    for (std::size_t at = 0; at + kRun <= runs; at += kRun)
        for (std::uint64_t found = (kAbove - ((run_at(at) & kLowHalves) ^ kSought)) & kAbove; found != 0; found &= found - 1, ++taken)
            take(run_at(at + static_cast<std::size_t>(std::countr_zero(found)) / 8));
    return taken;
}

}  // namespace

void NearCopyFilter::add(std::string_view text) {
    const bool is_first = bits_.empty();
    bits_.resize(kBits / 64);
    std::size_t own = 0;
    each_run(text, [&](std::uint64_t run) {
        std::uint64_t& bits = bits_[bit_number(run) / 64];
        const std::uint64_t bit = std::uint64_t{1} << (bit_number(run) % 64);
        own += (bits & bit) == 0 ? 1 : 0;
        bits |= bit;
    });
    fewest_ = is_first ? own : std::min(fewest_, own);
}

// Two that are nearly the same share four fifths of the shorter one's shingles, which has four fifths of the longer one's. A word that is another
// takes five shingles with it, and seven runs besides those of its own bytes: so two fifths of the runs are left at the very least, and mostly nine tenths.
bool NearCopyFilter::may_pass(std::string_view text) const {
    if (bits_.empty()) return false;
    std::size_t shared = 0;
    const auto count = [&shared, bits = bits_.data()](std::uint64_t run) { shared += bits[bit_number(run) / 64] >> (bit_number(run) % 64) & 1U; };
    const std::size_t runs = each_run(text, count);
    return 5 * (shared + 1) >= 2 * std::min(fewest_, runs);  // but for a rounding
}

}  // namespace travaux::search
