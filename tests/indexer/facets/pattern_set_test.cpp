#include "indexer/facets/pattern_set.hpp"

#include "indexer/facets/word_numbers.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "tests/catch.hpp"

#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace travaux;
using namespace travaux::facets;

namespace {

using Matches = std::vector<std::tuple<std::size_t, std::size_t, std::size_t>>;  // place, pattern, end

/// Words that the patterns are made of, so that many of them nearly match.
std::vector<std::string> words_in(const std::vector<std::string>& sources) {
    std::vector<std::string> words{"meeting", "the", "quickly", "organised", "co-chaired", "self-funded", "(", ",", "2013"};
    for (const std::string& source : sources)
        for (const Word& word : words_of(source))
            if (!word.mark) words.push_back(word.lower);
    return words;
}

}  // namespace

TEST_CASE("a set of patterns finds what each of them finds by itself") {
    Lexicon together;
    auto lexicons = read_lexicons(schema::data_file("grammar.tsv"), together);
    for (const std::string language : {"en", "fr", "es"}) {
        std::vector<std::string> sources;
        for (const auto& row : schema::read_table(schema::data_file("cues.tsv"), {"language", "status", "subject", "pattern"}))
            if (row[0] == language) sources.push_back(row[3]);
        Lexicon& lexicon = lexicons.find(language)->second;
        std::vector<Pattern> patterns;
        Elements elements;
        PatternSet set;
        for (const std::string& source : sources) {
            patterns.emplace_back(source, together);
            Pattern pattern(source, together);
            elements.add(pattern, lexicon);
            set.add(std::move(pattern));
        }
        elements.finish(lexicon);
        set.finish(elements);
        const auto vocabulary = words_in(sources);
        std::mt19937 random(11);
        std::size_t found = 0;
        ElementBits fits;
        for (int round = 0; round < 400; ++round) {
            std::string text;
            for (std::size_t i = 0; i < 30; ++i) text += vocabulary[random() % vocabulary.size()] + " ";
            auto words = words_of(text);
            lexicon.classify(words);
            const std::vector<WordRange> sentences{{0, words.size() / 2}, {words.size() / 2, words.size()}};
            elements.read(words, sentences, lexicon, fits);
            PatternSet::Reading reading(set, words, lexicon, fits);
            for (std::size_t number = 0; number < sentences.size(); ++number) {
                const WordRange sentence = sentences[number];
                Matches one_by_one, together_found;
                reading.turn_to(sentence, number);
                for (std::size_t at = sentence.first; at < sentence.last; ++at) {
                    for (std::size_t i = 0; i < patterns.size(); ++i)
                        if (const auto end = patterns[i].match(words, sentence, at, lexicon)) one_by_one.emplace_back(at, i, *end);
                }
                for (std::size_t at = reading.next(sentence.first); at < sentence.last; at = reading.next(at + 1))
                    for (const std::size_t i : reading.candidates(at))
                        if (const auto end = reading.match(i, at)) together_found.emplace_back(at, i, *end);
                INFO(text);
                REQUIRE(together_found == one_by_one);
                found += one_by_one.size();
            }
        }
        CHECK(found > 100);
    }
}

TEST_CASE("words have numbers in the order of their coming, whatever their length") {
    WordNumbers numbers;
    std::vector<std::string> words{"", "a", "b", "aa", "ab", "abc", "abcd", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghijklmnopq", std::string("a\0", 2)};
    for (int i = 0; i < 500; ++i) words.push_back("word" + std::to_string(i));
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(numbers.add(words[i]) == i + 1);
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(numbers.find(words[i]) == i + 1);
    CHECK_FALSE(numbers.contains("word"));
    CHECK_FALSE(numbers.contains("abcdefghk"));
}

TEST_CASE("beginnings and endings are compared as texts are") {
    const std::vector<std::string> parts{"a", "ab", "abc", "organis", "abcdefgh", "abcdefghi", "ing", "ationally"};
    const std::vector<std::string> words{"a", "b", "ab", "abc", "abcdefgh", "abcdefghi", "abcdefghijk", "organising", "internationally", "ng"};
    for (const std::string& part : parts) {
        for (const std::string& word : words) {
            INFO(part << " " << word);
            CHECK(Beginning(part).begins(word, schema::first_bytes(word)) == word.starts_with(part));
            CHECK(Ending(part).ends(word, schema::last_bytes(word)) == word.ends_with(part));
        }
    }
}
