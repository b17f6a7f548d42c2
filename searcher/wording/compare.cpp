#include "searcher/wording/compare.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace travaux::wording {
namespace {

// Parts of a draft word's mean weight: what a neighbour in both texts earns besides, and what a word of the
// passage between two shared ones costs. A shared word of mean weight bridges some seven words.
constexpr double kNeighbour = 0.5;
constexpr double kBetween = 0.15;

// What a run of one or two words counts for, as part of its weight.
constexpr std::array<double, kRun> kShortRun{0, 0.2, 0.5};

double total(std::span<const Word> words) {
    double sum = 0;
    for (const Word& word : words) sum += word.weight;
    return sum;
}

// Best score of an alignment that ends with the pair (i, j), and of one that ends at or before it.
class Table {
public:
    Table(std::span<const Word> draft, std::span<const Word> passage)
        : draft_(draft), passage_(passage), mean_(total(draft) / static_cast<double>(draft.size())),
          cells_((draft.size() + 1) * (passage.size() + 1)) {
        for (std::size_t i = 1; i <= draft.size(); ++i)
            for (std::size_t j = 1; j <= passage.size(); ++j) fill(i, j);
    }

    /// Matched pairs in order, from 0.
    std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        auto [i, j] = best_;
        while (i > 0 && j > 0 && at(i, j).pair > 0) {
            found.emplace_back(i - 1, j - 1);
            switch (at(i, j).from) {
                case From::Start: i = 0; break;
                case From::Neighbour: --i, --j; break;
                case From::Before: std::tie(i, j) = last_pair(i - 1, j - 1); break;
            }
        }
        std::ranges::reverse(found);
        return found;
    }

private:
    enum class From : std::uint8_t { Start, Neighbour, Before };
    struct Cell {
        float pair = 0;  // 0: these two do not match
        float any = 0;
        From from = From::Start;
        std::uint8_t step = 0;  // where `any` comes from: 0 nothing, 1 the pair here, 2 one draft word less, 3 one passage word less
    };

    const Cell& at(std::size_t i, std::size_t j) const { return cells_[i * (passage_.size() + 1) + j]; }

    void fill(std::size_t i, std::size_t j) {
        Cell& cell = cells_[i * (passage_.size() + 1) + j];
        if (draft_[i - 1].key == passage_[j - 1].key) {
            const Cell& before = at(i - 1, j - 1);
            const auto weight = static_cast<float>(draft_[i - 1].weight);
            const float neighbour = before.pair > 0 ? before.pair + static_cast<float>(kNeighbour * mean_) : 0;
            cell.from = From::Start;
            cell.pair = weight;
            if (before.any > 0) cell.from = From::Before, cell.pair = weight + before.any;
            if (neighbour >= before.any && neighbour > 0) cell.from = From::Neighbour, cell.pair = weight + neighbour;
        }
        const float less_draft = at(i - 1, j).any;
        const float less_passage = at(i, j - 1).any - static_cast<float>(kBetween * mean_);
        cell.any = std::max({0.0F, cell.pair, less_draft, less_passage});
        cell.step = cell.any <= 0 ? 0 : cell.any == cell.pair ? 1 : cell.any == less_draft ? 2 : 3;
        if (cell.pair > at(best_.first, best_.second).pair) best_ = {i, j};
    }

    std::pair<std::size_t, std::size_t> last_pair(std::size_t i, std::size_t j) const {
        while (at(i, j).step == 2 || at(i, j).step == 3) at(i, j).step == 2 ? --i : --j;
        return at(i, j).step == 1 ? std::pair(i, j) : std::pair<std::size_t, std::size_t>(0, 0);
    }

    std::span<const Word> draft_;
    std::span<const Word> passage_;
    double mean_;
    std::vector<Cell> cells_;
    std::pair<std::size_t, std::size_t> best_{0, 0};
};

std::vector<SharedRun> runs_of(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::vector<SharedRun> runs;
    for (const auto& [i, j] : pairs) {
        const bool follows = !runs.empty() && runs.back().draft + runs.back().words == i && runs.back().passage + runs.back().words == j;
        if (follows) ++runs.back().words;
        else runs.push_back({i, j, 1});
    }
    return runs;
}

// A word changed at the end of the draft has a counterpart behind the window, up to where a sentence ends: "in early
// 2014" for "in early 2013".
Range with_edges(const std::vector<SharedRun>& runs, std::size_t draft_words, std::span<const Word> passage) {
    const SharedRun& first = runs.front();
    const SharedRun& last = runs.back();
    Range window{first.passage, last.passage + last.words};
    const std::size_t behind = draft_words - last.draft - last.words;
    if (first.words >= kRun && first.draft <= kEdge)
        for (std::size_t k = first.draft; k > 0 && window.begin > 0 && !passage[window.begin - 1].closes; --k) --window.begin;
    if (last.words >= kRun && behind <= kEdge)
        for (std::size_t k = behind; k > 0 && window.end < passage.size() && !passage[window.end - 1].closes; --k) ++window.end;
    return window;
}

std::string text_of(std::string_view text, std::span<const Word> words, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    return std::string(text.substr(words[begin].begin, words[end - 1].end - words[begin].begin));
}

}  // namespace

std::string_view name_of(Change change) {
    constexpr std::array<std::string_view, 4> kNames{"same", "dropped", "added", "changed"};
    return kNames[static_cast<std::size_t>(change)];
}

Comparison compare(std::span<const Word> draft, std::span<const Word> passage) {
    draft = draft.first(std::min(kMostWords, draft.size()));
    passage = passage.first(std::min(kMostWords, passage.size()));
    Comparison result;
    if (draft.empty() || passage.empty()) return result;
    result.runs = runs_of(Table(draft, passage).pairs());
    if (result.runs.empty()) return result;
    const SharedRun& last = result.runs.back();
    result.window = with_edges(result.runs, draft.size(), passage);

    const double all = total(draft);
    double counted = 0;
    double matched = 0;
    for (const SharedRun& run : result.runs) {
        const double weight = total(draft.subspan(run.draft, run.words));
        const bool whole = run.words >= kRun || run.words == draft.size();
        counted += weight * (whole ? 1 : kShortRun[run.words]);
        matched += total(passage.subspan(run.passage, run.words));
    }
    const double between = total(passage.subspan(result.window.begin, result.window.end - result.window.begin)) - matched;
    result.shared = counted / all;
    result.likeness = counted / (all + std::max(0.0, between));
    result.exact = result.runs.size() == 1 && last.words == draft.size();
    return result;
}

std::vector<Edit> edits(const Comparison& comparison, std::string_view draft, std::span<const Word> draft_words,
                        std::string_view passage, std::span<const Word> passage_words) {
    std::vector<Edit> all;
    std::size_t i = 0;
    std::size_t j = comparison.window.begin;
    const auto differing = [&](std::size_t draft_end, std::size_t passage_end) {
        Edit edit{Change::Same, text_of(passage, passage_words, j, passage_end), text_of(draft, draft_words, i, draft_end)};
        if (edit.passage.empty() && edit.draft.empty()) return;
        edit.change = edit.passage.empty() ? Change::Added : edit.draft.empty() ? Change::Dropped : Change::Changed;
        all.push_back(std::move(edit));
    };
    for (const SharedRun& run : comparison.runs) {
        differing(run.draft, run.passage);
        all.push_back({Change::Same, text_of(passage, passage_words, run.passage, run.passage + run.words),
                       text_of(draft, draft_words, run.draft, run.draft + run.words)});
        i = run.draft + run.words;
        j = run.passage + run.words;
    }
    differing(draft_words.size(), comparison.window.end);
    return all;
}

double held(std::span<const Word> draft, std::span<const Word> passage) {
    std::set<std::string_view> stems;
    for (const Word& word : passage) stems.insert(word.stem);
    double sum = 0;
    for (const Word& word : draft) sum += stems.contains(word.stem) ? word.weight : 0;
    return draft.empty() ? 0 : sum / total(draft);
}

}  // namespace travaux::wording
