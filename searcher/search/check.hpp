// Whether an index is whole: Xapian's own check of each table, and ours of what the documents say of one another.
#pragma once

#include <string>
#include <vector>

namespace travaux::search {

/// Tables of the databases on this machine that Xapian finds damaged, a sentence each. Needs no index that opens, but permission to
/// write: Xapian checks nothing else. Throws schema::Error.
std::vector<std::string> faults_of_tables(const std::vector<std::string>& locations);

/// Where the records disagree, a sentence each (the first hundred): every report has its record, its stamp and all its
/// paragraphs, there are no others, and terms and facet columns are those of the stored text. Throws Xapian::Error.
std::vector<std::string> faults_of_records(const std::vector<std::string>& locations);

/// Files beside the tables that are there and of no use, a sentence each: searches are answered without them, only slower, and the next
/// run of travaux-index makes them anew. Throws schema::Error.
std::vector<std::string> faults_of_sidecars(const std::vector<std::string>& locations);

}  // namespace travaux::search
