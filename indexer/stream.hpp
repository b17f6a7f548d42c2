// The reports of a run, files first and records then, understood side by side and handed over in order.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/options.hpp"
#include "indexer/plan.hpp"
#include "indexer/understand.hpp"
#include "indexer/write/stamp.hpp"

#include <cstdint>
#include <functional>

namespace travaux::indexer {

/// What the two ways of writing share.
struct Work {
    const Options& options;
    const Knowledge& knowledge;
    std::uint64_t setting;  // of fingerprint.hpp
    Journal& journal;
};

/// Hands over each report that was understood, on the calling thread, and tells the journal of the others. Records
/// that `unchanged` knows are counted and passed over. `take` says whether the report was indexed. Adds to `tally`.
void stream_reports(const Work& work, Plan&& plan, Tally& tally, const std::function<bool(const write::Stamp&)>& unchanged,
                    const std::function<bool(Understood&&)>& take);

/// Paragraphs of a report: its units that can be results.
std::size_t paragraphs_of(const schema::Report& report);

/// How a report that came of a source is stamped.
write::Stamp stamp_of(const Understood& understood);

}  // namespace travaux::indexer
