// Where some words stand in a paragraph. Inside of the search room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/search/index.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace travaux::search {

/// Looks at one paragraph after another: in the word order file of its shard, or in its stored text where there is none.
class Places {
public:
    /// `words`: folded, each once.
    Places(const Index& index, analysis::Analyzer& analyzer, std::vector<std::string> words);

    void look_at(std::size_t shard, Xapian::docid id);

    /// Positions of a word in the paragraph looked at, ascending; none for a word that was not asked for.
    const std::vector<std::uint32_t>& of(const std::string& word) const;

private:
    void read(const database::WordOrder& order, std::size_t shard, Xapian::docid id);
    void cut(std::size_t shard, Xapian::docid id);

    const Index& index_;
    analysis::Analyzer& analyzer_;
    std::unordered_map<std::string, std::size_t> numbers_;     // of words, from 1
    std::vector<std::vector<std::uint32_t>> positions_;        // by number; 0: of other words
    std::vector<std::vector<std::uint16_t>> number_of_code_;   // by shard
};

}  // namespace travaux::search
