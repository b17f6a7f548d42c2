// How stamps are kept: in the database's metadata, one key a report, so that all of them are read in one scan.
#pragma once

#include "indexer/write/stamp.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

std::string stamp_key(std::string_view doc);
std::string encode_stamp(const Stamp& stamp);

/// By key, that is by doc. A stamp that cannot be read is left out: its report will be read again.
std::vector<Stamp> read_stamps(const Xapian::Database& database);

}  // namespace travaux::write
