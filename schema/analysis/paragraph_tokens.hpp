// What counts as the text of a paragraph: for the index, and for whoever cuts a stored paragraph again.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "schema/report.hpp"

#include <cstdint>
#include <string_view>

namespace travaux::analysis {

/// Places left free between two texts of one paragraph, so that no phrase spans them.
inline constexpr std::uint32_t kPositionGap = 100;

/// The language that a unit is analysed in: its own, else its report's.
Language language_of(const schema::ReportFacts& facts, const schema::Unit& unit);

struct ParagraphText {
    std::string_view text;
    Language language = Language::English;
    std::string_view title;  // of a report that is one paragraph, an abstract: it counts as text behind it; else empty
    Language title_language = Language::English;
};

/// Both must outlive it.
ParagraphText text_of(const schema::ReportFacts& facts, const schema::Unit& unit);

/// Tokens in order of position, all with a word. `take(token, language)`.
template <class Take>
void each_token(const ParagraphText& paragraph, Analyzer& analyzer, Take&& take) {
    std::uint32_t end = 0;
    const auto read = [&](std::string_view text, Language language, std::uint32_t from) {
        for (Token& token : analyzer.tokens(text, language)) {
            token.position += from;
            end = token.position + token.width > end ? token.position + token.width : end;
            if (!token.word.empty()) take(token, language);
        }
    };
    read(paragraph.text, paragraph.language, 0);
    if (!paragraph.title.empty()) read(paragraph.title, paragraph.title_language, end + kPositionGap);
}

}  // namespace travaux::analysis
