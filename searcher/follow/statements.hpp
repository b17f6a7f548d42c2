// A passage as it is held against a promise: sentence by sentence, what each is about. Inside of the follow room.
#pragma once

#include "searcher/draft/draft.hpp"
#include "searcher/follow/outcomes.hpp"
#include "searcher/precedent/precedents.hpp"
#include "searcher/wording/words.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace travaux::follow {

/// What a word says of the matter.
enum class Role : std::uint8_t {
    Plain,   // nothing: every report on work has it
    Actor,   // who acts: an organisation
    Sort,    // what kind of thing is made or done, of which there are many: a guide
    Thing,   // the same, where there is one of it: the website
    Matter,  // what it is on
};

struct Concept {
    std::string key;        // of a name or a kindred wording that name, else a stem; the same key is the same concept
    std::string printed;
    Role role = Role::Plain;
    double rarity = 0;      // 0..1: 1 for a word that the index has once
    int circle = -1;        // of kindred wordings, which would do as well; -1: none
    std::map<std::string, double> on;  // of a Sort or a Thing: what it is on, "guide for consulates": keys and their rarity
    bool plural = false;      // of a Sort or a Thing: printed in the plural
    bool introduced = false;  // likewise: by an indefinite article, here or in a sentence before: "a workplan" is not the one that is known
    bool operator==(const Concept&) const = default;
};

/// A sentence, or a part of one between semicolons.
struct Statement {
    std::string text;
    std::vector<Concept> concepts;  // each key once, without the plain
    std::set<std::string> years;    // printed in it
    std::set<std::string> dates;    // days and months printed in it with their year, "1 january 2011", "january 2011"
    Outcome outcome = Outcome::Silent;
    bool again = false;             // says more of what the statement before it speaks of
};

struct Statements {
    std::vector<Statement> parts;
    std::map<std::string, double> context;  // keys of its headings and of its report's title, and their rarity
};

/// Not thread-safe. The reader must outlive it.
class StatementReader {
public:
    /// schema/data/kindred.tsv, reporting-words.tsv. Throws schema::Error as read_table does, Error(Input) for a kind that is none.
    explicit StatementReader(wording::Reader& reader);

    /// The outcomes are those of what the passage says of anything: of its status where a sentence holds the words that say it.
    Statements read(const precedent::Source& source);

    /// The natural logarithm of the number of paragraphs, as the rarity of words has it.
    double paragraphs() const;

    /// Every wording of a circle.
    const std::vector<std::string>& wordings(int circle) const { return circles_[static_cast<std::size_t>(circle)].wordings; }

private:
    struct Circle {
        Role role = Role::Matter;
        std::vector<std::string> wordings;
    };
    struct Wording {
        analysis::Language language;
        int circle = 0;
        std::vector<std::string> stems;
    };
    Statement statement(std::string_view text, analysis::Language language, const schema::Unit& unit);
    std::vector<Concept> concepts(std::string_view text, analysis::Language language, std::span<const wording::Word> words, const schema::Unit& unit);
    const Wording* kindred_at(std::span<const wording::Word> words, std::size_t at, analysis::Language language) const;

    wording::Reader& reader_;
    Outcomes outcomes_;
    draft::Sentences sentences_;
    double once_ = 1;  // the weight of a word that the index has once
    std::vector<Circle> circles_;
    std::map<std::string, std::vector<Wording>> by_first_;  // stem -> wordings, longest first
    std::set<std::string> plain_, about_, again_, one_;     // stems; of all but `plain` words
    std::set<std::string> months_, numbers_;
};

}  // namespace travaux::follow
