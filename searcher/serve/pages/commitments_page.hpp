// The commitments of the index: who, what, by when, as a table and along the years.
#pragma once

#include "searcher/cite/reference.hpp"
#include "searcher/follow/commitments.hpp"
#include "searcher/serve/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

/// `/commitments?q=&status=planned&actor=IOM&year=2013&due_before=2013-04-01&page=2`
struct CommitmentsAsk {
    std::string text;
    std::vector<std::string> statuses;  // names of schema::kCommitmentNames but none; others are passed over
    std::vector<std::string> actors;
    std::string year;                   // of the report, or a range of them; as typed
    std::string due_before;             // as typed
    std::size_t page = 1;
};

CommitmentsAsk read_commitments_ask(const http::Parameters& query);
std::string url(const CommitmentsAsk& ask, std::string_view path = "/commitments");

/// Throws schema::Error(Usage) for a year or a date that is none.
follow::Selection selection_of(const CommitmentsAsk& ask);

/// `names`: for the citations that only paper shows.
std::string commitments_page(const CommitmentsAsk& ask, const std::vector<follow::Group>& groups, const cite::Names& names);

}  // namespace travaux::pages
