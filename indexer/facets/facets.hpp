// The third room: what the report and each of its units speak of. Facts are read from the text by rules and
// tables; what was given by hand wins; a doubtful value stays empty.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/report.hpp"
#include "schema/vocabulary/authority.hpp"
#include "schema/vocabulary/chairs.hpp"

#include <memory>
#include <string>
#include <vector>

namespace travaux::facets {

/// The tables that the rules read; loaded once, shared between threads, read-only.
class Rules {
public:
    /// Loads agencies, chairs, cues, doctypes and months from schema::data_file(). Throws schema::Error.
    static Rules load();
    ~Rules();
    Rules(Rules&&) noexcept;
    Rules& operator=(Rules&&) noexcept;

    /// Fills `report.facts` (all but doc and path) and every unit's facets from its units. Metadata wins over what was
    /// read, field by field; its unknown names and unreadable values come back as warnings.
    std::vector<std::string> derive(schema::Report& report, const read::Metadata& metadata) const;

    /// The unit facets alone, and of those only the ones that are still empty: for imports, whose records
    /// bring their own facts.
    void annotate(schema::Report& report) const;

    const vocabulary::Authority& authority() const;

private:
    struct State;
    explicit Rules(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace travaux::facets
