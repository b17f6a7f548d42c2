#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"

#include <array>
#include <string_view>

using namespace travaux::analysis;

namespace {

struct Pair {
    Language language;
    std::string_view one, other;
};

}  // namespace

TEST_CASE("words that have one stem") {
    constexpr Language en = Language::English;
    constexpr std::array<Pair, 44> kPairs{{
        {en, "organization", "organisation"},
        {en, "organizations", "organisation"},
        {en, "organizing", "organising"},
        {en, "organizer", "organiser"},
        {en, "organization's", "organisations"},
        {en, "unodc's", "unodc"},
        {en, "labor", "labour"},
        {en, "laborers", "labourer"},
        {en, "program", "programmes"},
        {en, "center", "centres"},
        {en, "license", "licence"},
        {en, "practise", "practice"},
        {en, "practising", "practicing"},
        {en, "aging", "ageing"},
        {en, "judgment", "judgements"},
        {en, "traveled", "travelled"},
        {en, "enrollment", "enrolment"},
        {en, "skillful", "skilful"},
        {en, "fulfill", "fulfil"},
        {en, "defense", "defence"},
        {en, "analyze", "analyse"},
        {en, "catalog", "catalogue"},
        {en, "dialog", "dialogue"},
        {en, "gray", "grey"},
        {en, "aluminum", "aluminium"},
        {en, "regularization", "regularisation"},
        {en, "prioritized", "prioritise"},
        {en, "mobilize", "mobilisation"},
        {en, "recognized", "recognise"},
        {en, "behavior", "behaviours"},
        {en, "counseling", "counselling"},
        {en, "pediatric", "paediatric"},
        {en, "kilometer", "kilometres"},
        {en, "migrations", "migration"},
        {Language::French, "engagement", "engagements"},
        {Language::French, "egalite", "egalites"},
        {Language::French, "engagee", "engager"},
        {Language::Spanish, "migracion", "migraciones"},
        {Language::Spanish, "tecnologia", "tecnologias"},
        {Language::Portuguese, "migracao", "migracoes"},
        {Language::Catalan, "migracio", "migracions"},
        {Language::Russian, "международный", "международного"},
        {Language::German, "massnahme", "massnahmen"},
        {Language::Italian, "comunita", "comunita"},
    }};
    Analyzer analyzer;
    for (const Pair& pair : kPairs) {
        INFO(pair.one << " and " << pair.other);
        CHECK(analyzer.stem(pair.one, pair.language) == analyzer.stem(pair.other, pair.language));
    }
}

TEST_CASE("words that keep their own stem") {
    constexpr Language en = Language::English;
    constexpr std::array<Pair, 9> kPairs{{
        {en, "organization", "organ"},
        {en, "check", "cheque"},
        {en, "story", "storey"},
        {en, "curb", "kerb"},
        {en, "draft", "draught"},
        {en, "meter", "metre"},
        {en, "capsize", "capsise"},
        {en, "size", "sise"},
        {en, "four", "for"},
    }};
    Analyzer analyzer;
    for (const Pair& pair : kPairs) {
        INFO(pair.one << " and " << pair.other);
        CHECK(analyzer.stem(pair.one, pair.language) != analyzer.stem(pair.other, pair.language));
    }
}

TEST_CASE("words that come back unchanged") {
    Analyzer analyzer;
    for (const std::string_view word : {"a/res/65/170", "103rd", "1.3", "www.un.org", "移民", "", "x"}) {
        INFO(word);
        CHECK(analyzer.stem(word, Language::English) == word);
    }
    CHECK(analyzer.stem("migrations", Language::Other) == "migrations");
    CHECK(analyzer.stem("แรงงาน", Language::Thai) == "แรงงาน");
    const std::string endless(100000, 'a');
    CHECK(analyzer.stem(endless, Language::English) == endless);
}

TEST_CASE("a stem is the same from the cache") {
    Analyzer analyzer;
    const std::string first = analyzer.stem("organizations", Language::English);
    CHECK(analyzer.stem("organizations", Language::English) == first);
    CHECK(analyzer.stem("organizations", Language::French) != first);
}

TEST_CASE("stop words") {
    struct Case {
        Language language;
        std::string_view word;
        bool stops;
    };
    constexpr std::array<Case, 21> kCases{{
        {Language::English, "the", true},      {Language::English, "what", true},    {Language::English, "did", true},
        {Language::English, "don't", true},    {Language::English, "how", true},     {Language::English, "migration", false},
        {Language::English, "und", false},     {Language::English, "", false},       {Language::English, "th", false},
        {Language::French, "l'", true},        {Language::French, "etes", true},     {Language::French, "migration", false},
        {Language::Spanish, "que", true},      {Language::Spanish, "mas", true},     {Language::Russian, "который", true},
        {Language::Arabic, "من", true},        {Language::Arabic, "الي", false},     {Language::German, "fur", true},
        {Language::Chinese, "的", true},       {Language::Other, "the", false},      {Language::Portuguese, "nao", true},
    }};
    Analyzer analyzer;
    for (const Case& c : kCases) {
        INFO(c.word);
        CHECK(analyzer.is_stop_word(c.word, c.language) == c.stops);
    }
}
