// What a paragraph becomes in the index: its terms, values and stored record, as docs/index-layout.md lays them down.
#pragma once

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/database/word_order.hpp"
#include "schema/report.hpp"

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

/// The words of a paragraph, and the language in which it was cut into them.
struct ParagraphWords {
    std::string language;  // a code
    std::vector<database::PlacedWord> words;
};

struct ParagraphDocument {
    Xapian::Document document;
    ParagraphWords words;
};

/// Makes the documents of one report, which must outlive it.
class ReportDocuments {
public:
    ReportDocuments(const schema::Report& report, analysis::Analyzer& analyzer);

    /// The document of a retrievable unit, and its words, which it does not hold.
    ParagraphDocument paragraph(const schema::Unit& unit);

    /// The words alone.
    ParagraphWords words(const schema::Unit& unit);

    /// The record of the report: no text terms, but the acronyms that it defines.
    Xapian::Document record() const;

private:
    using Stems = std::vector<std::string>;

    Stems stems(std::string_view text, analysis::Language language);
    void add_text(Xapian::Document& document, const schema::Unit& unit, ParagraphWords& words);
    void add_context(Xapian::Document& document, const schema::Unit& unit);
    void add_fields(Xapian::Document& document, const schema::Unit& unit);
    const Stems& section_stems(const schema::Unit& unit);
    const Stems& lead_in_stems(int parent);

    const schema::Report& report_;
    analysis::Analyzer& analyzer_;
    analysis::Language language_;  // the report's
    Stems title_;
    // Neighbours share their section and their lead-in: the last ones are kept.
    std::vector<std::string> section_;
    Stems section_stems_;
    std::optional<int> lead_in_;
    Stems lead_in_stems_;
};

}  // namespace travaux::write
