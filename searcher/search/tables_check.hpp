// Whether the files of an index are there, and Xapian's own check of each table.
#pragma once

#include <string>
#include <vector>

namespace travaux::search {

/// Files of the databases on this machine that are missing, tables that Xapian finds damaged, and a stub that does not name the databases
/// beside it, a sentence each. Needs no index that opens, but permission to write: Xapian checks nothing else. Throws schema::Error.
std::vector<std::string> faults_of_tables(const std::vector<std::string>& locations);

}  // namespace travaux::search
