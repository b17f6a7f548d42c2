// Management responses set out under run-in labels instead of columns: "Recommendation 3: …", "Management response:
// accepted", "Key actions:", "Responsible unit: …", "Deadline: …".
#pragma once

#include "indexer/facets/table_rows.hpp"

#include <optional>
#include <string>
#include <vector>

namespace travaux::facets {

/// Reads the units of a report in order. A numbered recommendation opens a block; a heading that is no label, or the next
/// recommendation, ends it. Headings count too, as labels in bold look like them.
class ResponseReader {
public:
    explicit ResponseReader(const Tables& tables) : tables_(tables) {}

    /// What the block says of this unit: what is recommended is requested, what is accepted or an action is planned, with who is
    /// responsible and until when, and a status counts as in a table. None outside a block, and where its own words must tell.
    std::optional<RowFacts> read(const schema::Unit& unit, const Passage& passage, std::optional<int> year);

private:
    struct Label {
        std::string column;      // a kind of column, schema/data/table-words.tsv
        WordRange value;         // what stands behind it
        bool is_numbered = false;
    };

    std::optional<Label> label_of(const Passage& passage) const;
    RowFacts facts_of(const Label& label, const schema::Unit& unit, const Passage& passage, std::optional<int> year);
    void learn_actors(const Passage& passage, WordRange range);

    bool open_ = false;
    std::string column_;              // the last label whose text may follow in further units
    std::vector<std::string> actor_;  // of the block
    const Tables& tables_;
};

}  // namespace travaux::facets
