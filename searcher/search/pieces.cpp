#include "searcher/search/pieces.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

using analysis::Form;
using analysis::Token;

bool is_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (char c : text) {
        if (c >= 'a' && c <= 'z') return false;
        letters += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    return letters >= 2;
}

query::Place place_of(const query::Node& node, const Token& token) {
    // A word in a source of another spelling (quotes, blanks) may lie elsewhere: the node's place is the best known.
    if (node.place.end - node.place.begin != node.text.size()) return node.place;
    return {node.place.begin + token.begin, node.place.begin + token.end};
}

}  // namespace

void cut(const query::Node& node, const std::vector<Token>& tokens, std::vector<Piece>& into) {
    std::uint32_t joined_until = 0;  // positions below belong to the compound that is being read
    for (const Token& token : tokens) {
        if (token.word.empty()) continue;
        const bool inside = token.position < joined_until;
        const std::string_view typed = std::string_view(node.text).substr(token.begin, token.end - token.begin);
        if (token.form == Form::Joined && token.width > 1 && !into.empty()) {
            // Its first part came just before, as a piece of its own.
            Piece& compound = into.back();
            compound.place = place_of(node, token);
            compound.readings = {token.word};
            joined_until = token.position + token.width;
        } else if (token.form != Form::Plain) {
            if (inside || into.empty()) continue;
            into.back().readings.push_back(token.word);
            into.back().parts = {token.word};
            into.back().typed = {std::string(typed)};
        } else if (inside) {
            into.back().parts.push_back(token.word);
            into.back().typed.emplace_back(typed);
        } else {
            into.push_back({place_of(node, token), {token.word}, {token.word}, {std::string(typed)}, is_capitals(typed)});
        }
    }
}

void merge(const Marks& from, Marks& into) {
    const auto add = [](const auto& values, auto& to) {
        for (const auto& value : values)
            if (std::ranges::find(to, value) == to.end()) to.push_back(value);
    };
    add(from.stems, into.stems);
    add(from.words, into.words);
    add(from.phrases, into.phrases);
}

Run gather(std::vector<Word> words, std::vector<Span> spans) {
    constexpr auto kDropped = static_cast<std::size_t>(-1);
    Run run;
    std::vector<std::size_t> place(words.size(), kDropped);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].stop) continue;
        const auto same = std::ranges::find_if(run.words, [&](const Word& other) {
            return other.folded == words[i].folded || (!words[i].marks.empty() && other.marks == words[i].marks);
        });
        place[i] = static_cast<std::size_t>(same - run.words.begin());
        run.order.push_back(place[i]);
        if (same == run.words.end()) {
            run.words.push_back(std::move(words[i]));
        } else {
            ++same->times;
            same->insisted = same->insisted || words[i].insisted;
        }
    }
    for (Span& span : spans) {
        std::vector<std::size_t> kept;
        for (std::size_t i : span.words)
            if (place[i] != kDropped) kept.push_back(place[i]);
        std::ranges::sort(kept);
        kept.erase(std::ranges::unique(kept).begin(), kept.end());
        if (kept.size() == 1) merge(span.marks, run.words[kept.front()].marks);
        if (kept.size() > 1) run.spans.push_back({std::move(kept), std::move(span.marks)});
    }
    return run;
}

}  // namespace travaux::search
