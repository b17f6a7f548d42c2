// `--extract`: what the indexer sees, unit by unit, as JSON Lines on standard output.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/options.hpp"

namespace travaux::indexer {

/// Prints schema::extracted_unit for every unit of the files, then of the records, in the order given. Ends quietly where
/// nobody reads on; throws Error(Io) where standard output cannot be written.
Tally extract(const Options& options, Journal& journal);

}  // namespace travaux::indexer
