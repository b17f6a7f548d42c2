#include "searcher/search/emptiness.hpp"

#include "searcher/search/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace travaux::search {
namespace {

using query::Node;
using query::NodeType;

std::size_t matches(const Index& index, const Plan& plan, std::string_view without = {}) {
    return total(index, plan.words.empty() ? all_words(plan, without) : any_words(plan, without));
}

std::string sentence(std::string_view without, std::size_t count) {
    return fmt::format("without {} there {} {} {}", without, count == 1 ? "is" : "are", count, count == 1 ? "paragraph" : "paragraphs");
}

std::string printed(const Restriction& restriction) {
    std::string values;
    for (const query::Values& value : restriction.chosen)
        values += fmt::format("{}{}:{}", values.empty() ? "" : " OR ", restriction.field, value.range ? value.low + ".." + value.high : value.low);
    return values.empty() ? fmt::format("the condition on {}", restriction.field) : values;
}

// The parts of the query that became required, in the order of Plan::required.
std::vector<std::string> required_parts(const Node& root) {
    std::vector<std::string> parts;
    for (const Node& part : root.type == NodeType::And ? root.children : std::vector{root}) {
        constexpr NodeType kElsewhere[] = {NodeType::All, NodeType::Not, NodeType::Filter, NodeType::Text};
        if (!is_bare(part) && std::ranges::find(kElsewhere, part.type) == std::end(kElsewhere)) parts.push_back(query::print(part));
    }
    return parts;
}

}  // namespace

std::vector<std::string> what_would_match(const Node& root, const Plan& plan, Index& index) {
    std::vector<std::string> notes;
    const bool insists = plan.words.size() > 1 && std::ranges::any_of(plan.words, [](const SoughtWord& word) { return word.word.insisted; });
    const bool alone = !insists && plan.restrictions.size() + plan.required.size() + (plan.excluded.empty() ? 0 : 1) + (plan.words.empty() ? 0 : 1) < 2;
    if (alone) return notes;
    const auto add = [&notes](const std::string& without, std::size_t count) {
        if (count > 0) notes.push_back(sentence(without, count));
    };
    for (const Restriction& restriction : plan.restrictions) add(printed(restriction), matches(index, plan, restriction.field));
    const std::vector<std::string> parts = required_parts(root);
    for (std::size_t i = 0; i < plan.required.size() && i < parts.size(); ++i) {
        Plan rest = plan;
        rest.required.erase(rest.required.begin() + static_cast<std::ptrdiff_t>(i));
        add(parts[i], matches(index, rest));
    }
    for (std::size_t i = 0; insists && i < plan.words.size(); ++i) {
        if (!plan.words[i].word.insisted) continue;
        Plan rest = plan;
        rest.words.erase(rest.words.begin() + static_cast<std::ptrdiff_t>(i));
        add("+" + plan.words[i].word.folded, matches(index, rest));
    }
    if (!plan.excluded.empty()) {
        Plan rest = plan;
        rest.excluded = {};
        add("the exclusion", matches(index, rest));
    }
    if (!plan.words.empty() && plan.restrictions.size() + plan.required.size() + (plan.excluded.empty() ? 0 : 1) > 0) {
        Plan rest = plan;
        rest.words.clear();
        rest.reference = {};
        add("the words", matches(index, rest));
    }
    return notes;
}

}  // namespace travaux::search
