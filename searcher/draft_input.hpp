// Where a draft comes from: standard input, a file, a passage of the index, or the command line itself.
#pragma once

#include "searcher/draft/draft.hpp"
#include "searcher/search/searcher.hpp"

#include <optional>
#include <string>
#include <vector>

namespace travaux::searcher {

struct Draft {
    std::vector<draft::Paragraph> paragraphs;
    std::string id;                          // of the passage, where the draft is one
    std::optional<search::Passage> passage;
    std::vector<std::string> candidates;     // the address could mean any of these; then there is nothing else

    const schema::Unit* passage_unit() const;
};

/// No word, or "-": standard input; a file; an address; else the text itself, if it has a blank. Throws Error(NotFound)
/// where it is none of these, Error(Input) for what is no text.
Draft read_draft(const std::vector<std::string>& words, search::Searcher& searcher);

}  // namespace travaux::searcher
