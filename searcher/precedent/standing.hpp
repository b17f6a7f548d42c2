// How far a passage binds: decisions before reports, reports before remarks.
#pragma once

#include "schema/report.hpp"

#include <map>
#include <string>
#include <string_view>

namespace travaux::precedent {

struct Standing {
    int rank = 0;      // 1 binds most
    std::string name;  // "decided", "reported", "said"
    bool operator==(const Standing&) const = default;
};

class Standings {
public:
    /// schema/data/standing.tsv. Throws schema::Error as read_table does, and Error(Input) for a rank that is no number.
    Standings();

    /// Of an item that its address names (`3.iii/decision-6`), else of its report's kind.
    const Standing& of(const schema::ReportFacts& report, const schema::Unit& unit) const;

private:
    std::map<std::string, Standing, std::less<>> doctypes_, units_;
};

}  // namespace travaux::precedent
