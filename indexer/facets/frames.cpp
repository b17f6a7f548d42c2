#include "indexer/facets/frames.hpp"

namespace travaux::facets {

namespace {

/// "progress under the three objectives": a preposition governs the word.
bool is_governed(const Passage& passage, WordRange sentence, std::size_t at, const Lexicon& lexicon) {
    constexpr std::size_t kReach = 4;
    for (std::size_t back = 1; back <= kReach && at >= sentence.first + back; ++back) {
        const Word& before = passage.words[at - back];
        if (before.mark || lexicon.is("finite", before) || lexicon.is("past", before)) return false;
        if (lexicon.is("preposition", before)) return true;
    }
    return false;
}

}  // namespace

bool announces_aims(const Passage& passage, WordRange sentence, const Speech& speech) {
    for (const Frame& frame : speech.frames) {
        if (!frame.aims) continue;
        const auto found = frame.pattern.find(passage.words, sentence, speech.lexicon);
        if (found && !is_governed(passage, sentence, found->first, speech.lexicon)) return true;
    }
    return false;
}

bool announces_list(const Passage& passage, WordRange sentence, const Speech& speech) {
    for (const Frame& frame : speech.frames) {
        if (frame.announces && frame.pattern.find(passage.words, sentence, speech.lexicon)) return true;
    }
    return false;
}

schema::Commitment frame_of(const Passage& passage, WordRange sentence, const Speech& speech) {
    // "activities and achievements that came of the decisions": what is named first is what the list holds
    schema::Commitment status = schema::Commitment::None;
    std::size_t first = sentence.last;
    for (const Frame& frame : speech.frames) {
        if (frame.announces || frame.aims) continue;
        const auto found = frame.pattern.find(passage.words, sentence, speech.lexicon);
        if (!found || found->first >= first) continue;
        first = found->first;
        status = frame.status;
    }
    return status;
}

}  // namespace travaux::facets
