// The passages of a report of any length: those of its beginning are kept, each of the others is read when its turn comes.
#pragma once

#include "indexer/facets/passage.hpp"
#include "schema/report.hpp"
#include "schema/vocabulary/authority.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

struct DefinedForm;

class Passages {
public:
    /// Units that are always kept.
    static constexpr std::size_t kFirstUnits = 40;

    /// Reads all units once, for what they define: a name counts before its definition too. The report has its language by
    /// now; it must outlive this, as must the tables, and its texts and languages must stay as they are.
    Passages(const schema::Report& report, const Tables& tables);

    /// The report's, else English.
    std::string_view language() const { return report_.facts.language.empty() ? "en" : std::string_view(report_.facts.language); }

    /// What the report defines, in order of the places, each once.
    const std::vector<schema::Definition>& definitions() const { return definitions_; }

    /// Of the first units, one each: the first kFirstUnits, and as many as half a megabyte of text has.
    std::span<const Passage> beginning() const { return beginning_; }

    /// Of any unit, by index; until the next call.
    const Passage& read(std::size_t unit);

private:
    void learn(const DefinedForm& form, const schema::Unit& unit);
    void find_local_names(Passage& passage, std::string_view language) const;
    std::string_view language_of(const schema::Unit& unit) const;

    const schema::Report& report_;
    const Tables& tables_;
    std::vector<schema::Definition> definitions_;
    std::vector<vocabulary::LocalName> local_;  // short forms that it defines of organisations
    std::vector<Passage> beginning_;
    Passage current_;
};

}  // namespace travaux::facets
