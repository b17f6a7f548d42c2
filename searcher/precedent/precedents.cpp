#include "searcher/precedent/precedents.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "searcher/draft/quotations.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace travaux::precedent {
namespace {

// What a passage that ranked retrieval puts first earns where it shares no wording.
constexpr double kMeaning = 0.7;

Nearness nearness_of(const wording::Comparison& comparison) {
    if (comparison.exact) return Nearness::Exact;
    if (comparison.likeness >= kNearly) return Nearness::Nearly;
    return comparison.shared >= kShares ? Nearness::Shares : Nearness::Meaning;
}

std::size_t words_in_runs(const std::vector<bool>& covered) { return static_cast<std::size_t>(std::ranges::count(covered, true)); }

}  // namespace

std::string_view name_of(Nearness nearness) {
    constexpr std::array<std::string_view, 4> kNames{"exact", "nearly", "shares", "meaning"};
    return kNames[static_cast<std::size_t>(nearness)];
}

struct Comparer::State {
    explicit State(search::Searcher& index)
        : searcher(index), reader([&index](const std::string& word) { return index.rarity(word); }) {}

    // What one piece finds, and which of its words stand in shared runs.
    struct Found {
        std::vector<Match> matches;
        std::vector<bool> covered;
    };
    Found find(std::string_view text, analysis::Language language, const Options& options);

    // The same, where the draft's own citations and list mark count for words only if the passage has them, too.
    Found find_said(const std::string& text, analysis::Language language, const Options& options) {
        Found found = find(text, language, options);
        const std::string said = draft::said(text, places);
        if (said == text || (!found.matches.empty() && found.matches.front().nearness == Nearness::Exact)) return found;
        return find(said, language, options);
    }

    search::Searcher& searcher;
    draft::Places places;
    wording::Reader reader;
    Standings standings;
    draft::Sentences sentences;
};

Comparer::State::Found Comparer::State::find(std::string_view text, analysis::Language language, const Options& options) {
    Found found;
    const std::vector<wording::Word> words = reader.words(text, language);
    const wording::Definitions known = reader.definitions(text, language);
    found.covered.resize(words.size());
    if (words.empty()) return found;

    std::vector<search::Hit> hits = retrieve(text, words, options.filters, searcher);
    const double best = hits.empty() ? 1 : std::max(hits.front().score, 1e-9);
    for (search::Hit& hit : hits) {
        if (hit.id == options.without) continue;
        const std::vector<wording::Word> passage = reader.words(hit.unit.text, analysis::language_of(*hit.report, hit.unit), wording::Names::Resolved, known);
        const wording::Comparison comparison = wording::compare(words, passage);
        Match match;
        match.nearness = nearness_of(comparison);
        match.shared = comparison.shared;
        match.likeness = comparison.likeness;
        match.held = wording::held(words, passage);
        if (match.held < kLeastHeld && match.nearness == Nearness::Meaning) continue;
        match.score = comparison.likeness + (1 - comparison.likeness) * kMeaning * hit.score / best;
        match.standing = standings.of(*hit.report, hit.unit);
        if (match.nearness != Nearness::Meaning) {
            match.edits = wording::edits(comparison, text, words, hit.unit.text, passage);
            for (const wording::SharedRun& run : comparison.runs)
                if (run.words >= wording::kRun || comparison.exact)
                    std::fill_n(found.covered.begin() + static_cast<std::ptrdiff_t>(run.draft), run.words, true);
        }
        match.source = {hit.id, std::move(hit.report), std::move(hit.unit), {}};
        found.matches.push_back(std::move(match));
    }
    const auto key = [&](const Match& match) {
        const int level = match.nearness == Nearness::Exact ? 0 : options.by_authority ? static_cast<int>(match.nearness) : 1;
        return std::tuple(level, options.by_authority ? match.standing.rank : 0, -match.score);
    };
    std::ranges::stable_sort(found.matches, {}, key);
    found.matches.resize(std::min(options.limit, found.matches.size()));
    for (Match& match : found.matches) match.source.lead_in = searcher.lead_in(match.source.report->doc, match.source.unit);
    return found;
}

Comparer::Comparer(search::Searcher& searcher) : state_(std::make_unique<State>(searcher)) {}
Comparer::~Comparer() = default;

wording::Reader& Comparer::reader() { return state_->reader; }
search::Searcher& Comparer::searcher() { return state_->searcher; }

std::vector<Match> Comparer::matches(std::string_view text, analysis::Language language, const Options& options) {
    return state_->find(text, language, options).matches;
}

Precedents Comparer::precedents(const std::vector<draft::Paragraph>& draft, const Options& options) {
    Precedents result;
    std::size_t all = 0;
    std::size_t covered = 0;
    std::string whole;
    for (const draft::Paragraph& paragraph : draft) whole += paragraph.text + '\n';
    const analysis::Language most = state_->reader.language(whole);
    const bool only_headings = std::ranges::all_of(draft, &draft::Paragraph::heading);
    for (const draft::Paragraph& paragraph : draft) {
        if (paragraph.heading && !only_headings) continue;  // "Introduction" has been said before
        const analysis::Language language = state_->reader.language(paragraph.text, most);
        std::vector<draft::Sentence> pieces{{0, paragraph.text.size()}};
        if (options.unit == Unit::Sentence) pieces = state_->sentences.cut(paragraph.text);
        for (const draft::Sentence& piece : pieces) {
            const std::string text = paragraph.text.substr(piece.begin, piece.end - piece.begin);
            State::Found found = state_->find_said(text, language, options);
            if (found.covered.empty()) continue;
            result.pieces.push_back({text, paragraph.line_at(piece.begin), found.covered.size(), words_in_runs(found.covered), std::move(found.matches)});
            all += result.pieces.back().words;
            covered += result.pieces.back().with_precedent;
        }
    }
    result.share = all > 0 ? static_cast<double>(covered) / static_cast<double>(all) : 0;
    std::map<std::string, const Source*> once;
    for (const Piece& piece : result.pieces)
        for (const Match& match : piece.matches) once.emplace(match.source.id, &match.source);
    std::vector<const Source*> sources;
    for (const auto& [id, source] : once) sources.push_back(source);
    result.facets = facets(sources, options.facets);
    return result;
}

}  // namespace travaux::precedent
