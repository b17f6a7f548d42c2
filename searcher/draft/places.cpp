#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/document_symbol.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "searcher/draft/quotations.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace travaux::draft {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80U; }
bool is_name(char c) { return is_word(c) || c == '-' || c == '_' || c == '.' || c == '/'; }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text.substr(at).starts_with("\xC2\xA0"))) at += text[at] == '\xC2' ? 2U : 1U;
    return at;
}

// A printed number: "12", "12(a)(ii)", "II", "3.2".
std::string_view number_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const std::size_t close = text[end] == '(' ? text.find(')', end) : std::string_view::npos;
        if (close != std::string_view::npos && close - end <= 6 && end > at) end = close + 1;
        else if (std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
        else if (text[end] == '.' && end + 1 < text.size() && std::isalnum(static_cast<unsigned char>(text[end + 1])) != 0) ++end;
        else break;
    }
    const std::string_view number = text.substr(at, end - at);
    const bool digits = !number.empty() && std::isdigit(static_cast<unsigned char>(number.front())) != 0;
    const bool roman = !number.empty() && number.find_first_not_of("IVXLCivxlc.()abcdef") == std::string_view::npos;
    return digits || roman || number.size() == 1 ? number : std::string_view();
}

// An identifier of a report: small letters, digits and hyphens, at least one of the latter ("crp43-2013").
bool is_identifier(std::string_view word) { return word.find('-') != std::string_view::npos && word.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

Places::Places() {
    const auto file = schema::data_file("citation-words.tsv");
    for (const auto& row : schema::read_table(file, {"role", "words"})) {
        const bool known = row[0] == "paragraph" || row[0] == "section" || row[0] == "page";
        if (!known) throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no role " + row[0], "the roles are paragraph, section and page");
        const Role role = row[0] == "paragraph" ? Role::Paragraph : row[0] == "section" ? Role::Section : Role::Page;
        for (std::string& word : schema::split_cell(row[1])) cues_.push_back({std::move(word), role});
    }
}

const Places::Cue* Places::cue_at(std::string_view text, std::size_t begin, std::size_t end) const {
    std::string word(text.substr(begin, end - begin));
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::ranges::find(cues_, word, &Cue::word);
    return found == cues_.end() ? nullptr : &*found;
}

std::optional<Place> Places::find(std::string_view text) const {
    Place place;
    std::size_t first = text.size();
    std::size_t last = 0;
    const auto note = [&](std::size_t begin, std::size_t end) {
        first = std::min(first, begin);
        last = std::max(last, end);
    };
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word(text[at])) {
            ++at;
            continue;
        }
        std::size_t name_end = at;
        while (name_end < text.size() && is_name(text[name_end])) ++name_end;
        if (name_end < text.size() && text[name_end] == '#') {
            std::size_t end = name_end + 1;
            for (int open = 0; end < text.size() && (is_name(text[end]) || text[end] == '(' || (text[end] == ')' && open > 0)); ++end)
                open += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
            while (end > name_end && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
            place = {std::string(text.substr(at, end - at)), std::string(text.substr(at, name_end - at)), std::string(text.substr(name_end + 1, end - name_end - 1)), {}, {}, {}};
            return place;
        }
        if (const std::size_t end = analysis::document_symbol(text, at); end > at && place.report.empty()) {
            place.report = text.substr(at, end - at);
            note(at, end);
            at = end;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_word(text[end])) ++end;
        if (const Cue* cue = cue_at(text, at, end)) {
            const std::string_view number = number_at(text, skip_blanks(text, end));
            std::string& into = cue->role == Role::Section ? place.section : place.paragraph;
            int page = 0;
            if (cue->role == Role::Page && std::from_chars(number.data(), number.data() + number.size(), page).ec == std::errc{}) place.page = page;
            else if (cue->role != Role::Page && !number.empty() && into.empty()) into = number;
            if (!number.empty()) note(at, static_cast<std::size_t>(number.data() - text.data()) + number.size());
            at = number.empty() ? end : static_cast<std::size_t>(number.data() - text.data()) + number.size();
            continue;
        }
        while (name_end > at && !is_word(text[name_end - 1])) --name_end;
        if (is_identifier(text.substr(at, name_end - at)) && place.report.empty()) {
            const std::size_t behind = name_end;
            // An identifier is one only beside a paragraph, a section or a page: "mid-2013" is none.
            const std::size_t next = skip_blanks(text, text.substr(behind).starts_with(",") ? behind + 1 : behind);
            std::size_t word_end = next;
            while (word_end < text.size() && is_word(text[word_end])) ++word_end;
            if (cue_at(text, next, word_end) != nullptr) {
                place.report = text.substr(at, name_end - at);
                note(at, name_end);
            }
        }
        at = std::max(name_end, end);
    }
    if (first >= last) return std::nullopt;
    const std::string_view found = text.substr(first, last - first);
    if (std::ranges::count(found, '(') > std::ranges::count(found, ')') && text.substr(last).starts_with(')')) ++last;  // "CRP/43 (para. 6)"
    place.words = text.substr(first, last - first);
    return place;
}

}  // namespace travaux::draft
