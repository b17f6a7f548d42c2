#include "indexer/facets/agents.hpp"

#include <algorithm>
#include <array>

namespace travaux::facets {
namespace {

constexpr std::size_t kMaxParents = 8;  // a table may hold a circle

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

/// The organisation and those above it, by `parent`.
std::vector<const vocabulary::Agency*> lineage(const vocabulary::Agency& agency, const vocabulary::Authority& authority) {
    std::vector<const vocabulary::Agency*> out{&agency};
    while (out.size() < kMaxParents && !out.back()->parent.empty()) {
        const auto* parent = authority.resolve(out.back()->parent);
        if (parent == nullptr || parent == out.back()) break;
        out.push_back(parent);
    }
    return out;
}

/// The kinds of those that work side by side with whoever reports. A forum, an organ or a State decides and is quoted.
constexpr std::array<std::string_view, 7> kPartners{"GMG member", "UN entity", "UN office", "UN department", "UN regional commission", "NGO", "bank"};

bool is_own(const vocabulary::Agency& agency, const Reporter& reporter, const vocabulary::Authority& authority) {
    if (!reporter.is_known()) return agency.facet;
    if (std::ranges::any_of(kPartners, [&](std::string_view kind) { return agency.kind.starts_with(kind); })) return true;
    for (const auto* above : lineage(agency, authority)) {
        if (contains(reporter.author, above->canonical) || contains(reporter.chair, above->canonical)) return true;
        if (reporter.speaks_for_group && (above->canonical == "GMG" || above->kind.starts_with("GMG member"))) return true;
    }
    return false;
}

bool is_number(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

/// Whether a preposition or a verb stands before the words at `at`, articles and adjectives passed over.
bool is_governed(const Passage& passage, std::size_t at, std::size_t first, const Lexicon& lexicon) {
    constexpr std::size_t kBetween = 3;
    for (std::size_t back = 1; back <= kBetween && at >= first + back; ++back) {
        const Word& before = passage.words[at - back];
        if (before.mark) return before.lower == "/";
        if (is_number(before.lower)) return false;  // "In 2012 the Group"
        if (lexicon.is("preposition", before)) return true;
        if (lexicon.is("determiner", before) || lexicon.is("adverb", before)) continue;
        const bool verb = lexicon.is("past", before) || lexicon.is("present", before) ||
                          lexicon.is("gerund", before) || lexicon.is("finite", before);
        const bool infinitive = at >= first + back + 1 && passage.words[at - back - 1].lower == "to";
        // "with host countries": an adjective before a common noun; but "in that period the secretariat"
        const bool articled = lexicon.is("determiner", passage.words[at]);
        if (!verb && !infinitive && !articled && !before.capital && !passage.words[at].capital) continue;
        return verb || infinitive;
    }
    return false;
}

std::size_t clause_start(const Passage& passage, WordRange sentence, std::size_t at) {
    std::size_t start = at;
    while (start > sentence.first) {
        const Word& before = passage.words[start - 1];
        if (before.mark && (before.lower == ":" || before.lower == ";") && !passage.aside[start - 1]) break;
        --start;
    }
    return start;
}

std::vector<std::string> names_of(Role role, const Reporter& reporter) {
    if (role == Role::Author) return reporter.author;
    if (role == Role::Chair) return reporter.chair;
    if (role == Role::Group && reporter.speaks_for_group) return {"GMG"};
    return {};
}

void add_names(std::vector<Agent>& out, const Passage& passage, const Reporter& reporter, const Tables& tables) {
    for (const auto& match : passage.names) {
        const auto& agency = tables.authority.agencies()[match.agency];
        const WordRange words = passage.words_in(match.begin, match.end);
        if (words.first == words.last) continue;
        Agent agent{.words = words, .names = {}, .own = is_own(agency, reporter, tables.authority)};
        if (const std::string value = value_of(agency, tables.authority); !value.empty()) agent.names = {value};
        out.push_back(std::move(agent));
    }
}

void add_roles(std::vector<Agent>& out, const Passage& passage, const Reporter& reporter, const Speech& speech, const ElementBits& fits) {
    const std::vector<Agent> named = out;
    const auto overlaps = [&](WordRange words) {
        const auto next = std::ranges::upper_bound(named, words.first, {}, [](const Agent& agent) { return agent.words.last; });
        return next != named.end() && next->words.first < words.last;
    };
    PatternSet::Reading patterns(speech.role_patterns, passage.words, speech.lexicon, fits);
    for (std::size_t i = 0; i < passage.sentences.size(); ++i) {
        const WordRange sentence = passage.sentences[i];
        patterns.turn_to(sentence, i);
        for (std::size_t at = patterns.next(sentence.first); at < sentence.last; at = patterns.next(at + 1)) {
            for (const std::size_t number : patterns.candidates(at)) {
                const auto end = patterns.match(number, at);
                if (!end || overlaps({at, *end})) continue;
                const Role role = speech.roles[number];
                out.push_back({.words = {at, *end}, .names = names_of(role, reporter), .own = role != Role::Other});
                at = *end - 1;
                break;
            }
        }
    }
}

}  // namespace

bool are_joined(const Agent& left, const Agent& right, const Passage& passage, const Lexicon& lexicon) {
    constexpr std::size_t kReach = 3;
    if (right.words.first <= left.words.last || right.words.first - left.words.last > kReach) return false;
    bool joined = false;
    for (std::size_t i = left.words.last; i < right.words.first; ++i) {
        const Word& between = passage.words[i];
        if (lexicon.is("joining", between)) {
            joined = true;
        } else if (between.lower != "," && !lexicon.is("determiner", between)) {
            return false;
        }
    }
    return joined;
}

std::string value_of(const vocabulary::Agency& agency, const vocabulary::Authority& authority) {
    for (const auto* above : lineage(agency, authority)) {
        if (above->facet) return above->canonical;
    }
    return {};
}

std::vector<Agent> agents_in(const Passage& passage, const Reporter& reporter, const Tables& tables,
                             const Speech& speech, const ElementBits& fits) {
    std::vector<Agent> out;
    add_names(out, passage, reporter, tables);
    add_roles(out, passage, reporter, speech, fits);
    std::ranges::sort(out, {}, [](const Agent& agent) { return agent.words.first; });
    std::size_t sentence = 0;
    for (Agent& agent : out) {
        while (sentence + 1 < passage.sentences.size() && passage.sentences[sentence].last <= agent.words.first) ++sentence;
        agent.possessive = passage.words[agent.words.last - 1].possessive;
        agent.governed = is_governed(passage, agent.words.first, passage.sentences[sentence].first, speech.lexicon);
    }
    // "prepared with UNHCR, OCHA and IFRC": the preposition governs the whole list
    for (std::size_t i = 1; i + 1 < out.size(); ++i) {
        const bool listed = out[i].words.first == out[i - 1].words.last + 1 && passage.words[out[i - 1].words.last].lower == ",";
        if (!listed || !out[i - 1].governed) continue;
        out[i].governed = are_joined(out[i], out[i + 1], passage, speech.lexicon);
    }
    for (std::size_t i = 1; i < out.size(); ++i) {
        if (!are_joined(out[i - 1], out[i], passage, speech.lexicon)) continue;
        // "with UNDESA and UNESCO" governs both; "IOM and a bank" act together
        out[i].governed = out[i].governed || out[i - 1].governed;
        out[i].own = out[i].own || (out[i - 1].own && !out[i - 1].governed);
    }
    return out;
}

std::span<const Agent> agents_of(const std::vector<Agent>& agents, WordRange sentence) {
    const auto first = [](const Agent& agent) { return agent.words.first; };
    const auto begin = std::ranges::lower_bound(agents, sentence.first, {}, first);
    const auto end = std::ranges::lower_bound(begin, agents.end(), sentence.last, {}, first);
    return {begin, end};
}

const Agent* subject_of(std::span<const Agent> agents, const Passage& passage, WordRange sentence, std::size_t at) {
    const std::size_t start = clause_start(passage, sentence, at);
    const Agent* subject = nullptr;
    for (const Agent& agent : agents) {
        if (agent.words.first >= at) break;
        const bool here = agent.words.first >= start && agent.words.last <= at && !passage.aside[agent.words.first];
        if (here && !agent.governed) subject = &agent;
    }
    return subject;
}

}  // namespace travaux::facets
