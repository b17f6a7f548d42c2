// The scorer itself: the labels taken for records are perfect, and every damage lowers the measure that it is of.
#include "tests/catch.hpp"
#include "tests/gold/match.hpp"
#include "tests/gold/score.hpp"

#include <cmath>

using namespace travaux::gold;

namespace {

json period_of(const json& report) {
    if (report.at("period_start").is_null()) return nullptr;
    return json::array({report.at("period_start"), report.at("period_end")});
}

/// The records that a perfect indexer would print.
std::vector<json> perfect(const Labels& labels) {
    std::vector<json> records;
    for (const json& report : labels.reports)
        for (const json& unit : labels.units)
            if (unit.at("doc") == report.at("id"))
                records.push_back({{"doc", unit.at("doc")}, {"text", unit.at("plain")}, {"kind", unit.at("kind")},
                                   {"retrievable", unit.at("retrievable")}, {"label", unit.at("para_no")}, {"objective", unit.at("objective")},
                                   {"agency", unit.at("agencies")}, {"mentions", unit.at("years")}, {"commitment", unit.at("commitment")},
                                   {"year", report.at("year")}, {"chair", report.at("chair")}, {"author", report.at("author")},
                                   {"title", report.at("title")}, {"symbol", report.at("symbol")}, {"language", report.at("language")},
                                   {"period", period_of(report)}});
    return records;
}

struct Damage {
    const char* measure;
    void (*spoil)(json& record);
};

const Damage kDamages[]{
    {"segmentation", [](json& record) { record["text"] = record["text"].get<std::string>() + " and all that stood in the next three paragraphs " + record["text"].get<std::string>(); }},
    {"segmentation", [](json& record) { record["retrievable"] = false; }},
    {"kind", [](json& record) { record["kind"] = "caption"; }},
    {"label", [](json& record) { record["label"] = "99"; }},
    {"label", [](json& record) { record["label"] = nullptr; }},
    {"objective", [](json& record) { record["objective"] = 9; }},
    {"agency", [](json& record) { record["agency"] = json::array(); }},
    {"agency", [](json& record) { record["agency"].push_back("ITU"); }},
    {"mentions", [](json& record) { record["mentions"].push_back(1848); }},
    {"commitment", [](json& record) { record["commitment"] = record["commitment"] == "requested" ? "ongoing" : "requested"; }},
    {"commitment macro-F1", [](json& record) { record["commitment"] = "none"; }},
    {"year", [](json& record) { record["year"] = 1848; }},
    {"chair", [](json& record) { record["chair"] = json::array({record["chair"], "ITU"}); }},
    {"author", [](json& record) { record["author"] = nullptr; }},
    {"title", [](json& record) { record["title"] = "Report"; }},
    {"symbol", [](json& record) { record["symbol"] = "A/1"; }},
    {"language", [](json& record) { record["language"] = "ru"; }},
    {"period", [](json& record) { record["period"] = json::array({"1848-01-01", "1848-12-31"}); }},
};

}  // namespace

TEST_CASE("the labels themselves score 1 in every measure") {
    const Labels labels = read_labels();
    REQUIRE(labels.reports.size() == 15);
    for (const auto& [measure, score] : score(labels, perfect(labels))) {
        INFO(measure);
        CHECK(score.value == 1.0);
        CHECK(score.misses.empty());
    }
}

TEST_CASE("a damage to every tenth record lowers its measure and is named") {
    const Labels labels = read_labels();
    for (const Damage& damage : kDamages) {
        std::vector<json> records = perfect(labels);
        for (std::size_t i = 0; i < records.size(); i += 10) damage.spoil(records[i]);
        // A report's facts are read from its first record.
        damage.spoil(records.front());
        const Scores scores = score(labels, records);
        INFO(damage.measure);
        CHECK(scores.at(damage.measure).value < 0.99);
        CHECK_FALSE(scores.at(damage.measure).misses.empty());
    }
}

TEST_CASE("records that nobody labelled cost precision, labels without a record cost everything") {
    const Labels labels = read_labels();
    std::vector<json> records = perfect(labels);
    const json extra = records.back();
    records.insert(records.end(), 50, extra);
    CHECK(score(labels, records).at("segmentation").value < 0.9);
    for (const auto& [measure, score] : score(labels, {})) {
        INFO(measure);
        CHECK(score.value < 0.9);  // some reports have no symbol, no period, no chair
    }
}

TEST_CASE("the figures of a small case, worked by hand") {
    const auto label = [](int number, const char* text, const char* commitment, json agencies) {
        return json{{"id", "r:" + std::to_string(number)}, {"doc", "r"}, {"kind", "paragraph"}, {"alt_kind", json::array()}, {"retrievable", true},
                    {"para_no", number}, {"objective", nullptr}, {"plain", text}, {"agencies", std::move(agencies)}, {"years", json::array()},
                    {"commitment", commitment}, {"commitment_ok", {commitment}}};
    };
    const auto record = [](const char* number, const char* text, const char* commitment, json agencies) {
        return json{{"doc", "r"}, {"kind", "paragraph"}, {"retrievable", true}, {"label", number}, {"text", text}, {"agency", std::move(agencies)}, {"commitment", commitment}};
    };
    const json report{{"id", "r"}, {"title", "A report"}, {"symbol", nullptr}, {"period_start", nullptr}, {"period_end", nullptr},
                      {"year", 2011}, {"chair", nullptr}, {"author", "IOM"}, {"language", "en"}};
    const Labels labels{{report},
                        {label(1, "A retreat was held.", "delivered", {"IOM"}), label(2, "A paper was written.", "delivered", {"IOM", "FAO"}),
                         label(3, "A seminar is planned.", "planned", json::array()), label(4, "The weather was fine.", "none", json::array())}};
    // Right; right but for FAO, ITU and the commitment; half of it missing, so no match; right but for the number.
    const Scores scores = score(labels, {record("1.", "A retreat was held¹.", "delivered", {"IOM"}), record("2", "A paper was written.", "planned", {"IOM", "ITU"}),
                                         record("3", "A seminar", "planned", json::array()), record("5", "The weather was fine.", "none", json::array())});
    const auto is = [&](const char* measure, double value) {
        INFO(measure << " " << scores.at(measure).value);
        CHECK(std::abs(scores.at(measure).value - value) < 1e-9);
    };
    is("segmentation", 3.0 / 4.0);         // 3 right, 1 missed, 1 wrong
    is("kind", 3.0 / 4.0);
    is("label", 2.0 / 4.0);
    is("agency", 2.0 / 3.0);               // IOM twice right, FAO missed, ITU wrong: 4 / (4 + 1 + 1)
    is("commitment", 2.0 / 4.0);
    is("commitment macro-F1", 1.0 / 3.0);  // delivered 2/3 (1 right, 1 missed), planned 0 (1 missed, 1 wrong)
    is("symbol", 1.0);
    is("year", 0.0);
}

TEST_CASE("a record goes to the unit it resembles most, once") {
    const std::vector<Words> labels{words("the same words"), words("the same words"), words("quite other ones")};
    CHECK(match(labels, {words("The same words.")}) == std::vector<std::size_t>{0, kUnmatched, kUnmatched});
    CHECK(match(labels, {words("The same words."), words("THE SAME WORDS")}) == std::vector<std::size_t>{0, 1, kUnmatched});
    CHECK(words("Inter-agency, l’été: A_1¹!") == Words{{"inter", 1}, {"agency", 1}, {"l", 1}, {"ete", 1}, {"a_1", 1}});
    CHECK(overlap(words("a b c d"), words("a b x y")) == 0.5);
    CHECK(overlap(words(""), words("")) == 0.0);
}
