#include "schema/analysis/stems.hpp"

#include "schema/paths.hpp"
#include "schema/sorted_table.hpp"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace travaux::analysis {
namespace {

// A language's vocabulary is some tens of thousands of words; past that, what is cached is noise.
constexpr std::size_t kCachedStems = 65536;

// Longer "words" are identifiers and rubbish; Xapian's own TermGenerator draws the same line.
constexpr std::size_t kLongestStemmed = 64;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using Cache = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

// One language's stemmer; none where this Xapian does not have it.
struct Stemmer {
    std::optional<Xapian::Stem> snowball;
    Cache stems;
};

Stemmer open_stemmer(Language language) {
    Stemmer stemmer;
    const auto rows = languages();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const LanguageRow& r) { return r.language == language; });
    if (row == rows.end() || row->stemmer.empty()) return stemmer;
    try {
        stemmer.snowball.emplace(std::string(row->stemmer));
    } catch (const Xapian::InvalidArgumentError&) {
        stemmer.snowball.reset();
    }
    return stemmer;
}

bool is_stemmed(std::string_view word) {
    return word.size() <= kLongestStemmed && word.find_first_of("0123456789/.") == std::string_view::npos;
}

std::string key(Language language, std::string_view word) {
    const std::string_view code = code_of(language);
    std::string text(code.empty() ? "und" : code);  // ISO 639-2: undetermined
    text += '\t';
    text += word;
    return text;
}

}  // namespace

struct Stems::State {
    std::map<Language, Stemmer> stemmers;
    std::map<std::string_view, schema::SortedTable> tables;

    const schema::SortedTable& table(std::string_view name) {
        auto found = tables.find(name);
        if (found == tables.end()) found = tables.emplace(name, schema::data_file(name)).first;
        return found->second;
    }

    Stemmer& stemmer(Language language) {
        auto found = stemmers.find(language);
        if (found == stemmers.end()) found = stemmers.emplace(language, open_stemmer(language)).first;
        return found->second;
    }

    // Snowball's rules name accented endings, and folding has dropped the accents.
    std::string with_accents(std::string_view word, Language language) {
        for (std::size_t length = std::min<std::size_t>(word.size() - 1, 6); length >= 2; --length) {
            const std::string_view ending = word.substr(word.size() - length);
            if (const auto accented = table("endings.tsv").find(key(language, ending))) {
                return std::string(word.substr(0, word.size() - length)) + std::string(*accented);
            }
        }
        return std::string(word);
    }

    std::string spelled(std::string_view word, Language language) {
        if (word.size() < 3) return std::string(word);
        if (language != Language::English) return with_accents(word, language);
        const bool possessive = word.ends_with("'s");
        return std::string(table("spelling.tsv").find(possessive ? word.substr(0, word.size() - 2) : word).value_or(word));
    }
};

Stems::Stems() : state_(std::make_unique<State>()) {}
Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

std::string Stems::stem(std::string_view word, Language language) {
    if (!is_stemmed(word)) return std::string(word);
    Stemmer& stemmer = state_->stemmer(language);
    if (!stemmer.snowball) return std::string(word);
    if (const auto known = stemmer.stems.find(word); known != stemmer.stems.end()) return known->second;
    std::string stem = (*stemmer.snowball)(state_->spelled(word, language));
    if (stem.empty()) stem = word;
    if (stemmer.stems.size() >= kCachedStems) stemmer.stems.clear();
    stemmer.stems.emplace(word, stem);
    return stem;
}

bool Stems::is_stop_word(std::string_view word, Language language) {
    return state_->table("stopwords.tsv").find(key(language, word)).has_value();
}

bool Stems::is_elision(std::string_view beginning, Language language) {
    return state_->table("elisions.tsv").find(key(language, beginning)).has_value();
}

}  // namespace travaux::analysis
