// Rows of tables that follow up actions and recommendations: what their columns say of status, actor and due date.
#pragma once

#include "indexer/facets/agents.hpp"
#include "schema/report.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace travaux::facets {

/// What the cells of a row say; empty where no column does.
struct RowFacts {
    schema::Commitment status = schema::Commitment::None;
    std::string words;  // of the cell that gives the status
    std::vector<std::string> actor;
    std::string due;
};

/// The kind of column that a label or a header cell names; empty where it is none.
std::string column_of(const std::vector<Word>& words, WordRange range, const Tables& tables);

/// What a cell of status or response says; None for a refusal, nothing where it says neither. `whole`: where it says no more.
std::optional<schema::Commitment> status_said(const std::vector<Word>& words, WordRange range, const Tables& tables, bool whole = false);

/// Reads the rows of one table after another. Cells are parted by " | ", as the readers join them.
class TableReader {
public:
    explicit TableReader(const Tables& tables) : tables_(tables) {}

    /// Takes a header row, or forgets the last one where a unit ends its table. For every unit, in order.
    void meet(const schema::Unit& unit);

    /// By the columns that the header names (schema/data/table-words.tsv); without one, by a cell that holds a
    /// word of status and no more. None where the row says nothing.
    std::optional<RowFacts> read(const schema::Unit& unit, const Passage& passage, std::optional<int> year) const;

private:
    std::vector<std::string> columns_;  // by place: the kind of column, empty where it is none of them
    const Tables& tables_;
};

}  // namespace travaux::facets
