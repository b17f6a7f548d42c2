// Opens what `--jsonl` names and tells the journal what is wrong with it.
#pragma once

#include "indexer/journal.hpp"
#include "indexer/read/source.hpp"
#include "indexer/write/import.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace travaux::indexer {

/// Hands over the reports of a file of records (`-`: standard input), and gives the number of lines left
/// out. Throws Error(Input) where the file cannot be read.
std::size_t read_records(const std::string& name, const read::Metadata& given, Journal& journal,
                         const std::function<void(write::Imported&&)>& take);

}  // namespace travaux::indexer
