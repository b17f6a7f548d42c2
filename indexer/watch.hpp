// `--watch`: an index that follows its folders.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/options.hpp"

namespace travaux::indexer {

/// Indexes the paths, then what changes under the paths, and removes reports whose files go, until SIGINT or SIGTERM. Between changes the index
/// is free for other writers. A change that cannot be indexed is told and the watch goes on.
void watch(const Options& options, Journal& journal);

}  // namespace travaux::indexer
