// When something promised or asked is due: "by 31 March 2013", "in early 2014", "before the end of the year".
#pragma once

#include "indexer/facets/passage.hpp"

#include <optional>
#include <string>

namespace travaux::facets {

/// The due date of a cue at word `cue` of a sentence, ISO 8601 as precise as printed: a date after "by", "before"
/// and the like, else the first date after the cue that "in", "on" or "during" governs. Empty where none is printed or
/// it lies before `year`.
std::string due_after(const Passage& passage, WordRange sentence, std::size_t cue, std::optional<int> year,
                      const Calendar& calendar, const Lexicon& lexicon);

}  // namespace travaux::facets
