#include "indexer/facets/annotations.hpp"
#include "indexer/facets/due_dates.hpp"
#include "indexer/facets/frames.hpp"
#include "indexer/facets/responses.hpp"
#include "indexer/facets/sentence_status.hpp"
#include "indexer/facets/table_rows.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace travaux::facets {
namespace {

using schema::Commitment;
using schema::Kind;
using schema::Unit;

/// What weighs a status against the others of its paragraph. A report tells mostly what was done; what it says was
/// dropped, promised or asked is what a reader will quote, so one such sentence outweighs several of the others.
double weight_of(Commitment status) {
    switch (status) {
        case Commitment::NotRealised: return 3.0;
        case Commitment::Planned: return 2.1;
        case Commitment::Requested: return 1.9;
        case Commitment::Ongoing: return 1.2;
        case Commitment::Delivered: return 1.0;
        case Commitment::None: break;
    }
    return 0;
}

/// What a lead-in gives to its items.
struct LeadIn {
    Commitment status = Commitment::None;
    std::vector<std::string> actor;
    std::string words;
};

struct Verdict {
    std::array<double, schema::kCommitmentNames.size()> weights{};
    std::array<std::string, schema::kCommitmentNames.size()> words;  // by status, the first that said so
    std::vector<std::string> actor;
    std::string due;

    void add(Commitment status, std::string_view said) {
        const auto at = static_cast<std::size_t>(status);
        weights[at] += weight_of(status);
        if (words[at].empty()) words[at] = said;
    }
    void add_actor(const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (std::ranges::find(actor, name) == actor.end()) actor.push_back(name);
        }
    }
    bool is_empty() const { return gist() == Commitment::None; }
    Commitment gist() const {
        const auto best = std::ranges::max_element(weights);
        return *best > 0 ? static_cast<Commitment>(best - weights.begin()) : Commitment::None;
    }
    std::vector<Commitment> all() const {
        std::vector<Commitment> out;
        for (std::size_t i = 1; i < weights.size(); ++i) {
            if (weights[i] > 0) out.push_back(static_cast<Commitment>(i));
        }
        return out;
    }
};

class Reader {
public:
    Reader(const Parents& parents, const Reporter& reporter, std::optional<int> year, std::string_view language, const Tables& tables)
        : parents_(parents), reporter_(reporter), year_(year), language_(language), tables_(tables), rows_(tables), responses_(tables) {}

    void read(Unit& unit, const Passage& passage) {
        rows_.meet(unit);
        const auto row = unit.kind == Kind::TableRow ? rows_.read(unit, passage, year_) : responses_.read(unit, passage, year_);
        if (row && schema::is_retrievable(unit.kind)) return store(unit, *row);
        speech_ = tables_.speech(unit.language.empty() ? language_ : std::string_view(unit.language));
        if (speech_ == nullptr) return;
        if (unit.kind == Kind::Heading) {
            heading_ = {frame_of(passage, {0, passage.words.size()}, *speech_), {}, unit.text};
            return;
        }
        if (!schema::is_retrievable(unit.kind) || passage.words.empty()) return;
        const bool item = unit.kind == Kind::ListItem || unit.kind == Kind::TableRow;
        speech_->elements.read(passage.words, passage.sentences, speech_->lexicon, fits_);
        const auto agents = agents_in(passage, reporter_, tables_, *speech_, fits_);
        Verdict verdict;
        LeadIn lead_in;
        PatternSet::Reading cues(speech_->cue_patterns, passage.words, speech_->lexicon, fits_);
        const bool introduces = passage.words.back().lower == ":";
        for (std::size_t i = 0; i < passage.sentences.size(); ++i) {
            const WordRange sentence = passage.sentences[i];
            cues.turn_to(sentence, i);
            const bool last = sentence.last == passage.words.size();
            const auto here = agents_of(agents, sentence);
            const auto clues = clues_in(passage, sentence, here, *speech_, item, cues);
            if (last && introduces) lead_in = read_lead_in(passage, sentence, here, clues);
            if (last && introduces && (announces_list(passage, sentence, *speech_) || announces_aims(passage, sentence, *speech_))) continue;
            take(verdict, passage, sentence, clues, unit.kind);
        }
        if (verdict.is_empty() && defines_objective(passage, tables_)) verdict.add(Commitment::Planned, first_words(passage));
        if (item || (!unit.label.empty() && verdict.is_empty() && is_imperative(passage))) inherit(verdict, unit, passage);
        if (parents_.contains(unit.ordinal)) {
            if (lead_in.status == Commitment::None) {
                lead_in.status = verdict.gist();
                lead_in.words = verdict.words[static_cast<std::size_t>(lead_in.status)];
            }
            lead_ins_[unit.ordinal] = std::move(lead_in);
        }
        store(unit, verdict);
    }

private:
    void take(Verdict& verdict, const Passage& passage, WordRange sentence, const std::vector<Clue>& clues, Kind kind) {
        for (const Clue& clue : clues) {
            // a note tells where something is found; what it tells of the past is no deed of the report's
            const bool past = clue.status == Commitment::Delivered || clue.status == Commitment::Ongoing;
            if (kind == Kind::Footnote && past) continue;
            verdict.add(clue.status, printed(passage, clue.words));
            verdict.add_actor(clue.actor);
            if (verdict.due.empty() && !past && clue.status != Commitment::NotRealised) {
                verdict.due = due_after(passage, sentence, clue.words.first, year_, tables_.calendar, speech_->lexicon);
            }
        }
    }

    static std::string_view printed(const Passage& passage, WordRange words) {
        const std::size_t begin = passage.words[words.first].begin;
        return passage.text.substr(begin, passage.words[words.last - 1].end - begin);
    }

    /// "Objective 2" of an item that defines one.
    static std::string_view first_words(const Passage& passage) {
        return printed(passage, {0, std::min<std::size_t>(2, passage.words.size())});
    }

    LeadIn read_lead_in(const Passage& passage, WordRange sentence, std::span<const Agent> agents,
                        const std::vector<Clue>& clues) const {
        LeadIn lead_in;
        lead_in.words = printed(passage, sentence);
        if (announces_aims(passage, sentence, *speech_)) {
            lead_in.status = Commitment::Planned;
        } else if (const auto framed = frame_of(passage, sentence, *speech_);
                   clues.empty() || (framed == Commitment::Requested && announces_list(passage, sentence, *speech_))) {
            // "The meeting adopted these recommendations:" holds what is asked, not what was done
            lead_in.status = framed;
        } else {
            lead_in = {clues.back().status, clues.back().actor, std::string(printed(passage, clues.back().words))};
        }
        const Agent* subject = subject_of(agents, passage, sentence, sentence.last - 1);
        if (lead_in.actor.empty() && subject != nullptr && subject->own) lead_in.actor = subject->names;
        return lead_in;
    }

    void inherit(Verdict& verdict, const Unit& unit, const Passage& passage) const {
        const auto found = unit.parent ? lead_ins_.find(*unit.parent) : lead_ins_.end();
        LeadIn lead_in;
        if (found != lead_ins_.end()) {
            lead_in = found->second;
        } else {
            lead_in = heading_;
        }
        if (lead_in.status == Commitment::Delivered && verdict.is_empty() && states(passage)) return;
        const bool promise = lead_in.status == Commitment::Planned || lead_in.status == Commitment::Requested;
        if (promise || verdict.is_empty()) verdict.add(item_status(lead_in.status, passage), lead_in.words);
        if (verdict.actor.empty() && !verdict.is_empty()) verdict.actor = lead_in.actor;
    }

    bool states(const Passage& passage) const {
        for (std::size_t at = 0; at < passage.words.size(); ++at) {
            if (!passage.aside[at] && speech_->lexicon.is("stating", passage.words[at])) return true;
        }
        return false;
    }

    /// "Promote the use of …", a numbered paragraph under "Recommendations".
    bool is_imperative(const Passage& passage) const {
        const Word& first = passage.words.front();
        return speech_->lexicon.is("bare", first) || speech_->lexicon.is("infinitive", first);
    }

    /// "Holding a meeting" under "Continued activities, including" is over, "Developing a guide" goes on.
    Commitment item_status(Commitment given, const Passage& passage) const {
        const Word& first = passage.words.front();
        const bool goes_on = given == Commitment::Ongoing || given == Commitment::Delivered;
        if (!goes_on || first.mark || !speech_->lexicon.is("gerund", first)) return given;
        return speech_->lexicon.is("punctual", first) ? Commitment::Delivered : given;
    }

    /// What a table or the labels of a response say.
    static void store(Unit& unit, const RowFacts& facts) {
        Verdict verdict;
        if (facts.status != Commitment::None) verdict.add(facts.status, facts.words);
        verdict.actor = facts.actor;
        verdict.due = facts.due;
        store(unit, verdict);
    }

    static void store(Unit& unit, const Verdict& verdict) {
        if (unit.commitment == Commitment::None && unit.commitment_all.empty()) {
            unit.commitment = verdict.gist();
            unit.commitment_all = verdict.all();
        }
        if (unit.commitment == Commitment::None) return;
        if (unit.actor.empty()) unit.actor = verdict.actor;
        if (unit.due.empty()) unit.due = verdict.due;
        if (unit.commitment_words.empty()) unit.commitment_words = verdict.words[static_cast<std::size_t>(unit.commitment)];
    }

    const Parents& parents_;
    const Reporter& reporter_;
    std::optional<int> year_;
    std::string_view language_;
    const Tables& tables_;
    const Speech* speech_ = nullptr;  // of the unit that is read
    ElementBits fits_;                // of the unit that is read
    TableReader rows_;
    ResponseReader responses_;
    LeadIn heading_;              // what the last heading gives to lists without a lead-in
    std::map<int, LeadIn> lead_ins_;  // by ordinal
};

}  // namespace

struct CommitmentReader::State {
    Reader reader;
};

CommitmentReader::CommitmentReader(const Parents& parents, const Reporter& reporter, std::optional<int> year, std::string_view language,
                                   const Tables& tables)
    : state_(std::make_unique<State>(Reader(parents, reporter, year, language, tables))) {}
CommitmentReader::~CommitmentReader() = default;

void CommitmentReader::read(Unit& unit, const Passage& passage) { state_->reader.read(unit, passage); }

}  // namespace travaux::facets
