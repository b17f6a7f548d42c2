// What a paragraph becomes in the index: its terms, values and stored record, as docs/index-layout.md lays them down.
#pragma once

#include "indexer/glass/document.hpp"
#include "indexer/write/vocabulary.hpp"
#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/database/word_order.hpp"
#include "schema/fields.hpp"
#include "schema/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

/// The words of a paragraph by their numbers in a vocabulary, and the language in which it was cut into them.
struct ParagraphWords {
    std::string_view language;  // a code
    std::vector<database::PlacedCode> words;
};

struct ParagraphDocument {
    glass::Document document;
    ParagraphWords words;
};

/// Makes the documents of one report.
class ReportDocuments {
public:
    /// Both must outlive it.
    ReportDocuments(const schema::Report& report, Vocabulary& vocabulary);

    /// The document of a retrievable unit, and its words, which it does not hold.
    ParagraphDocument paragraph(const schema::Unit& unit);

    /// The words alone.
    ParagraphWords words(const schema::Unit& unit);

    /// The record of the report: no text terms, but the acronyms that it defines.
    glass::Document record();

private:
    using TermNumbers = std::vector<std::uint32_t>;

    // Neighbours share most values, their section and their lead-in: what came of the last ones is kept.
    struct Known {
        std::vector<std::string> values;
        TermNumbers terms;
        std::string sortable, column;  // values of slots
    };

    TermNumbers stems(std::string_view prefix, std::string_view text, analysis::Language language);
    ParagraphWords add_text(const schema::Unit& unit, bool as_terms);
    void add_context(const schema::Unit& unit);
    void add_fields(glass::Document& document, const schema::Unit& unit);
    void know(const schema::Field& field, Known& known);
    void add(const TermNumbers& terms, std::uint32_t weight);

    const schema::Report& report_;
    Vocabulary& vocabulary_;
    analysis::Language language_;  // the report's
    TermNumbers title_;
    std::optional<std::vector<std::string>> section_;
    TermNumbers section_stems_;
    std::optional<int> lead_in_;
    TermNumbers lead_in_stems_;
    std::vector<Known> fields_;  // by place in the table
};

}  // namespace travaux::write
