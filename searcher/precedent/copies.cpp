#include "searcher/precedent/copies.hpp"

#include "schema/analysis/analyzer.hpp"
#include "searcher/search/shingles.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace travaux::precedent {
namespace {

// A passage is looked for under the least hashes of its runs of words (Broder 1997): two that share four fifths of
// their runs share one of eight but for one case in a hundred thousand. Of many under one hash the first few are enough.
constexpr std::size_t kSketch = 8;
constexpr std::size_t kTried = 16;

struct Passage {
    std::string id;
    search::Shingles shingles;
    std::size_t group = 0;  // index of the first passage that it is like; its own where there is none
};

}  // namespace

std::vector<Copies> near_copies(search::Searcher& searcher) {
    analysis::Analyzer analyzer;
    std::vector<Passage> passages;
    searcher.each_paragraph([&](const std::string& doc, const schema::Unit& unit) {
        std::vector<std::string> words;
        for (analysis::Token& token : analyzer.tokens(unit.text))
            if (token.form == analysis::Form::Plain) words.push_back(std::move(token.word));
        if (words.size() >= kLeastWords) passages.push_back({schema::unit_id(doc, unit.address), search::shingles(words), 0});
    });
    std::ranges::sort(passages, {}, &Passage::id);  // whatever the order of the index, the same groups

    std::unordered_map<std::uint64_t, std::vector<std::size_t>> firsts;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Passage& passage = passages[i];
        passage.group = i;
        const std::size_t sketch = std::min(kSketch, passage.shingles.size());
        for (std::size_t k = 0; k < sketch && passage.group == i; ++k)
            for (const std::size_t other : firsts[passage.shingles[k]])
                if (search::nearly_same(passage.shingles, passages[other].shingles)) {
                    passage.group = other;
                    break;
                }
        if (passage.group != i) {
            passage.shingles = {};
            continue;
        }
        for (std::size_t k = 0; k < sketch; ++k)
            if (auto& known = firsts[passage.shingles[k]]; known.size() < kTried) known.push_back(i);
    }

    std::map<std::size_t, Copies> groups;
    for (const Passage& passage : passages) groups[passage.group].ids.push_back(passage.id);
    std::erase_if(groups, [](const auto& group) { return group.second.ids.size() < 2; });
    std::vector<Copies> all;
    for (auto& [first, group] : groups) {
        const search::Found found = searcher.show(group.ids.front(), 0);
        if (!found.passage.empty()) group.text = found.passage.front().units[found.passage.front().chosen].text;
        all.push_back(std::move(group));
    }
    std::ranges::stable_sort(all, {}, [](const Copies& one) { return std::tuple(-static_cast<std::ptrdiff_t>(one.ids.size()), one.ids.front()); });
    return all;
}

}  // namespace travaux::precedent
