#include "indexer/facets/due_dates.hpp"

namespace travaux::facets {
namespace {

/// A word of the class stands before the date, with at most an article and an adjective between.
bool is_led_by(const Passage& passage, WordRange sentence, std::size_t at, const Lexicon& lexicon,
               ClassName name) {
    constexpr std::size_t kReach = 3;
    for (std::size_t back = 1; back <= kReach && at >= sentence.first + back; ++back) {
        const Word& before = passage.words[at - back];
        if (before.mark) return false;
        if (lexicon.is(name, before)) return true;
    }
    return false;
}

/// "for the 2012 report", "the post-2015 agenda": the year tells which report, and is a part of a name.
bool names_thing(const Passage& passage, WordRange sentence, const PrintedDate& date, const Lexicon& lexicon) {
    constexpr std::size_t kYear = 4;
    const std::size_t at = date.words.first;
    if (passage.words[at].joined) return true;
    return date.end.size() == kYear && at > sentence.first && lexicon.is("determiner", passage.words[at - 1]) &&
           date.words.last < sentence.last && !passage.words[date.words.last].mark;
}

/// "the agreement signed in London on 15 October 1946": the date is of what was signed. "To be held on", "was to appear in" are no such.
bool tells_of_past(const Passage& passage, WordRange sentence, std::size_t at, const Lexicon& lexicon) {
    constexpr std::size_t kReach = 6;
    for (std::size_t back = 1; back <= kReach && at >= sentence.first + back; ++back) {
        const Word& before = passage.words[at - back];
        if (before.mark) return false;
        if (!lexicon.is("sealed", before)) continue;
        const std::size_t prior = at - back;
        return prior == sentence.first || passage.words[prior - 1].lower != "be";
    }
    return false;
}

}  // namespace

std::string due_after(const Passage& passage, WordRange sentence, std::size_t cue, std::optional<int> year,
                      const Calendar& calendar, const Lexicon& lexicon) {
    std::string during;
    for (const PrintedDate& date : calendar.find(passage.words, sentence, year)) {
        if (date.words.last <= cue || passage.aside[date.words.first]) continue;
        if (year && date.end.substr(0, 4) < std::to_string(*year)) continue;
        if (names_thing(passage, sentence, date, lexicon) || tells_of_past(passage, sentence, date.words.first, lexicon)) continue;
        if (is_led_by(passage, sentence, date.words.first, lexicon, "due")) return date.end;
        const bool led = is_led_by(passage, sentence, date.words.first, lexicon, "during");
        if (during.empty() && led) during = date.end;
    }
    return during;
}

}  // namespace travaux::facets
