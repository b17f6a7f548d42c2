// Indexes: files and records in, an index brought up to date.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/options.hpp"

namespace travaux::indexer {

/// Exit status of a run: 0 all is indexed; 1 something was rejected and the rest indexed, or a report was
/// found incomplete; 2 all was rejected.
int exit_status(const Tally& tally);

/// Brings the index up to date. Reports are committed whole, some thousand paragraphs at a time; what was
/// committed stays when a later report fails. Throws schema::Error where the index itself cannot be used.
Tally run(const Options& options, Journal& journal);

}  // namespace travaux::indexer
