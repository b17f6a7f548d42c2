// What to do about a full disk: who runs into one wants to know what is left, and how much room it takes.
#pragma once

#include "indexer/options.hpp"
#include "schema/error.hpp"

#include <functional>

namespace travaux::indexer {

/// The error with the way out as its hint, where it says that a disk or a quota is full; else as it is. `builds`: a new index was
/// under way, of which nothing is kept; else an update, which goes on behind its last commit.
schema::Error with_way_out(const schema::Error& error, const Options& options, bool builds);

}  // namespace travaux::indexer
