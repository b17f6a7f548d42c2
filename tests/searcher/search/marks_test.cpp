// Where words stand and what is shown of a text do not hang on how much of it was read.
#include "searcher/search/snippet.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace travaux;
using namespace travaux::search;
using analysis::Language;

namespace {

constexpr std::array<std::string_view, 40> kPieces{
    "migration", "Migrants’", "migrant's", "inter-agency", "interagency", "inter", "agency", "co‐operation", "the", "The", "3,000", "2012,2013", "UN's",
    "U.N.", "A/68/190", "CRP/43", "l’agency", "l'", "état", "ÉTAT", "¹", "migration²", "中国移民", "ไทย", "миграция", "الهجرة", "٣", "😀", "«agency»",
    "(agency)", "“migration", "-", "–", "/", ",", ".", ";", "\n", "_", "a"};

std::string text_of(std::mt19937& random, std::size_t pieces) {
    std::string text;
    for (; pieces > 0; --pieces) {
        text += kPieces[random() % kPieces.size()];
        if (random() % 6 != 0) text += ' ';
    }
    return text;
}

Plan plan_of_words() {
    Plan plan;
    plan.marks = {{{"migrat", "état", "etat"}, {}, {}}, {{"agenc"}, {"the", "3000"}, {}}, {{}, {}, {{"inter", "agency"}, {"the", "interagency"}, {"interagency", "migration"}}}};
    return plan;
}

// As the index knows it: without bytes, and words of a title behind.
Marked known(Marker& marker, const std::vector<analysis::Token>& tokens, Language language) {
    std::vector<WordAt> words;
    for (const analysis::Token& token : tokens) words.push_back({token.word, token.position, token.width, token.form != analysis::Form::Plain, 0, 0});
    const std::uint32_t end = tokens.empty() ? 0 : tokens.back().position + tokens.back().width;
    for (std::uint32_t i = 0; i < 3; ++i) words.push_back({"migration", end + analysis::kPositionGap + i, 1, false, 0, 0});
    return marker.mark(words, language);
}

bool same(const Marked& one, const Marked& other) {
    const auto equal = [](const Occurrence& a, const Occurrence& b) {
        return a.begin == b.begin && a.end == b.end && a.position == b.position && a.width == b.width && a.target == b.target && a.places == b.places;
    };
    return one.words == other.words && std::ranges::equal(one.occurrences, other.occurrences, equal);
}

void check_marks(Marker& marker, analysis::Analyzer& analyzer, const std::string& text, Language language) {
    INFO("text: " << text);
    const std::vector<analysis::Token> tokens = analyzer.tokens(text, language);
    const Marked whole = marker.mark(text, language);
    CHECK(same(marker.mark(text, language, known(marker, tokens, language)), whole));
    CHECK(same(marker.mark(text, language, Marked{}), whole));
}

}  // namespace

TEST_CASE("words known from the index are marked where an analysis of the text finds them") {
    analysis::Analyzer analyzer;
    const Plan plan = plan_of_words();
    Marker marker(plan, analyzer);
    std::mt19937 random(7);
    std::size_t marked = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::string text = text_of(random, random() % 40);
        const Language language = round % 3 == 0 ? Language::French : Language::English;
        check_marks(marker, analyzer, text, language);
        marked += marker.mark(text, language).occurrences.size();
    }
    CHECK(marked > 2000);
}

TEST_CASE("words of the corpus are marked where an analysis finds them") {
    const std::filesystem::path corpus = TRAVAUX_SOURCE_DIR "/../shared/corpus";
    if (!std::filesystem::is_directory(corpus)) {
        WARN("no corpus at " << corpus);
        return;
    }
    analysis::Analyzer analyzer;
    const Plan plan = plan_of_words();
    Marker marker(plan, analyzer);
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream lines(entry.path());
        for (std::string line; std::getline(lines, line);) check_marks(marker, analyzer, line, Language::English);
    }
}

TEST_CASE("words that are not those of the text do not mark it") {
    analysis::Analyzer analyzer;
    const Plan plan = plan_of_words();
    Marker marker(plan, analyzer);
    const std::string text = "Of the migration of agencies.";
    const Marked whole = marker.mark(text, Language::English);
    REQUIRE(whole.occurrences.size() == 3);
    const Marked shorter = known(marker, analyzer.tokens("Migration"), Language::English);
    CHECK(same(marker.mark(text, Language::English, shorter), whole));
    Marked wider = whole;
    wider.occurrences.back().places = 2;
    CHECK(same(marker.mark(text, Language::English, wider), whole));
}

TEST_CASE("what stands far from the marks does not change the window") {
    analysis::Analyzer analyzer;
    const Plan plan = plan_of_words();
    Marker marker(plan, analyzer);
    std::mt19937 random(11);
    const auto shown = [&](const std::string& text) { return snippet(text, marker.mark(text, Language::English)); };
    std::string far;
    for (int i = 0; i < 400; ++i) far += "Nothing is here. ";
    int cut = 0;
    for (int round = 0; round < 300; ++round) {
        std::string near;  // text enough around the marks for a window of its own
        for (int i = 0; i < 40; ++i) near += "Words (or “so”) stand here. ";
        const std::string marks = text_of(random, random() % 60);
        const std::string text = near + marks + ' ' + near;
        if (marker.mark(text, Language::English).occurrences.empty()) continue;
        const Snippet alone = shown(text);
        const Snippet among = shown(far + text + far);
        CHECK(among.text == alone.text);
        CHECK(among.highlights == alone.highlights);
        CHECK_FALSE(alone.highlights.empty());
        cut += alone.text.size() < text.size() ? 1 : 0;
    }
    CHECK(cut > 200);
}
