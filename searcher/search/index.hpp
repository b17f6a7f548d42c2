// The opened index as this room sees it: its figures, its terms and its records. Inside of the search room.
#pragma once

#include "schema/analysis/language.hpp"
#include "schema/report.hpp"

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

/// A paragraph as the index holds it.
struct Paragraph {
    std::string doc;
    schema::Unit unit;
};

/// Throws Xapian::Error, which Searcher translates; reopens on demand after DatabaseModifiedError.
class Index {
public:
    explicit Index(std::vector<std::string> locations);

    void reopen();

    const std::vector<std::string>& locations() const { return locations_; }
    const Xapian::Database& database() const { return database_; }

    /// Languages of the reports, commonest first; English where the index names none.
    std::span<const analysis::Language> languages() const { return languages_; }

    std::size_t paragraphs() const { return paragraphs_; }
    std::size_t reports() const { return database_.get_doccount() - paragraphs_; }

    /// Running words, context words included.
    std::size_t words() const { return database_.get_total_length(); }

    /// Mean number of indexed words of a paragraph, context words included; at least 1.
    double mean_length() const;

    /// In how many paragraphs a term stands, and how often in all.
    std::size_t frequency(const std::string& term) const { return database_.get_termfreq(term); }
    std::size_t occurrences(const std::string& term) const { return database_.get_collection_freq(term); }

    Paragraph paragraph(Xapian::docid docid) const;

    /// The paragraph of this id, or nothing.
    std::optional<Paragraph> find(std::string_view id) const;

    /// The record of a report (facts and outline), kept until reopen(); nullptr where there is none.
    std::shared_ptr<const schema::Report> report(const std::string& doc);

private:
    std::optional<Xapian::docid> only_document(const std::string& term) const;

    std::vector<std::string> locations_;
    Xapian::Database database_;
    std::vector<analysis::Language> languages_;
    std::size_t paragraphs_ = 0;
    std::map<std::string, std::shared_ptr<const schema::Report>> reports_;
};

}  // namespace travaux::search
