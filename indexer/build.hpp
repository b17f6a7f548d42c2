// Builds an index from nothing, or anew, on all cores.
#pragma once

#include "indexer/stream.hpp"
#include "indexer/write/index_folder.hpp"

namespace travaux::indexer {

/// Writes the reports of the plan, and no others, into a new generation of `folder` that takes the place of what
/// it held, whole. `shards`: databases that it is parted into.
void build(const Work& work, Plan&& plan, write::IndexFolder& folder, unsigned shards, Tally& tally);

}  // namespace travaux::indexer
