// How well extracted records agree with the hand labels, one figure a measure.
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace travaux::gold {

using nlohmann::json;

/// The hand labels, as README.md describes them.
struct Labels {
    std::vector<json> reports;  // docs.json
    std::vector<json> units;    // paragraphs.jsonl
};

Labels read_labels();

/// JSON Lines, as `travaux-index --extract` prints them.
std::vector<json> read_lines(const std::string& text);

struct Score {
    double value = 0;                 // 0 to 1
    std::vector<std::string> misses;  // one sentence for each label that the records miss
};

/// A score for each of these measures:
/// - `segmentation`: F1 of the labelled results that a record holds (match()) and of the records that hold one;
/// - `kind`, `label`, `commitment`: the share of the labelled results that have it right (`label`: of those with a
///   printed number); a unit without a record has nothing right;
/// - `objective`, `agency`, `mentions`: F1 of the single values over all results; records without a unit do not count;
/// - `commitment macro-F1`: mean F1 of the five commitments (`none` is no class);
/// - `year`, `chair`, `author`, `title`, `symbol`, `language`, `period`: the share of reports that have it right; a title
///   is right where four fifths of the words are, as line breaks and subtitles are a matter of taste.
using Scores = std::map<std::string, Score>;

Scores score(const Labels& labels, const std::vector<json>& records);

}  // namespace travaux::gold
