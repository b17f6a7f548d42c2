#include "searcher/precedent/standing.hpp"

#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <charconv>

namespace travaux::precedent {
namespace {

constexpr std::string_view kOther = "other";

// "3.iii/decision-6.2" -> "decision"
std::string_view noun_of(std::string_view address) {
    const std::size_t slash = address.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? address : address.substr(slash + 1);
    const std::size_t hyphen = last.find('-');
    return hyphen == std::string_view::npos ? std::string_view() : last.substr(0, hyphen);
}

}  // namespace

Standings::Standings() {
    const auto file = schema::data_file("standing.tsv");
    for (const auto& row : schema::read_table(file, {"of", "value", "rank", "name"})) {
        Standing standing{0, row[3]};
        const char* end = row[2].data() + row[2].size();
        if (const auto [stopped, error] = std::from_chars(row[2].data(), end, standing.rank); error != std::errc{} || stopped != end)
            throw schema::Error(schema::ErrorCode::Input, file.string() + ": \"" + row[2] + "\" is no rank");
        (row[0] == "unit" ? units_ : doctypes_)[row[1]] = standing;
    }
    if (!doctypes_.contains(kOther)) throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no row for the doctype other");
}

const Standing& Standings::of(const schema::ReportFacts& report, const schema::Unit& unit) const {
    if (const auto found = units_.find(noun_of(unit.address)); found != units_.end()) return found->second;
    const auto found = doctypes_.find(report.doctype);
    return found != doctypes_.end() ? found->second : doctypes_.find(kOther)->second;
}

}  // namespace travaux::precedent
