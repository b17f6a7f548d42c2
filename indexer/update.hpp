// Brings an index that holds reports up to date, through its one writer.
#pragma once

#include "indexer/stream.hpp"
#include "indexer/write/index_writer.hpp"

#include <vector>

namespace travaux::indexer {

/// Writes what the plan says; commits every thousand paragraphs or so. `stamps`: what the index holds.
void update(const Work& work, Plan&& plan, const std::vector<write::Stamp>& stamps, write::IndexWriter& writer, Tally& tally);

}  // namespace travaux::indexer
