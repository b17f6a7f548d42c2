// What a passage says became of an undertaking. Inside of the follow room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/follow/trace.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::follow {

class Outcomes {
public:
    /// schema/data/outcome-words.tsv. Throws schema::Error as read_table does, Error(Input) for an outcome that is none.
    Outcomes();

    /// Of a part of the passage: what the indexer read there; else what its words say; else, where the passage has no
    /// other sentence, its status.
    Outcome read(const schema::Unit& unit, std::string_view part, analysis::Analyzer& analyzer) const;

private:
    struct Cue {
        std::vector<std::string> words;
        Outcome outcome;
    };
    std::vector<Cue> cues_;
    std::set<std::string> between_;  // words that may stand inside of a cue: "has thus been"
};

}  // namespace travaux::follow
