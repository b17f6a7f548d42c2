#include "indexer/facets/languages.hpp"

#include "schema/analysis/analyzer.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <span>
#include <vector>

namespace travaux::facets {
namespace {

constexpr std::size_t kSample = std::size_t{64} << 10U;  // more text makes CLD2 slower and no surer
constexpr std::size_t kLongUnit = 80;                    // characters; below it CLD2 guesses
constexpr int kMostly = 50;                              // per cent of the text
constexpr int kNearlyAll = 90;                           // per cent from which nothing speaks against it
constexpr double kSmallWords = 0.2;                      // of all words; running text has from a third to a half

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// CLD2's codes are older than ISO 639-1's last changes, and carry scripts.
std::string iso_code(std::string_view code) {
    code = code.substr(0, code.find('-'));
    if (code == "iw") return "he";
    if (code == "un" || code == "xxx") return {};
    return std::string(code);
}

/// Names, titles and quotations pull CLD2 to the language that they are in; the small words between them are the text's own.
/// Of the languages that CLD2 sees in it, the one that most of the small words belong to; empty where there are few.
std::string by_small_words(std::string_view text, std::span<const CLD2::Language> seen) {
    analysis::Analyzer analyzer;
    std::string best;
    double most = kSmallWords;
    for (const CLD2::Language candidate : seen) {
        const std::string code = candidate == CLD2::UNKNOWN_LANGUAGE ? std::string() : iso_code(CLD2::LanguageCode(candidate));
        const analysis::Language language = analysis::language_from(code);
        if (code.empty() || analysis::code_of(language) != code) continue;
        const std::vector<analysis::Token> tokens = analyzer.tokens(text, language);
        const auto small = std::ranges::count_if(tokens, [&](const analysis::Token& token) { return analyzer.is_stop_word(token.word, language); });
        const double share = static_cast<double>(small) / static_cast<double>(std::max<std::size_t>(1, tokens.size()));
        if (share > most) {
            most = share;
            best = code;
        }
    }
    return best;
}

}  // namespace

std::string language_of(std::string_view text, std::string_view hint) {
    const std::string hint_code(hint);
    CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    if (!hint_code.empty()) hints.language_hint = CLD2::GetLanguageFromName(hint_code.c_str());
    CLD2::Language languages[3] = {};
    int percents[3] = {};
    double scores[3] = {};
    int bytes = 0;
    int valid = 0;
    bool reliable = false;
    const auto size = static_cast<int>(std::min(text.size(), kSample));
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), size, true, &hints, 0, languages, percents, scores, nullptr, &bytes,
                                            &reliable, &valid);
    // its summary takes English for a page's furniture where another language stands beside it; its shares do not
    const CLD2::Language found = languages[0];
    if (!reliable || percents[0] < kNearlyAll)
        if (std::string code = by_small_words(text.substr(0, static_cast<std::size_t>(size)), languages); !code.empty()) return code;
    if (!reliable || found == CLD2::UNKNOWN_LANGUAGE || percents[0] < kMostly) return {};
    return iso_code(CLD2::LanguageCode(found));
}

std::string report_language(const schema::Report& report) {
    std::size_t total = 0;
    for (const auto& unit : report.units) total += schema::is_retrievable(unit.kind) ? unit.text.size() : 0;
    const std::size_t step = total / kSample + 1;  // of a long report every so many paragraphs
    std::string sample;
    std::size_t place = 0;
    for (const auto& unit : report.units) {
        if (total > 0 && !schema::is_retrievable(unit.kind)) continue;
        if (place++ % step != 0 || sample.size() > kSample) continue;
        sample += unit.text;
        sample += '\n';
    }
    // a cut may fall into a character, which CLD2 refuses: cut at a line
    if (sample.size() > kSample) {
        const std::size_t line = sample.rfind('\n', kSample - 1);
        if (line != std::string::npos) sample.resize(line + 1);
    }
    return language_of(sample);
}

void mark_languages(schema::Report& report) {
    for (auto& unit : report.units) {
        if (!unit.language.empty() || !schema::is_retrievable(unit.kind) || characters(unit.text) <= kLongUnit) continue;
        const std::string found = language_of(unit.text);
        if (found.empty() || found == report.facts.language) continue;
        // asked again with the report's language in mind: only what stands against it is another language
        if (language_of(unit.text, report.facts.language) == found) unit.language = found;
    }
}

}  // namespace travaux::facets
