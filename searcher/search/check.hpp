// Whether an index whose tables are whole is so too: what the documents say of one another, and the files beside the tables.
#pragma once

#include <string>
#include <vector>

namespace travaux::search {

/// Where the records disagree, a sentence each (the first hundred): every report has its record, its stamp and all its
/// paragraphs, there are no others, and terms and facet columns are those of the stored text. Throws Xapian::Error.
std::vector<std::string> faults_of_records(const std::vector<std::string>& locations);

/// Files beside the tables that are of no use, a sentence each: searches are answered without them, only slower, and the next run of
/// travaux-index makes them anew.
struct SidecarFaults {
    std::vector<std::string> damaged;
    std::vector<std::string> missing;  // or of an earlier revision: what a run leaves that was killed
};

/// Throws schema::Error.
SidecarFaults faults_of_sidecars(const std::vector<std::string>& locations);

}  // namespace travaux::search
