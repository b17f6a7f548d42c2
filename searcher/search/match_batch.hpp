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

    /// Matches of one report: from the index `begin` to that of the next run.
    struct Run {
        std::uint32_t report = 0;
        std::uint32_t begin = 0;
    };

    // Reports are numbered as the columns have them. Behind the last run stands one of none, which begins at the end.
    std::array<std::uint32_t, kMost> ids;
    std::array<std::uint32_t, kMost> reports;  // of the ids
    std::array<Run, kMost + 1> runs;
    std::uint32_t size = 0;
    std::uint32_t run_count = 0;
};

/// Calls `visit` with batch after batch, ids ascending. What is left of a report comes first in the next batch.
/// `report_starts`: database::Columns::report_starts().
template <class Visit>
void each_batch(const match::DocSet& found, std::span<const std::uint32_t> report_starts, Visit&& visit) {
    MatchBatch batch;
    const std::uint32_t* const ends = report_starts.data() + 1;
    std::uint32_t report = 0;
    std::uint32_t end = 0;  // of the run
    std::uint32_t size = 0;
    const auto give = [&] {
        batch.runs[batch.run_count] = {0, size};
        batch.size = size;
        visit(batch);
        batch.run_count = size = end = 0;
    };
    const auto words = found.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (size + 64 > MatchBatch::kMost) give();
        for (std::uint64_t left = words[i]; left != 0; left &= left - 1) {
            const auto id = static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left));
            if (id >= end) {
                while (ends[report] <= id) ++report;
                end = ends[report];
                batch.runs[batch.run_count++] = {report, size};
            }
            batch.ids[size] = id;
            batch.reports[size++] = report;
        }
    }
    if (size != 0) give();
}

}  // namespace travaux::search
