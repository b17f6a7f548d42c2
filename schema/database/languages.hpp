// Which languages the paragraphs of an index are in.
#pragma once

#include <xapian.h>

#include <string>

namespace travaux::database {

/// Codes of the languages of all paragraphs, over however many databases, parted by blanks and commonest first. Paragraphs
/// without a language were analysed as English, and count as such.
std::string languages_of(const Xapian::Database& database);

}  // namespace travaux::database
