#include "indexer/facets/table_rows.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

using schema::Commitment;
using schema::Kind;
using schema::Unit;

constexpr std::string_view kBetween = " | ";

struct Cell {
    std::size_t begin = 0, end = 0;
};

std::vector<Cell> cells_of(std::string_view text) {
    std::vector<Cell> out;
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = std::min(text.find(kBetween, begin), text.size());
        const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
        out.push_back({first, end});
        if (end == text.size()) return out;
        begin = end + kBetween.size() - 1;  // the last blank may open the next sign: an empty cell between
    }
}

}  // namespace

std::string column_of(const std::vector<Word>& words, WordRange range, const Tables& tables) {
    for (const TableWord& word : tables.table_words) {
        if (word.column && word.pattern.find(words, range, tables.every_language)) return word.value;
    }
    return {};
}

std::optional<Commitment> status_said(const std::vector<Word>& words, WordRange range, const Tables& tables, bool whole) {
    for (const TableWord& word : tables.table_words) {
        if (word.column) continue;
        const auto found = word.pattern.find(words, range, tables.every_language);
        if (found && (!whole || *found == range)) return schema::commitment_from(word.value).value_or(Commitment::None);
    }
    return std::nullopt;
}

void TableReader::meet(const Unit& unit) {
    if (unit.kind == Kind::TableRow || unit.kind == Kind::Footnote) return;
    columns_.clear();
    if (unit.kind != Kind::Furniture || unit.text.find(kBetween) == std::string::npos) return;
    for (const Cell cell : cells_of(unit.text)) {
        const auto words = words_of(std::string_view(unit.text).substr(cell.begin, cell.end - cell.begin));
        std::string kind;
        for (const TableWord& word : tables_.table_words) {
            const bool fits = word.column && word.pattern.find(words, {0, words.size()}, tables_.every_language).has_value();
            if (fits && std::ranges::find(columns_, word.value) == columns_.end()) {
                kind = word.value;
                break;
            }
        }
        columns_.push_back(std::move(kind));
    }
}

std::optional<RowFacts> TableReader::read(const Unit& unit, const Passage& passage, std::optional<int> year) const {
    const auto cells = cells_of(unit.text);
    const bool headed = cells.size() == columns_.size();
    RowFacts facts;
    const auto status_in = [&](Cell cell, bool whole) {
        const WordRange range = passage.words_in(cell.begin, cell.end);
        const auto status = status_said(passage.words, range, tables_, whole);
        if (!status) return;
        facts.status = *status;
        facts.words = unit.text.substr(cell.begin, cell.end - cell.begin);
    };
    bool acts = false, recommends = false, answered = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell cell = cells[i];
        const std::string_view kind = headed ? std::string_view(columns_[i]) : std::string_view{};
        const WordRange range = passage.words_in(cell.begin, cell.end);
        if (range.first == range.last) continue;
        if (kind == "status") {
            status_in(cell, false);
        } else if (kind == "response") {
            answered = true;
            if (facts.status == Commitment::None) status_in(cell, false);
        } else if (kind == "responsible") {
            for (const auto& match : passage.names) {
                if (match.begin < cell.begin || match.end > cell.end) continue;
                const std::string name = value_of(tables_.authority.agencies()[match.agency], tables_.authority);
                if (!name.empty() && std::ranges::find(facts.actor, name) == facts.actor.end()) facts.actor.push_back(name);
            }
            if (facts.actor.empty()) facts.actor = {unit.text.substr(cell.begin, cell.end - cell.begin)};
        } else if (kind == "deadline") {
            const auto dates = tables_.calendar.find(passage.words, range, year);
            if (!dates.empty()) facts.due = dates.back().end;
        } else if (kind == "action") {
            acts = true;
        } else if (kind == "recommendation") {
            recommends = true;
        } else if (!headed && i > 0 && facts.status == Commitment::None) {
            status_in(cell, true);
        }
    }
    const bool assigned = acts && (!facts.actor.empty() || !facts.due.empty());
    if (facts.status == Commitment::None && !answered && assigned) facts.status = Commitment::Planned;
    if (facts.status == Commitment::None && !answered && recommends && !acts) facts.status = Commitment::Requested;
    if (facts.status == Commitment::None) return std::nullopt;
    return facts;
}

}  // namespace travaux::facets
