#include "indexer/facets/languages.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::size_t kSample = std::size_t{64} << 10U;  // more text makes CLD2 slower and no surer
constexpr std::size_t kLongUnit = 80;                    // characters; below it CLD2 guesses
constexpr int kMostly = 50;                              // per cent of the text

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
