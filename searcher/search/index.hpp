// The opened index as this room sees it: its figures, its terms and its records. Inside of the search room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/fields.hpp"
#include "schema/report.hpp"
#include "searcher/match/collection.hpp"
#include "searcher/search/access.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::search {

/// A paragraph as the index holds it.
struct Paragraph {
    std::string doc;
    schema::Unit unit;
    analysis::Language language = analysis::Language::English;  // in which it was analysed
};

/// What ranking asks of a paragraph, without its text.
struct Glance {
    std::string doc;
    analysis::Language language = analysis::Language::English;  // in which it was analysed
    bool is_footnote = false;
};

/// A word at its place in a text. The word is folded, as in the index.
struct WordAt {
    std::string_view word;
    std::uint32_t position = 0;  // readings of one place share it
    std::uint32_t width = 1;     // in places
    bool further = false;        // a further reading of the place
    std::size_t begin = 0;       // byte range in the text, where there is one
    std::size_t end = 0;
};

/// The words of a paragraph in order, and what they are read from where it is no mapped file.
struct ParagraphWords {
    std::vector<WordAt> words;
    std::vector<analysis::Token> cut;
};

/// Throws Xapian::Error, which Searcher translates; reopens on demand after DatabaseModifiedError.
class Index {
public:
    explicit Index(Access access);

    void reopen();

    /// Another text for every state of the index on disk: equal only where nothing was committed in between.
    std::string version() const;

    /// Goes on without this server from now on. False where that is not wanted, or it is none of ours.
    bool leave_out(const std::string& server);

    /// Servers that are left out.
    const std::vector<std::string>& missing() const { return missing_; }

    /// Good until reopen().
    const match::Collection& collection() const { return collection_; }
    std::span<const match::Shard> shards() const { return collection_.shards; }

    /// Whether all shards can be counted by their columns, and no report is in two of them.
    bool has_columns() const { return collection_.has_columns; }

    const std::vector<std::string>& locations() const { return access_.locations; }
    const Xapian::Database& database() const { return collection_.database; }

    /// Languages of the reports, commonest first; English where the index names none.
    std::span<const analysis::Language> languages() const { return languages_; }

    std::size_t paragraphs() const { return collection_.paragraphs; }
    std::size_t reports() const { return report_count_; }

    /// Running words, context words included.
    std::size_t words() const { return database().get_total_length(); }

    /// Mean number of indexed words of a paragraph, context words included; at least 1.
    double mean_length() const { return collection_.mean_length(); }

    /// Whether no shard is on a server.
    bool is_local() const { return collection_.is_local; }

    /// The shard that an id of all databases belongs to, and the id there. Xapian deals ids out in turns.
    std::pair<std::size_t, Xapian::docid> in_shard(Xapian::docid id) const { return collection_.in_shard(id); }

    /// The words of a paragraph, cut from its stored text.
    std::vector<analysis::Token> tokens(std::size_t shard, Xapian::docid id, analysis::Analyzer& analyzer) const;

    /// The words of a paragraph, from the word order where there is one. They are good until `into` is filled again, or
    /// the index reopened.
    void read_words(Xapian::docid id, analysis::Analyzer& analyzer, ParagraphWords& into) const;

    /// Numbers in place of the words of a paragraph's places, in order: in one index, equal words have equal ones.
    void read_numbers(Xapian::docid id, analysis::Analyzer& analyzer, std::vector<std::uint64_t>& into) const;

    /// Bytes in place of these words: in one index, equal runs of words are equal runs of bytes. Those of the word order, good until another
    /// paragraph is read there; where it has none, of numbers in `room`.
    std::string_view read_bytes(Xapian::docid id, analysis::Analyzer& analyzer, std::vector<std::uint64_t>& room) const;

    Glance glance(Xapian::docid id) const;

    /// Whether a folded word may stand somewhere exactly so. Where that is not so, it costs less than paragraphs_with().
    bool may_have(std::string_view word) const;

    /// In how many paragraphs a folded word stands exactly so.
    std::size_t paragraphs_with(std::string_view word) const;

    struct CountedWord {
        std::string word;
        std::size_t paragraphs = 0;
    };

    /// Words that begin so, bytewise ascending, at most `most` of them.
    std::vector<CountedWord> words_from(std::string_view prefix, std::size_t most) const;

    /// In how many paragraphs a term stands, and how often in all.
    std::size_t frequency(const std::string& term) const { return database().get_termfreq(term); }
    std::size_t occurrences(const std::string& term) const { return database().get_collection_freq(term); }

    Paragraph paragraph(Xapian::docid docid) const;

    /// The paragraph of this id, or nothing.
    std::optional<Paragraph> find(std::string_view id) const;

    /// The record of a report (facts and outline), kept until reopen(); nullptr where there is none.
    std::shared_ptr<const schema::Report> report(const std::string& doc);

    /// Its facts alone, which cost less where the outline is long; and less again where a paragraph of it is known.
    std::shared_ptr<const schema::ReportFacts> facts(const std::string& doc, Xapian::docid paragraph = 0);

private:
    void open_shards();
    void open_leaves();
    Xapian::Document document(Xapian::docid id) const;
    std::string first_value(Xapian::docid id, std::optional<Xapian::Document>& opened, const schema::Field& field) const;
    std::optional<Xapian::docid> only_document(const std::string& term) const;

    template <class Value>
    using Kept = std::map<std::string, std::shared_ptr<const Value>>;  // by doc

    template <class Value>
    std::shared_ptr<const Value> kept(Kept<Value>& known, const std::string& doc, Value (*decode)(std::string_view)) const;
    template <class Value>
    static std::shared_ptr<const Value> keep(Value value, Kept<Value>& known, const std::string& doc);
    std::optional<schema::ReportFacts> facts_behind(Xapian::docid paragraph) const;

    Access access_;
    std::vector<std::string> missing_;
    match::Collection collection_;
    std::vector<analysis::Language> languages_;
    std::size_t report_count_ = 0;
    Kept<schema::Report> reports_;
    Kept<schema::ReportFacts> facts_;
    mutable database::WordBlocks blocks_;
};

}  // namespace travaux::search
