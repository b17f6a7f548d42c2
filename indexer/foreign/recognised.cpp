#include "indexer/foreign/recognised.hpp"

#include "indexer/read/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace travaux::foreign {
namespace {

struct Script {
    std::string_view name;
    std::string_view languages;  // most wanted first, as tesseract names them
    std::string_view package;
};

/// The scripts of the six languages of the United Nations, then others that reach it.
constexpr std::array kScripts{
    Script{"Latin", "eng fra spa", "tesseract-ocr-eng"},      Script{"Cyrillic", "rus", "tesseract-ocr-rus"},
    Script{"Arabic", "ara", "tesseract-ocr-ara"},             Script{"Han", "chi_sim chi_tra", "tesseract-ocr-chi-sim"},
    Script{"Japanese", "jpn", "tesseract-ocr-jpn"},           Script{"Hangul", "kor", "tesseract-ocr-kor"},
    Script{"Greek", "ell", "tesseract-ocr-ell"},              Script{"Hebrew", "heb", "tesseract-ocr-heb"},
    Script{"Devanagari", "hin", "tesseract-ocr-hin"},         Script{"Thai", "tha", "tesseract-ocr-tha"},
};

const Script& script_of(std::string_view name) {
    const auto* row = std::ranges::find(kScripts, name, &Script::name);
    return row == kScripts.end() ? kScripts.front() : *row;
}

std::string_view next(std::string_view& rest, char separator) {
    const auto end = std::min(rest.find(separator), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// tesseract's columns (its manual, "tsv"): level page_num block_num par_num line_num word_num left top width height conf text.
struct Word {
    std::string_view paragraph, line;  // what tells one from the next
    double confidence = -1;
    std::string_view text;
};

std::optional<Word> word_of(std::string_view row) {
    constexpr std::size_t kColumns = 12, kPar = 3, kLine = 4, kConfidence = 10;
    std::array<std::string_view, kColumns> columns;
    for (auto& column : columns) column = next(row, '\t');
    if (columns[0] != "5") return {};
    Word word;
    word.paragraph = {columns[2].data(), static_cast<std::size_t>(columns[kPar].data() + columns[kPar].size() - columns[2].data())};
    word.line = columns[kLine];
    const auto confidence = columns[kConfidence].substr(0, columns[kConfidence].find('.'));
    int percent = -1;
    std::from_chars(confidence.data(), confidence.data() + confidence.size(), percent);
    word.confidence = std::clamp(percent, -1, 100);
    word.text = columns.back();
    if (word.text.find_first_not_of(' ') == std::string_view::npos || percent < 0) return {};
    return word;
}

/// Words without what no line may hold.
std::string clean(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = read::next_character(text, at);
        if (c > 0x20 && (c < 0x7F || c >= 0xA0)) read::append_character(result, c);
    }
    return result;
}

class Gatherer {
public:
    explicit Gatherer(int page) : page_(page) {}

    void add(const Word& word) {
        const auto text = clean(word.text);
        if (text.empty()) return;
        if (word.paragraph != paragraph_) end_paragraph();
        if (word.paragraph != paragraph_ || word.line != line_) block_.lines.push_back({{}, ++last_line_, 0, false, {}});
        paragraph_ = word.paragraph;
        line_ = word.line;
        auto& line = block_.lines.back().text;
        if (!line.empty() && !read::joins_without_blank(line, text)) line += ' ';
        line += text;
        sum_ += word.confidence;
        ++words_;
    }

    std::vector<read::Block> take() {
        end_paragraph();
        return std::move(blocks_);
    }

private:
    void end_paragraph() {
        constexpr int kLeast = 30;
        if (words_ > 0) block_.ocr = static_cast<int>(sum_ / words_);
        block_.page = page_;
        block_.after_page_break = blocks_.empty() && page_ > 1;
        if (words_ > 0 && *block_.ocr >= kLeast) blocks_.push_back(std::move(block_));
        block_ = {};
        sum_ = 0;
        words_ = 0;
        paragraph_ = {};
    }

    int page_;
    std::vector<read::Block> blocks_;
    read::Block block_;
    std::string_view paragraph_, line_;
    double sum_ = 0;
    int words_ = 0, last_line_ = 0;
};

}  // namespace

std::vector<read::Block> recognised_blocks(std::string_view tsv, int page) {
    Gatherer gatherer(page);
    while (!tsv.empty())
        if (const auto word = word_of(next(tsv, '\n'))) gatherer.add(*word);
    return gatherer.take();
}

Confidence confidence_of(std::string_view tsv) {
    Confidence result;
    double sum = 0;
    while (!tsv.empty())
        if (const auto word = word_of(next(tsv, '\n'))) sum += word->confidence, ++result.words;
    if (result.words > 0) result.percent = static_cast<int>(sum / result.words);
    return result;
}

std::vector<std::string> scripts_from(std::string_view script) {
    std::vector<std::string> scripts{std::string(script_of(script).name)};
    for (const Script& row : kScripts)
        if (row.name != scripts.front()) scripts.emplace_back(row.name);
    return scripts;
}

std::optional<std::string> languages_of(std::string_view script, const std::vector<std::string>& installed) {
    std::string joined;
    auto wanted = script_of(script).languages;
    while (!wanted.empty()) {
        const auto language = next(wanted, ' ');
        if (std::ranges::find(installed, language) != installed.end()) joined += (joined.empty() ? "" : "+") + std::string(language);
    }
    return joined.empty() ? std::nullopt : std::optional(joined);
}

std::string package_of(std::string_view script) { return std::string(script_of(script).package); }

}  // namespace travaux::foreign
