#include "searcher/search/places.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace travaux::search {

Places::Places(const Index& index, analysis::Analyzer& analyzer, std::vector<std::string> words)
    : index_(index), analyzer_(analyzer), positions_(1), number_of_code_(index.shards().size()) {
    for (std::string& word : words)
        if (positions_.size() < std::numeric_limits<std::uint16_t>::max() && numbers_.emplace(database::term({}, word), positions_.size()).second)
            positions_.emplace_back();
}

void Places::look_at(std::size_t shard, Xapian::docid id) {
    for (auto& positions : positions_) positions.clear();
    const auto& order = index_.shards()[shard].words;
    if (order && order->has(id)) read(*order, shard, id);
    else cut(shard, id);
}

void Places::read(const database::WordOrder& order, std::size_t shard, Xapian::docid id) {
    std::vector<std::uint16_t>& number_of = number_of_code_[shard];
    if (number_of.empty()) {
        number_of.resize(order.words());
        for (const auto& [word, number] : numbers_)
            if (const auto code = order.code(word)) number_of[*code] = static_cast<std::uint16_t>(number);
    }
    order.each(id, [&](const database::PlacedCode& one) {
        const std::uint16_t number = number_of[one.code];
        if (number == 0) return;
        std::vector<std::uint32_t>& positions = positions_[number];
        positions.insert(std::ranges::upper_bound(positions, one.position), one.position);  // mostly at the end
    });
}

void Places::cut(std::size_t shard, Xapian::docid id) {
    for (const analysis::Token& token : index_.tokens(shard, id, analyzer_))
        if (const auto known = numbers_.find(database::term({}, token.word)); known != numbers_.end())
            positions_[known->second].push_back(token.position);
}

const std::vector<std::uint32_t>& Places::of(const std::string& word) const {
    const auto known = numbers_.find(database::term({}, word));
    return positions_[known == numbers_.end() ? 0 : known->second];
}

}  // namespace travaux::search
