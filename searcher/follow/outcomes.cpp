#include "searcher/follow/outcomes.hpp"

#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace travaux::follow {
namespace {

using Status = schema::Commitment;

constexpr std::array<std::pair<std::string_view, Outcome>, 4> kNames{
    {{"dropped", Outcome::Dropped}, {"planned", Outcome::PlannedAgain}, {"progress", Outcome::InProgress}, {"done", Outcome::ReportedDone}}};

Outcome outcome_of(Status status) {
    switch (status) {
        case Status::Planned:
        case Status::Requested: return Outcome::PlannedAgain;
        case Status::Ongoing: return Outcome::InProgress;
        case Status::Delivered: return Outcome::ReportedDone;
        case Status::NotRealised: return Outcome::Dropped;
        case Status::None: break;
    }
    return Outcome::Silent;
}

std::vector<std::string> plain_words(std::string_view text, analysis::Analyzer& analyzer) {
    std::vector<std::string> words;
    for (const analysis::Token& token : analyzer.tokens(text))
        if (token.form == analysis::Form::Plain) words.push_back(token.word);
    return words;
}

}  // namespace

std::string_view name_of(Outcome outcome) {
    constexpr std::array<std::string_view, 5> kOutcomes{"reported done", "in progress", "planned again", "dropped", "silent"};
    return kOutcomes[static_cast<std::size_t>(outcome)];
}

Outcomes::Outcomes() {
    analysis::Analyzer analyzer;
    const auto file = schema::data_file("outcome-words.tsv");
    for (const auto& row : schema::read_table(file, {"outcome", "words"})) {
        if (row[0] == "between") {
            for (const std::string& word : schema::split_cell(row[1])) between_.insert(analysis::fold(word));
            continue;
        }
        const auto known = std::ranges::find(kNames, row[0], &std::pair<std::string_view, Outcome>::first);
        if (known == kNames.end()) throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no outcome " + row[0], "they are dropped, planned, progress, done and between");
        for (const std::string& words : schema::split_cell(row[1])) cues_.push_back({plain_words(words, analyzer), known->second});
    }
}

Outcome Outcomes::read(const schema::Unit& unit, std::string_view part, analysis::Analyzer& analyzer) const {
    const Outcome whole = outcome_of(unit.commitment);
    const bool alone = part.size() + 2 >= unit.text.size();
    if (whole != Outcome::Silent && (alone || (!unit.commitment_words.empty() && part.find(unit.commitment_words) != std::string_view::npos))) return whole;
    std::vector<std::string> words = plain_words(part, analyzer);
    std::erase_if(words, [&](const std::string& word) { return between_.contains(word); });
    // Where all that the indexer read came to nothing, a verb of doing tells of what was done instead.
    const bool nothing_done = whole == Outcome::Dropped && std::ranges::find(unit.commitment_all, Status::Delivered) == unit.commitment_all.end();
    for (const Cue& cue : cues_)
        if (!std::ranges::search(words, cue.words).empty()) return cue.outcome == Outcome::ReportedDone && nothing_done ? Outcome::Silent : cue.outcome;
    return unit.commitment_words.empty() ? whole : Outcome::Silent;
}

}  // namespace travaux::follow
