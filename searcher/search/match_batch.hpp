// Matches to be counted, so many at once that they stay in the processor's cache, with the report of each. Inside of the search room.
#pragma once

#include "searcher/match/doc_set.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace travaux::search {

struct MatchBatch {
    static constexpr std::size_t kMost = 512;

    /// So many matches of a report follow each other.
    struct Run {
        std::uint32_t report = 0;
        std::uint32_t paragraphs = 0;
    };

    // Of each so many mean anything as is said below. Reports are numbered as the columns have them.
    std::array<std::uint32_t, kMost> ids;
    std::array<std::uint32_t, kMost> reports;  // of the ids
    std::array<Run, kMost> runs;
    std::size_t size = 0;
    std::size_t run_count = 0;
};

/// Calls `visit` with batch after batch, ids ascending. What is left of a report comes first in the next batch.
/// `report_starts`: database::Columns::report_starts().
template <class Visit>
void each_batch(const match::DocSet& found, std::span<const std::uint32_t> report_starts, Visit&& visit) {
    MatchBatch batch;
    const std::uint32_t* const ends = report_starts.data() + 1;
    std::uint32_t report = 0;
    const auto words = found.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == 0) continue;
        if (batch.size + 64 > MatchBatch::kMost) {
            visit(batch);
            batch.size = batch.run_count = 0;
        }
        const auto first = static_cast<std::uint32_t>(i * 64);
        for (std::uint64_t left = words[i]; left != 0;) {
            while (ends[report] <= first + static_cast<std::uint32_t>(std::countr_zero(left))) ++report;
            std::uint64_t here = ends[report] - first < 64 ? left & ~(~std::uint64_t{0} << (ends[report] - first)) : left;
            left ^= here;
            std::size_t size = batch.size;
            for (; here != 0; here &= here - 1) {
                batch.ids[size] = first + static_cast<std::uint32_t>(std::countr_zero(here));
                batch.reports[size++] = report;
            }
            const auto paragraphs = static_cast<std::uint32_t>(size - batch.size);
            batch.size = size;
            if (batch.run_count != 0 && batch.runs[batch.run_count - 1].report == report) batch.runs[batch.run_count - 1].paragraphs += paragraphs;
            else batch.runs[batch.run_count++] = {report, paragraphs};
        }
    }
    if (batch.size != 0) visit(batch);
}

}  // namespace travaux::search
