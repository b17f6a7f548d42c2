// What a search gives, as plain values: the renderers read these and nothing else.
#pragma once

#include "schema/report.hpp"
#include "searcher/search/explanation.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace travaux::search {

enum class Match : std::uint8_t { Auto, All, Any };
enum class Sort : std::uint8_t { Relevance, Year, YearDown, Document };

/// A filter given as an option: values of one field are alternatives; each is a value or a range `a..b`.
struct Filter {
    std::string field;
    std::vector<std::string> values;
};

struct FacetRequest {
    std::string field;
    std::size_t depth = 10;  // values shown at most; 0: all
    bool reports = true;     // FacetValue::reports is wanted: it takes as long again
};

struct Request {
    std::string text;
    bool plain = false;
    std::vector<Filter> filters;
    std::vector<FacetRequest> facets;
    Match match = Match::Auto;
    Sort sort = Sort::Relevance;
    bool group_by_document = false;  // one hit a report, the best
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool snippets = true;            // false: ids and scores are all that is needed (TREC, --count, --files)
    bool full_text = false;          // the snippet is the whole paragraph
    bool synonyms = true;
    bool stemming = true;
    bool raise = true;               // Results::raised; never where `plain`
    bool expand = false;             // words that the first hits share add weight: see feedback.hpp
    bool roll_up = false;            // a filter on an organisation also has those below it; facets count each by itself
    bool closeness = true;           // false: hits stand as the weights of their words have them, for who compares texts himself
    bool group_near_copies = false;  // see Hit::near_copies; only a search by relevance with words folds them
    bool explain = false;            // Results::parts, Hit::matched
    std::size_t neighbours = 0;      // units before and after each hit
};

/// Half-open ranges in code points of `text`.
struct Snippet {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> highlights;
};

struct Hit {
    std::string id;
    std::shared_ptr<const schema::ReportFacts> report;  // shared by the hits of one report
    schema::Unit unit;
    std::string lead_in;      // text of the unit that introduces a list item, or empty
    double score = 0;
    bool all_words = true;    // false: an any-words match
    std::size_t more_in_report = 0;  // with group_by_document: how many matches it stands for besides itself
    std::vector<std::string> near_copies;  // ids of matches that say nearly the same, best first
    Snippet snippet;
    std::vector<schema::Unit> before, after;  // Request::neighbours of each
    std::vector<MatchedPart> matched;         // Request::explain
};

struct FacetValue {
    std::string value;
    std::size_t count = 0;    // paragraphs
    std::size_t reports = 0;
    bool selected = false;
};

struct Facet {
    std::string field;
    std::vector<FacetValue> values;  // numbers ascending; the rest by count, then name
    std::size_t more = 0;            // values beyond the depth
};

/// Words of the query that name a field's value: paragraphs that have it rank higher, none is left out.
struct Raised {
    std::string words;
    std::string field;
    std::string value;
};

struct Results {
    std::string query;         // as typed
    std::string understood;
    Match match = Match::All;  // All or Any: which the totals and facets count
    std::optional<std::string> did_you_mean;
    std::vector<Raised> raised;
    std::size_t total = 0;     // paragraphs
    std::size_t reports = 0;
    bool exact = true;
    std::vector<std::string> missing;  // servers that did not answer: all of this is without them
    std::vector<Facet> facets;
    std::size_t offset = 0;    // hits that come before the first of these
    std::vector<Hit> hits;
    std::vector<SoughtPart> parts;  // Request::explain
    std::vector<std::string> notes;  // for a person, on stderr: "nothing matches year:1999", a prefix cut short
};

}  // namespace travaux::search
