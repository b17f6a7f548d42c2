#include "indexer/facets/words.hpp"

#include "indexer/facets/lexicon.hpp"
#include "indexer/facets/pattern.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "tests/catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace travaux;
using namespace travaux::facets;

namespace {

std::string joined(std::string_view text) {
    std::string out;
    for (const Word& word : words_of(text)) {
        if (!out.empty()) out += word.joined ? "~" : " ";
        out += word.lower;
        if (word.possessive) out += "'";
    }
    return out;
}

std::vector<std::string> sentences(const std::string& text) {
    const auto words = words_of(text);
    std::vector<std::string> out;
    for (const WordRange range : sentences_of(words, [](std::string_view word) { return word == "mr"; })) {
        out.push_back(text.substr(words[range.first].begin, words[range.last - 1].end - words[range.first].begin));
    }
    return out;
}

}  // namespace

TEST_CASE("words, marks, hyphens and apostrophes") {
    CHECK(joined("The Office’s inter-agency work") == "the office' inter~agency work");
    CHECK(joined("the Principals' meeting") == "the principals' meeting");
    CHECK(joined("l’Organisation a présidé") == "l organisation a présidé");
    CHECK(joined("26–29 November") == "26 - 29 november");
    CHECK(joined("9-10 February") == "9 - 10 february");
    CHECK(joined("“quoted” (aside)") == "\" quoted \" ( aside )");
}

TEST_CASE("sentences end where a reader ends them") {
    CHECK(sentences("Mr. Ito spoke. He left.") == std::vector<std::string>{"Mr. Ito spoke.", "He left."});
    CHECK(sentences("See www.example.org for more.") == std::vector<std::string>{"See www.example.org for more."});
    CHECK(sentences("He said “yes.” She left.") == std::vector<std::string>{"He said “yes.”", "She left."});
    CHECK(sentences("1. An inventory was made.").size() == 1);
    CHECK(sentences("").empty());
}

TEST_CASE("quotations and brackets are asides, unclosed ones are not") {
    const auto words = words_of("held a meeting (in Rome) on \"old promises\" and (went");
    const auto aside = asides_in(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].lower;
        INFO(word);
        CHECK(aside[i] == (word == "in" || word == "rome" || word == "old" || word == "promises" || word == "\"" || word == ")" ||
                           (word == "(" && words[i + 1].lower == "in")));
    }
}

TEST_CASE("patterns") {
    Lexicon lexicon;
    for (const char* word : {"-ed", "held", "!need"}) lexicon.add("past", word);
    lexicon.add("adverb", "also");
    const auto matches = [&](const char* pattern, const char* text) {
        const auto words = words_of(text);
        return Pattern(pattern, lexicon).find(words, {0, words.size()}, lexicon).has_value();
    };
    CHECK(matches("will continue", "it will also continue"));
    CHECK_FALSE(matches("will continue", "it will then continue"));
    CHECK(matches("request~ * to", "requested the two bodies to meet"));
    CHECK_FALSE(matches("request~ * to", "requested this; to meet"));
    CHECK(matches("^ <past> ?a meeting", "held meeting"));
    CHECK_FALSE(matches("^ <past>", "we held"));
    CHECK_FALSE(matches("<past>", "need"));
    CHECK(matches("will !be|not", "will go"));
    CHECK_FALSE(matches("will !be|not", "will not go"));
    CHECK(matches("were $", "The aims were:"));
    CHECK_THROWS_AS(Pattern("  ", Lexicon()), schema::Error);
}

TEST_CASE("every byte string has words, in order and inside it") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text(random() % 80, '\0');
        for (char& c : text) c = static_cast<char>(random() % 256);
        std::size_t last = 0;
        for (const Word& word : words_of(text)) {
            REQUIRE(word.begin >= last);
            REQUIRE(word.end > word.begin);
            REQUIRE(word.end <= text.size());
            last = word.end;
        }
    }
}

TEST_CASE("the tables of word classes can be read") {
    Lexicon together;
    const auto lexicons = read_lexicons(schema::data_file("grammar.tsv"), together);
    CHECK(lexicons.contains("en"));
    CHECK(lexicons.contains("fr"));
    CHECK(lexicons.contains("es"));
    CHECK(lexicons.find("en")->second.is("past", "organized"));
    CHECK_FALSE(lexicons.find("en")->second.is("past", "need"));
    const auto is = [&](const char* language, const char* name, const char* word) {
        const Lexicon& lexicon = lexicons.find(language)->second;
        return (lexicon.bit(name) & lexicon.classes_of(std::string_view(word))) != 0;
    };
    CHECK(is("es", "future", "organizará"));
    CHECK(is("fr", "participle", "organisée"));
    for (const std::string_view name : kAskedClasses) {
        INFO(name);
        CHECK(together.bit(name) != 0);
    }
}
