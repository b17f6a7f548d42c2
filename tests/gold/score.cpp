#include "tests/gold/score.hpp"

#include "tests/gold/match.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>

namespace travaux::gold {
namespace {

using Values = std::set<std::string>;

constexpr double kSameTitle = 0.8;
constexpr std::array<std::string_view, 5> kCommitments{"planned", "ongoing", "delivered", "not_realised", "requested"};
constexpr std::array<std::string_view, 6> kReportFacts{"year", "chair", "author", "symbol", "language", "period"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kManyValued{
    {{"objective", "objective"}, {"agency", "agencies"}, {"mentions", "years"}}};  // our key, the labels' key

struct Counts {
    int right = 0;
    int wrong = 0;   // said, but not so
    int missed = 0;  // so, but not said

    double f1() const { return right + wrong + missed == 0 ? 1.0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

std::string content_of(const std::string& name) {
    std::ifstream file(std::string(TRAVAUX_SOURCE_DIR "/tests/gold/") + name, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string as_text(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// Absent, null and empty are all no value; a list of one is that one.
std::vector<std::string> values_of(const json& object, std::string_view key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    std::vector<std::string> values;
    for (const json& value : found->is_array() ? *found : json::array({*found}))
        if (!value.is_null() && value != "") values.push_back(as_text(value));
    return values;
}

Values set_of(const json& object, std::string_view key) {
    const std::vector<std::string> values = values_of(object, key);
    return {values.begin(), values.end()};
}

/// A printed number without its outer dots and blanks: "12." is "12".
std::string number_of(const json& object, std::string_view key) {
    const std::vector<std::string> values = values_of(object, key);
    const std::string number = values.empty() ? std::string() : values.front();
    const std::size_t begin = number.find_first_not_of(" .");
    return begin == std::string::npos ? std::string() : number.substr(begin, number.find_last_not_of(" .") - begin + 1);
}

bool contains(const json& list, const json& value) { return std::ranges::find(list, value) != list.end(); }

std::string miss(const json& label, std::string_view measure, const std::string& have, const std::string& want) {
    const std::string text = label.value("plain", "");
    return fmt::format("{} {}: {}, not {} | {:.60}", label.at("id").get<std::string>(), measure, have, want, text);
}

std::string list_of(const auto& values) { return fmt::format("[{}]", fmt::join(values, ", ")); }

class Scorer {
public:
    void compare_report(const json& label, const json& record) {
        for (const std::string_view fact : kReportFacts) {
            const auto want = fact == "period" ? period_of(label) : values_of(label, fact);
            const auto have = values_of(record, fact);
            mark(std::string(fact), want == have, miss(label, fact, list_of(have), list_of(want)));
        }
        const std::string want = label.at("title");
        const std::string have = record.value("title", "");
        mark("title", overlap(words(want), words(have)) >= kSameTitle, miss(label, "title", have, want));
    }

    void compare_units(const std::vector<json>& labels, const std::vector<json>& records) {
        std::vector<Words> labelled;
        std::vector<Words> extracted;
        for (const json& label : labels) labelled.push_back(words(label.at("plain").get<std::string>()));
        for (const json& record : records) extracted.push_back(words(record.at("text").get<std::string>()));
        const std::vector<std::size_t> record_of = match(labelled, extracted);
        std::size_t matched = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const bool found = record_of[i] != kUnmatched;
            matched += found ? 1 : 0;
            if (!found) misses_["segmentation"].push_back(miss(labels[i], "segmentation", "no record", "whole"));
            compare_unit(labels[i], found ? records[record_of[i]] : json::object());
        }
        segmentation_.right += static_cast<int>(matched);
        segmentation_.missed += static_cast<int>(labels.size() - matched);
        segmentation_.wrong += static_cast<int>(records.size() - matched);
    }

    Scores scores() && {
        Scores all;
        all["segmentation"].value = segmentation_.f1();
        for (const auto& [measure, counts] : values_) all[measure].value = counts.f1();
        for (const auto& [measure, marks] : marks_) all[measure].value = marks.first / static_cast<double>(marks.second);
        double sum = 0;
        for (const auto& [commitment, counts] : commitments_) sum += counts.f1();
        all["commitment macro-F1"].value = commitments_.empty() ? 1.0 : sum / static_cast<double>(commitments_.size());
        misses_["commitment macro-F1"] = misses_["commitment"];
        for (auto& [measure, list] : misses_) all[measure].misses = std::move(list);
        return all;
    }

private:
    static std::vector<std::string> period_of(const json& label) {
        if (label.at("period_start").is_null()) return {};
        return {label.at("period_start"), label.at("period_end")};
    }

    void compare_unit(const json& label, const json& record) {
        const std::string kind = record.value("kind", "missing");
        mark("kind", kind == label.at("kind") || contains(label.at("alt_kind"), kind), miss(label, "kind", kind, label.at("kind")));
        if (const std::string want = number_of(label, "para_no"); !want.empty()) {
            const std::string have = number_of(record, "label");
            mark("label", have == want, miss(label, "label", have, want));
        }
        for (const auto& [key, label_key] : kManyValued) compare_values(key, label, set_of(label, label_key), set_of(record, key));
        compare_commitment(label, record.empty() ? "missing" : record.value("commitment", "none"));
    }

    void compare_values(std::string_view measure, const json& label, const Values& want, const Values& have) {
        Counts& counts = values_[std::string(measure)];
        for (const std::string& value : want) ++(have.contains(value) ? counts.right : counts.missed);
        for (const std::string& value : have) counts.wrong += want.contains(value) ? 0 : 1;
        if (want != have) misses_[std::string(measure)].push_back(miss(label, measure, list_of(have), list_of(want)));
    }

    void compare_commitment(const json& label, const std::string& have) {
        const bool right = contains(label.at("commitment_ok"), have);
        const std::string want = right ? have : label.at("commitment").get<std::string>();
        mark("commitment", right, miss(label, "commitment", have, want));
        if (is_class(want)) ++(right ? commitments_[want].right : commitments_[want].missed);
        if (!right && is_class(have)) ++commitments_[have].wrong;
    }

    static bool is_class(std::string_view commitment) { return std::ranges::find(kCommitments, commitment) != kCommitments.end(); }

    void mark(const std::string& measure, bool right, const std::string& sentence) {
        auto& [hits, all] = marks_[measure];
        hits += right ? 1 : 0;
        ++all;
        if (!right) misses_[measure].push_back(sentence);
    }

    Counts segmentation_;
    std::map<std::string, Counts> values_;
    std::map<std::string, Counts> commitments_;
    std::map<std::string, std::pair<int, int>> marks_;  // right, all
    std::map<std::string, std::vector<std::string>> misses_;
};

std::vector<json> results_of(const std::vector<json>& units, const json& doc) {
    std::vector<json> results;
    for (const json& unit : units)
        if (unit.at("doc") == doc && unit.at("retrievable") == true) results.push_back(unit);
    return results;
}

}  // namespace

std::vector<json> read_lines(const std::string& text) {
    std::vector<json> objects;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) objects.push_back(json::parse(line));
    return objects;
}

Labels read_labels() {
    return {json::parse(content_of("docs.json")), read_lines(content_of("paragraphs.jsonl"))};
}

Scores score(const Labels& labels, const std::vector<json>& records) {
    Scorer scorer;
    for (const json& report : labels.reports) {
        const json& doc = report.at("id");
        const auto first = std::ranges::find_if(records, [&](const json& record) { return record.at("doc") == doc; });
        scorer.compare_report(report, first == records.end() ? json::object() : *first);
        scorer.compare_units(results_of(labels.units, doc), results_of(records, doc));
    }
    return std::move(scorer).scores();
}

}  // namespace travaux::gold
