// Title, symbol and kind of a report: how it names itself.
#include "indexer/facets/report_facts.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

using schema::Kind;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A/RES/65/170, CRP/43, C/106/INF/1, E/CN.9/2013/3: capitals first, a number somewhere, no lower case but a suffix in
/// brackets or a revision (`Rev.1`, `Add.2`, `Corr.1`).
bool is_symbol(std::string_view token) {
    if (token.find('/') == std::string_view::npos || token.empty() || !is_capital(token.front())) return false;
    if (token.find("//") != std::string_view::npos || token.back() == '/') return false;
    bool number = false;
    while (!token.empty()) {
        const std::size_t slash = std::min(token.find('/'), token.size());
        const std::string_view part = token.substr(0, slash);
        const bool revision = part.starts_with("Rev.") || part.starts_with("Add.") || part.starts_with("Corr.") || part.starts_with("Inf.");
        const auto allowed = [](char c) { return is_capital(c) || is_digit(c) || c == '.' || c == '-' || c == '(' || c == ')'; };
        if (!revision && !std::ranges::all_of(part, allowed)) return false;
        number = number || std::ranges::any_of(part, is_digit);
        token.remove_prefix(std::min(slash + 1, token.size()));
    }
    return number;
}

std::string_view trimmed_token(std::string_view token) {
    while (!token.empty() && (token.back() == '.' || token.back() == ',' || token.back() == ';' || token.back() == '*')) {
        token.remove_suffix(1);
    }
    return token;
}

std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find_first_of(" \t\n"), text.size());
        if (blank > 0) out.push_back(trimmed_token(text.substr(0, blank)));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return out;
}

}  // namespace

std::vector<std::size_t> title_units(const Reading& reading) {
    const std::span units = std::span(reading.report.units).first(reading.passages.size());
    const auto has_title = [&](std::size_t i) { return units[i].kind == Kind::Heading && units[i].level == 0; };
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!has_title(i)) continue;
        out.push_back(i);
        while (i + 1 < units.size() && has_title(i + 1)) {
            ++i;
            if (units[i].text != units[out.back()].text) out.push_back(i);
        }
        return out;
    }
    const auto front = front_page(reading);
    const auto heading = std::ranges::find_if(front, [&](std::size_t i) { return units[i].kind == Kind::Heading; });
    if (heading != front.end()) return {*heading};
    const auto line = std::ranges::find_if(front, [&](std::size_t i) {
        return units[i].kind == Kind::Paragraph && reading.passages[i].words.size() > 2;
    });
    return line == front.end() ? std::vector<std::size_t>{} : std::vector{*line};
}

void read_title(Reading& reading) {
    auto& facts = reading.facts;
    if (!reading.wants("title")) return;
    for (const std::size_t i : title_units(reading)) {
        if (!facts.title.empty()) facts.title += facts.title.back() == ':' ? " " : ": ";
        facts.title += reading.report.units[i].text;
        reading.note("title", reading.report.units[i].text, i);
    }
}

void read_symbol(Reading& reading) {
    constexpr std::size_t kShortLine = 8;
    auto& facts = reading.facts;
    if (!reading.wants("symbol")) return;
    for (const std::size_t i : front_page(reading)) {
        const std::string_view text = reading.report.units[i].text;
        const auto tokens = tokens_of(text);
        if (tokens.size() > kShortLine) continue;
        const auto symbol = std::ranges::find_if(tokens, is_symbol);
        if (symbol == tokens.end()) continue;
        facts.symbol = *symbol;
        reading.note("symbol", *symbol, i);
        return;
    }
}

void read_doctype(Reading& reading) {
    auto& facts = reading.facts;
    if (!reading.wants("doctype")) return;
    const auto front = front_page(reading);
    const auto titles = title_units(reading);
    for (const Doctype& row : reading.tables.doctypes) {
        for (const std::size_t i : row.in_title_only ? titles : front) {
            const Passage& passage = reading.passages[i];
            const auto found = row.pattern.find(passage.words, {0, passage.words.size()}, reading.tables.every_language);
            if (!found || reading.report.units[i].kind == Kind::Contents) continue;
            facts.doctype = row.name;
            reading.note("doctype", row.name, i, *found);
            return;
        }
    }
    const SymbolSeries* best = nullptr;
    for (const SymbolSeries& series : reading.tables.symbols) {
        if (!facts.symbol.starts_with(series.beginning) || series.doctype.empty()) continue;
        if (best == nullptr || series.beginning.size() > best->beginning.size()) best = &series;
    }
    if (best == nullptr) return;
    facts.doctype = best->doctype;
    reading.note_from("symbol", "doctype", best->doctype);
}

}  // namespace travaux::facets
