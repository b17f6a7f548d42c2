// Before anything is read in earnest: which files there are, what each will be called, and which need no reading.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/options.hpp"
#include "indexer/understand.hpp"
#include "indexer/write/stamp.hpp"

#include <cstdint>
#include <vector>

namespace travaux::indexer {

struct Plan {
    std::vector<write::Stamp> gone;  // with --prune: reports under the paths whose files are gone
    std::vector<Task> tasks;  // in the order of find_files()
    Tally tally;              // unchanged, rejected and skipped so far
};

/// `stamps`: what the index holds. `setting`: of fingerprint.hpp. Rejections go to the journal.
Plan make_plan(const Options& options, const std::vector<write::Stamp>& stamps, std::uint64_t setting, Journal& journal);

}  // namespace travaux::indexer
