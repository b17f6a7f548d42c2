#include "searcher/search/row_marker.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <limits>

namespace travaux::search {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

std::uint64_t bit_of(std::uint32_t number) { return std::uint64_t{1} << (number % 64); }

}  // namespace

// Targets are numbered as Marker does.
RowMarker::RowMarker(const Plan& plan, Marker& marker, const database::WordOrder& order) : marker_(marker), order_(order) {
    for (const SoughtWord& word : plan.words) add(word.word.marks);
    for (const Span& span : plan.spans) add(span.marks);
    for (const Marks& marks : plan.marks) add(marks);
}

void RowMarker::add(const Marks& marks) {
    const std::size_t target = targets_++;
    for (const std::string& stem : marks.stems) {
        stems_.push_back(database::stem_hash(stem));
        stem_bits_ |= bit_of(stems_.back());
    }
    for (const std::string& word : marks.words)
        if (const auto code = order_.code(database::term({}, word))) {
            words_.push_back(*code);
            code_bits_ |= bit_of(*code);
        }
    for (const Phrase& phrase : marks.phrases) {
        std::vector<std::uint32_t> codes;
        for (const std::string& word : phrase)
            if (const auto code = order_.code(database::term({}, word))) codes.push_back(*code);
        if (codes.size() < phrase.size()) continue;  // it stands nowhere
        code_bits_ |= bit_of(codes.front());
        phrases_.push_back({std::move(codes), target});
    }
}

const Marked& RowMarker::mark(std::string_view row, analysis::Language language) {
    read(row);
    const std::uint32_t spoken = database::WordOrder::language_of(row);
    marked_.occurrences.clear();
    for (const database::PlacedCode& word : candidates_) mark_word(word, spoken, language);
    const std::size_t words = marked_.occurrences.size();
    if (!phrases_.empty())
        for (const database::PlacedCode& word : candidates_)
            if ((code_bits_ & bit_of(word.code)) != 0) mark_phrases(word, row);
    if (marked_.occurrences.size() > words) std::ranges::stable_sort(marked_.occurrences, {}, &Occurrence::position);
    return marked_;
}

// A word whose stem is not known, or in another language than the row's, may be any.
void RowMarker::read(std::string_view row) {
    const std::uint32_t spoken = database::WordOrder::language_of(row);
    const auto may_be = [this, spoken](std::uint32_t code) {
        const database::WordStem known = order_.stem(code);
        return known.language != spoken || known.stem == 0 || (stem_bits_ & bit_of(known.stem)) != 0 || (code_bits_ & bit_of(code)) != 0;
    };
    std::size_t words = 0;
    candidates_.clear();
    places_.clear();
    const std::size_t readings = order_.each_place_of(row, [&](std::uint32_t code, std::uint32_t position) {
        ++words;
        if (may_be(code)) candidates_.push_back({code, position, 1, false});
    });
    order_.each_reading_of(row, readings, [&](const database::PlacedCode& one) {
        if (may_be(one.code)) candidates_.push_back(one);
    });
    marked_.length = words;
    if (!candidates_.empty() && candidates_.back().further) std::ranges::stable_sort(candidates_, {}, &database::PlacedCode::position);
}

// Few rows have the first word of a phrase.
void RowMarker::read_places(std::string_view row) {
    readings_.clear();
    const std::size_t readings = order_.each_place_of(row, [this](std::uint32_t code, std::uint32_t position) {
        places_.resize(position, kNone);
        places_.push_back(code);
    });
    order_.each_reading_of(row, readings, [this](const database::PlacedCode& one) { readings_.push_back(one); });
}

void RowMarker::mark_word(const database::PlacedCode& word, std::uint32_t spoken, analysis::Language language) {
    const database::WordStem known = order_.stem(word.code);
    const bool may_be = known.language != spoken || known.stem == 0 || std::ranges::find(stems_, known.stem) != stems_.end() ||
                        std::ranges::find(words_, word.code) != words_.end();
    if (!may_be) return;
    for (const std::size_t target : targets_of(word.code, language)) {
        // A word and its reading without the clitic are one occurrence.
        const auto same = [&](const Occurrence& o) { return o.target == target && o.position == word.position; };
        if (!marked_.occurrences.empty() && same(marked_.occurrences.back())) continue;
        marked_.occurrences.push_back({0, 0, word.position, word.width, target, word.width});
    }
}

void RowMarker::mark_phrases(const database::PlacedCode& first, std::string_view row) {
    for (const PhraseOf& phrase : phrases_) {
        if (phrase.codes.front() != first.code) continue;
        if (places_.empty()) read_places(row);
        std::uint32_t k = 1;
        std::uint32_t last = first.width;
        while (k < phrase.codes.size() && (last = width_at(phrase.codes[k], first.position + k)) > 0) ++k;
        if (k == phrase.codes.size()) marked_.occurrences.push_back({0, 0, first.position, k, phrase.target, k - 1 + last});
    }
}

const std::vector<std::size_t>& RowMarker::targets_of(std::uint32_t code, analysis::Language language) {
    const std::uint64_t key = std::uint64_t{static_cast<std::uint8_t>(language)} << 32U | code;
    const auto [found, is_new] = targets_of_.try_emplace(key);
    if (is_new) found->second = marker_.targets_of(order_.word_copy(code), language);
    return found->second;
}

// 0 where it does not stand there.
std::uint32_t RowMarker::width_at(std::uint32_t code, std::uint32_t position) const {
    if (position < places_.size() && places_[position] == code) return 1;
    const auto found = std::ranges::find_if(readings_, [&](const database::PlacedCode& reading) { return reading.position == position && reading.code == code; });
    return found == readings_.end() ? 0 : found->width;
}

const Marked* RowMarkers::mark(Xapian::docid docid, analysis::Language language) {
    const auto [shard, id] = index_.in_shard(docid);
    const auto& order = index_.shards()[shard].words;
    const std::string_view row = order ? order->row(id) : std::string_view();
    if (row.empty()) return nullptr;
    if (!rows_[shard]) rows_[shard].emplace(plan_, marker_, *order);
    return &rows_[shard]->mark(row, language);
}

}  // namespace travaux::search
