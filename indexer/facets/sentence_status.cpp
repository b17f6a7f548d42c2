#include "indexer/facets/sentence_status.hpp"

#include <algorithm>
#include <optional>

namespace travaux::facets {
namespace {

using schema::Commitment;

struct Hit {
    const Cue* cue = nullptr;
    WordRange words;
};

bool overlap(WordRange a, WordRange b) { return a.first < b.last && b.first < a.last; }

/// Reads one sentence against the cues of its language.
class SentenceReader {
public:
    SentenceReader(const Passage& passage, WordRange sentence, std::span<const Agent> agents, const Speech& speech,
                   bool item)
        : passage_(passage), sentence_(sentence), agents_(agents), speech_(speech), item_(item) {}

    std::vector<Clue> read(PatternSet::Reading& patterns) const {
        std::vector<Hit> hits, hidden;
        bool recital = false;
        bool norm = false;
        for (std::size_t at = patterns.next(sentence_.first); at < sentence_.last; at = patterns.next(at + 1)) {
            if (passage_.aside[at] || passage_.words[at].mark) continue;
            for (const std::size_t number : patterns.candidates(at)) {
                const Cue& cue = speech_.cues[number];
                const auto end = patterns.match(number, at);
                if (!end || *end == at || (cue.condition.head && !is_head(at))) continue;
                const Hit hit{&cue, {at, *end}};
                if (cue.effect == CueEffect::Silence) return {};
                recital = recital || cue.effect == CueEffect::Recite;
                norm = norm || cue.effect == CueEffect::Norm;
                if (cue.effect == CueEffect::Recite || cue.effect == CueEffect::Norm) continue;
                (cue.effect == CueEffect::Hide ? hidden : hits).push_back(hit);
            }
        }
        std::vector<Clue> clues;
        for (const Hit& hit : hits) {
            // "did not take place" says more than "did not"; "invites IOM to continue" more than "to continue"
            const bool strong = hit.cue->status == Commitment::NotRealised || hit.cue->status == Commitment::Requested;
            const auto outweighs = [&](const Hit& by) { return strong && hit.words.last - hit.words.first > by.words.last - by.words.first; };
            if (recital && hit.cue->status != Commitment::Requested) continue;
            if (norm && hit.cue->status != Commitment::Requested && hit.cue->status != Commitment::Planned) continue;
            const bool is_hidden = std::ranges::any_of(hidden, [&](const Hit& by) { return overlap(by.words, hit.words) && !outweighs(by); });
            if (!is_hidden && holds(hit)) clues.push_back({hit.cue->status, hit.words, actor(hit)});
        }
        return settle(std::move(clues));
    }

private:
    const Word& word(std::size_t at) const { return passage_.words[at]; }
    bool is(ClassName name, std::size_t at) const {
        return !word(at).mark && speech_.lexicon.is(name, word(at));
    }

    bool holds(const Hit& hit) const {
        const CueCondition& condition = hit.cue->condition;
        const std::size_t at = hit.words.first;
        if (word(at).joined && !is("prefix", at - 1)) return false;  // "IOM-led", but "co-organized"
        if (word(hit.words.first).capital && hit.words.first > sentence_.first && !is_capitals()) return false;  // "Action Plan"
        const bool told = hit.cue->status == Commitment::Delivered || hit.cue->status == Commitment::Ongoing;
        if (condition.start && told && !item_) return false;
        if (condition.verb && (!is_verb(hit.words.last - 1) || has_finite(hit.words.first, hit.words.last - 1))) return false;
        if (condition.headline && !(item_ && is_headline())) return false;
        if (hit.cue->status != Commitment::NotRealised && is_hypothetical(hit.words.first)) return false;
        const Agent* subject = subject_of(agents_, passage_, sentence_, hit.words.first);
        if (condition.beside && (subject == nullptr || after_adverbs(subject->words.last) != hit.words.first)) return false;
        if (const Agent* doer = doer_after(hit.words.last)) {
            if ((condition.not_other || condition.own) && !doer->own) return false;
            if (condition.not_other) return true;
        }
        if (condition.not_other && subject != nullptr && !subject->own) return false;
        if (condition.own && (subject == nullptr || !subject->own)) return false;
        if (!condition.near) return true;
        if (subject == nullptr || !subject->own) return false;
        // "IOM to chair in 2018": the headline's infinitive stands right after its subject
        return condition.headline ? subject->words.last == hit.words.first : is_near(*subject, hit.words.first);
    }

    std::size_t after_adverbs(std::size_t at) const {
        while (at < sentence_.last && is("adverb", at)) ++at;
        return at;
    }

    /// No preposition governs the noun: "systems were", not "plans for migrants were".
    bool is_head(std::size_t at) const {
        constexpr std::size_t kReach = 3;
        for (std::size_t back = 1; back <= kReach && at >= sentence_.first + back; ++back) {
            if (word(at - back).mark) return true;
            if (is("preposition", at - back) || is("joining", at - back)) return false;
        }
        return true;
    }

    /// Another verb stands between: "the review is ongoing and has covered".
    bool has_finite(std::size_t first, std::size_t last) const {
        for (std::size_t at = first; at < last; ++at) {
            if (!passage_.aside[at] && (is("finite", at) || is("hypothetical", at))) return true;
        }
        return false;
    }

    /// A sentence set in capitals throughout says nothing by a capital.
    bool is_capitals() const {
        for (std::size_t at = sentence_.first; at < sentence_.last; ++at) {
            if (!word(at).mark && !word(at).capital && word(at).lower.front() > '9') return false;
        }
        return true;
    }

    /// A headline has no finite verb: "First workshop held in New York".
    bool is_headline() const {
        return !has_finite(sentence_.first, sentence_.last);
    }

    /// "whether IOM will be invited", "how the Administration intends to": a question, not an undertaking.
    bool is_hypothetical(std::size_t at) const {
        constexpr std::size_t kReach = 8;
        for (std::size_t back = 1; back <= kReach && at >= sentence_.first + back; ++back) {
            if (word(at - back).mark) return false;
            if (is("hypothetical", at - back)) return true;
        }
        return false;
    }

    /// No article, preposition or auxiliary stands before it, as before a participle.
    bool is_verb(std::size_t at) const {
        std::size_t prior = at;
        while (prior > sentence_.first && is("adverb", prior - 1)) --prior;
        if (prior == sentence_.first) return true;
        const std::size_t before = prior - 1;
        return !is("determiner", before) && !is("preposition", before) && !is("be", before) && !is("have", before);
    }

    /// The verb belongs to the subject: what stands between is no other verb, and nothing that makes it a participle.
    bool is_near(const Agent& subject, std::size_t at) const {
        constexpr std::size_t kReach = 25;
        constexpr std::size_t kCompound = 3;  // "IOM staff trained", "GMG members met"
        if (at < subject.words.last || at - subject.words.last > kReach || !is_verb(at)) return false;
        std::size_t prior = at;
        while (prior > subject.words.last && is("adverb", prior - 1)) --prior;
        if (prior == subject.words.last) return true;
        const Word& before = word(prior - 1);
        if (before.mark) {
            if (before.lower != "," && before.lower != ")") return false;
            // "the Group, established in 2006, is": a participle
            bool aside_opens = before.lower == ",";
            for (std::size_t i = subject.words.last; i + 1 < prior; ++i) aside_opens = aside_opens && (passage_.aside[i] || word(i).lower == ")");
            if (aside_opens && at + 1 < sentence_.last && is("preposition", at + 1)) return false;
        } else {
            const bool open = before.capital || subject.possessive || is("pronoun", prior - 1) || is("activity", prior - 1) ||
                              is_number(before.lower) || prior - subject.words.last <= kCompound;
            if (!open) return false;
        }
        return !has_finite(subject.words.last, prior);
    }

    static bool is_number(std::string_view text) { return text.front() >= '0' && text.front() <= '9'; }

    /// "… by X" after a passive.
    const Agent* doer_after(std::size_t at) const {
        constexpr std::size_t kReach = 3;
        for (std::size_t i = at; i < sentence_.last && i < at + kReach; ++i) {
            if (word(i).mark) return nullptr;
            const bool by = is("by", i) || (i == at && at > sentence_.first && is("by", at - 1));
            if (!by) continue;
            for (const Agent& agent : agents_) {
                const std::size_t preposition = is("by", i) ? i : i - 1;
                if (agent.words.first > preposition && agent.words.first <= preposition + 2) return &agent;
            }
        }
        return nullptr;
    }

    std::vector<std::string> actor(const Hit& hit) const {
        if (hit.cue->status == Commitment::Requested) return asked(hit);
        if (const Agent* doer = doer_after(hit.words.last)) return doer->names;
        const Agent* subject = subject_of(agents_, passage_, sentence_, hit.words.first);
        if (subject == nullptr) return {};
        // "UNDP and IOM", "IOM & FAO"
        std::vector<std::string> names = subject->names;
        for (auto agent = agents_.rbegin(); agent != agents_.rend(); ++agent) {
            if (agent->words.last >= subject->words.first || agent->words.first < sentence_.first) continue;
            if (!are_joined(*agent, *subject, passage_, speech_.lexicon)) break;
            names.insert(names.begin(), agent->names.begin(), agent->names.end());
            subject = &*agent;
        }
        return names;
    }

    /// "The working level is requested to", "calls upon IOM and the members of the GMG to".
    std::vector<std::string> asked(const Hit& hit) const {
        if (is("by", hit.words.last - 1)) return {};  // "as requested by X": X asked
        std::vector<std::string> names;
        for (const Agent& agent : agents_) {
            if (agent.words.first < hit.words.first || agent.words.first >= sentence_.last) continue;
            for (const std::string& name : agent.names) {
                if (std::ranges::find(names, name) == names.end()) names.push_back(name);
            }
        }
        const bool passive = hit.words.last > hit.words.first && is("be", hit.words.first);
        const Agent* subject = subject_of(agents_, passage_, sentence_, hit.words.first);
        if (passive) return subject == nullptr ? std::vector<std::string>{} : subject->names;
        return names;
    }

    /// Of cues that overlap the longest stands; what was dropped is not planned too.
    static std::vector<Clue> settle(std::vector<Clue> clues) {
        std::ranges::stable_sort(clues, [](const Clue& a, const Clue& b) {
            const bool dropped_a = a.status == Commitment::NotRealised;
            const bool dropped_b = b.status == Commitment::NotRealised;
            if (dropped_a != dropped_b) return dropped_a;
            return a.words.last - a.words.first > b.words.last - b.words.first;
        });
        std::vector<Clue> out;
        const bool dropped = !clues.empty() && clues.front().status == Commitment::NotRealised;
        for (Clue& clue : clues) {
            if (dropped && clue.status == Commitment::Planned) continue;
            const bool taken = std::ranges::any_of(out, [&](const Clue& other) { return overlap(other.words, clue.words); });
            if (!taken) out.push_back(std::move(clue));
        }
        std::ranges::sort(out, {}, [](const Clue& clue) { return clue.words.first; });
        return out;
    }

    const Passage& passage_;
    WordRange sentence_;
    std::span<const Agent> agents_;
    const Speech& speech_;
    bool item_;
};

}  // namespace

std::vector<Clue> clues_in(const Passage& passage, WordRange sentence, std::span<const Agent> agents,
                           const Speech& speech, bool item, PatternSet::Reading& patterns) {
    constexpr std::size_t kLongest = 400;
    if (sentence.last - sentence.first > kLongest) return {};
    return SentenceReader(passage, sentence, agents, speech, item).read(patterns);
}

}  // namespace travaux::facets
