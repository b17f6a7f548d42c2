// Words of a text as two texts are compared by them: without case, quotes, punctuation and note marks, a word with
// its prefix as one however it is joined, another compound as its words, and a name as one word whether it is printed short or long.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "schema/report.hpp"
#include "schema/vocabulary/concepts.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace travaux::wording {

struct Word {
    std::size_t begin = 0;  // byte range in the text; of a name with its acronym behind it, of both
    std::size_t end = 0;
    std::string key;        // words are the same where their keys are
    std::string stem;       // of the key; of a name the key itself
    double weight = 0;      // how rare it is; above 0
    bool name = false;      // an organisation, an acronym or what it is short for
    bool stop = false;      // carries no content in the text's language
    bool closes = false;    // a mark that ends a sentence or a part of one stands behind it
    bool operator==(const Word&) const = default;
};

/// How much a folded word counts for: 0 or more, larger for a rarer one.
using Rarity = std::function<double(const std::string& word)>;

/// Acronyms that a text explains itself, "Long Form (LF)": the folded words of the long form, by the acronym.
using Definitions = std::map<std::string, std::vector<std::string>>;

/// What counts as the same word.
enum class Names : std::uint8_t {
    AsPrinted,  // GMG and Global Migration Group differ
    Resolved,   // they are one
};

/// Not thread-safe: one per thread. The tables of names are read on first need.
class Reader {
public:
    explicit Reader(Rarity rarity);

    /// `known`: definitions from elsewhere, which hold besides the text's own.
    std::vector<Word> words(std::string_view text, analysis::Language language, Names names = Names::Resolved, const Definitions& known = {});

    Definitions definitions(std::string_view text, analysis::Language language);

    /// The language that most small words of the text belong to, where it leads `otherwise` by two of them; else that.
    analysis::Language language(std::string_view text, analysis::Language otherwise = analysis::Language::English);

    analysis::Analyzer& analyzer() { return analyzer_; }

private:
    struct Part;
    struct Form {
        std::string stem;
        bool stop = false;
    };
    std::vector<Part> parts(std::string_view text, analysis::Language language);
    Definitions definitions(std::string_view text, const std::vector<Part>& parts) const;
    bool is_prefix(const std::string& word);
    const vocabulary::Concepts& concepts();
    double weight(const std::string& word);
    const Form& form(const std::string& word, analysis::Language language);

    Rarity rarity_;
    std::unordered_map<std::string, double> weights_;
    std::map<analysis::Language, std::unordered_map<std::string, Form>> forms_;
    analysis::Analyzer analyzer_;
    std::set<std::string> prefixes_;  // grammar.tsv, read with the first compound
    std::optional<vocabulary::Concepts> concepts_;
};

}  // namespace travaux::wording
