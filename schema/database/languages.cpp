#include "schema/database/languages.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace travaux::database {

std::string languages_of(const Xapian::Database& database) {
    const std::string prefix(schema::field("language").prefix);
    Xapian::doccount unknown = database.get_termfreq(std::string(kParagraphTerm));
    std::vector<std::pair<Xapian::doccount, std::string>> counted;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        counted.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
        unknown -= std::min(unknown, term.get_termfreq());
    }
    if (unknown > 0) {
        const auto english = std::ranges::find(counted, "en", &std::pair<Xapian::doccount, std::string>::second);
        if (english != counted.end()) english->first += unknown;
        else counted.emplace_back(unknown, "en");
    }
    std::ranges::sort(counted, [](const auto& a, const auto& b) { return std::pair(b.first, a.second) < std::pair(a.first, b.second); });
    std::string codes;
    for (const auto& [count, code] : counted) codes.append(codes.empty() ? "" : " ").append(code);
    return codes;
}

}  // namespace travaux::database
