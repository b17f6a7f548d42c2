// Builds an index from nothing, or anew, on all cores.
#pragma once

#include "indexer/stream.hpp"
#include "indexer/write/index_folder.hpp"
#include "indexer/write/index_reader.hpp"

namespace travaux::indexer {

/// Writes the reports of the plan, and those of `before` that the run neither replaced nor removed, into a new generation of `folder`, which
/// takes the place of what it held, whole. `shards`: databases that it is parted into. The journal is warned of reports that cannot be read.
void build(const Work& work, Plan&& plan, write::IndexFolder& folder, unsigned shards, const write::IndexReader& before, Tally& tally);

}  // namespace travaux::indexer
