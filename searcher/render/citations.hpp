// Citations in the styles that writers and their programs use.
#pragma once

#include "searcher/cite/reference.hpp"

#include <string>
#include <vector>

namespace travaux::render {

/// As the United Nations Editorial Manual has it, one a line: a resolution by its number, a document with a symbol by
/// symbol, the rest by author, title and date; then the place.
std::string citation(const cite::Reference& reference);
std::string citations(const std::vector<cite::Reference>& references);

std::string bibtex(const std::vector<cite::Reference>& references);

/// RIS, each entry ended by `ER`, lines by CR LF.
std::string ris(const std::vector<cite::Reference>& references);

/// An array of items as citation processors take them.
std::string csl_json(const std::vector<cite::Reference>& references);

/// docs/json.md: the parts and the citation.
std::string json(const std::vector<cite::Reference>& references);

/// A row a reference: id citation.
std::string tsv(const std::vector<cite::Reference>& references);

}  // namespace travaux::render
