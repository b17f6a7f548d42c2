// All that an index holds, as lines that two indexes can be compared by; and small reports to fill one.
#pragma once

#include "schema/report.hpp"

#include <set>
#include <string>
#include <vector>

namespace travaux::testing {

enum class Docids { Kept, LeftOut };

/// One entry a document (data, terms with their counts and positions, values, length), a term of the index (its postings,
/// with docids; its frequencies without them) and a key of the metadata; read from both sides, documents and postings.
std::multiset<std::string> content_of(const std::string& location, Docids docids);

/// A report with one paragraph for each text.
schema::Report report(std::string doc, const std::vector<std::string>& texts, std::string language = "en");

}  // namespace travaux::testing
