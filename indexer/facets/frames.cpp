#include "indexer/facets/frames.hpp"

namespace travaux::facets {

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
        if (frame.announces) continue;
        const auto found = frame.pattern.find(passage.words, sentence, speech.lexicon);
        if (!found || found->first >= first) continue;
        first = found->first;
        status = frame.status;
    }
    return status;
}

}  // namespace travaux::facets
