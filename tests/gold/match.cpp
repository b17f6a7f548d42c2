#include "tests/gold/match.hpp"

#include "schema/analysis/analyzer.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

namespace travaux::gold {
namespace {

int size(const Words& words) {
    int sum = 0;
    for (const auto& [word, count] : words) sum += count;
    return sum;
}

double place(std::size_t index, std::size_t of) { return static_cast<double>(index) / static_cast<double>(of); }

struct Candidate {
    double overlap;
    double distance;
    std::size_t label;
    std::size_t record;
};

bool better(const Candidate& one, const Candidate& other) {
    return std::tuple(-one.overlap, one.distance, one.label, one.record) < std::tuple(-other.overlap, other.distance, other.label, other.record);
}

}  // namespace

Words words(std::string_view text) {
    const icu::UnicodeString folded = icu::UnicodeString::fromUTF8(analysis::fold(text));
    Words found;
    std::string word;
    for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
        const UChar32 code = folded.char32At(at);
        if (u_isalnum(code) || code == '_')
            icu::UnicodeString(code).toUTF8String(word);
        else if (!word.empty())
            ++found[std::exchange(word, {})];
    }
    if (!word.empty()) ++found[word];
    return found;
}

double overlap(const Words& one, const Words& other) {
    int shared = 0;
    for (const auto& [word, count] : one)
        if (const auto twin = other.find(word); twin != other.end()) shared += std::min(count, twin->second);
    return shared == 0 ? 0.0 : 2.0 * shared / (size(one) + size(other));
}

std::vector<std::size_t> match(const std::vector<Words>& labels, const std::vector<Words>& records) {
    std::vector<Candidate> candidates;
    for (std::size_t label = 0; label < labels.size(); ++label)
        for (std::size_t record = 0; record < records.size(); ++record)
            if (const double shared = overlap(labels[label], records[record]); shared >= kLeastOverlap)
                candidates.push_back({shared, std::abs(place(label, labels.size()) - place(record, records.size())), label, record});
    std::ranges::sort(candidates, better);

    std::vector<std::size_t> record_of(labels.size(), kUnmatched);
    std::vector<bool> taken(records.size(), false);
    for (const Candidate& candidate : candidates) {
        if (record_of[candidate.label] != kUnmatched || taken[candidate.record]) continue;
        record_of[candidate.label] = candidate.record;
        taken[candidate.record] = true;
    }
    return record_of;
}

}  // namespace travaux::gold
