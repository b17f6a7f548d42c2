#include "indexer/write/vocabulary.hpp"
#include "schema/database/database.hpp"
#include "schema/database/word_order.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace travaux;
using analysis::Language;
using write::Vocabulary;

TEST_CASE("a word is one number in a language, and has its stem's term") {
    Vocabulary vocabulary;
    const std::uint32_t word = vocabulary.word("migrations", Language::English);
    CHECK(vocabulary.word("migrations", Language::English) == word);
    CHECK(vocabulary.word("migrations", Language::French) != word);
    CHECK(vocabulary.text(word) == "migrations");
    CHECK(vocabulary.terms().text(vocabulary.stem(word).term) == "Zmigrat");
    CHECK(vocabulary.stem(word).hash == database::stem_hash("migrat"));
}

TEST_CASE("a long word is cut as database::term() cuts it") {
    Vocabulary vocabulary;
    const std::string longest(5000, 'x');
    CHECK(vocabulary.text(vocabulary.word(longest, Language::English)) == database::term({}, longest));
    CHECK(vocabulary.terms().text(vocabulary.term("XDOC", longest)) == database::term("XDOC", longest));
    CHECK(vocabulary.terms().text(vocabulary.term("XDOC", "a")) == "XDOCa");
}

TEST_CASE("weights add up, terms without weight are there, and what was taken is gone") {
    Vocabulary vocabulary;
    const std::uint32_t a = vocabulary.term("", "a"), b = vocabulary.term("", "b");
    vocabulary.add_weight(b, 0);
    vocabulary.add_weight(a, 2);
    vocabulary.add_weight(a, 3);
    CHECK(vocabulary.take_weights() == std::vector<glass::TermWeight>{{b, 0}, {a, 5}});
    CHECK(vocabulary.take_weights().empty());
    vocabulary.add_weight(a, 1);
    CHECK(vocabulary.take_weights() == std::vector<glass::TermWeight>{{a, 1}});
}

TEST_CASE("a vocabulary that has become large begins anew") {
    Vocabulary vocabulary;
    vocabulary.word("kept", Language::English);
    vocabulary.trim();
    CHECK(vocabulary.terms().size() == 1);
    for (int i = 0; i < 400000; ++i) vocabulary.term("Q", "document-number-" + std::to_string(i));
    vocabulary.trim();
    CHECK(vocabulary.terms().size() == 0);
    const std::uint32_t word = vocabulary.word("anew", Language::English);
    CHECK(word == 0);
    CHECK(vocabulary.terms().text(vocabulary.stem(word).term) == "Zanew");
    vocabulary.add_weight(vocabulary.stem(word).term, 1);
    CHECK(vocabulary.take_weights().size() == 1);
}
