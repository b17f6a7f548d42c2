// Who promised what, by when: the commitments of the index as a list.
#pragma once

#include "searcher/precedent/precedents.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::follow {

/// A passage that speaks of an undertaking.
struct Commitment {
    precedent::Source source;
    schema::Commitment status = schema::Commitment::None;
    std::vector<std::string> who;       // undertakes it, or did; none where it is asked of others
    std::vector<std::string> asked_of;  // of whom it is requested
    std::string due;                    // ISO 8601, as precise as printed, or empty
};

/// Passages that speak of one undertaking: due on the same date, in the same words.
struct Group {
    Commitment first;                 // the one that says it best: a promise or a request before a report of it
    std::vector<Commitment> also;
};

struct Selection {
    search::Request request;                    // its text and filters; an empty text is every commitment
    std::vector<schema::Commitment> statuses;   // any of these, also where it is not what the passage is mainly about; none: every one
    std::vector<std::string> actors;            // any of these organisations, by any of their names
    std::string due_before;                     // ISO 8601: due before it, the whole of what is printed; empty: any or none
};

/// The lead-in of a list is left out where its items are commitments. Sorted by the last day that the due date may mean, those without one last; then by report and place.
std::vector<Group> commitments(const Selection& selection, search::Searcher& searcher);

/// The last day of a date as precise as printed: "2013" -> "2013-12-31", "2013-02" -> "2013-02-28".
std::string last_day(std::string_view date);

/// A day that exists, a month or a year in ISO 8601.
bool is_date(std::string_view text);

/// So many words in a row make two passages that are due on one day one undertaking; in one month or year, twice as many.
inline constexpr std::size_t kSameWords = 6;

}  // namespace travaux::follow
