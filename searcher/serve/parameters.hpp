// What may stand behind the `?` of an address of the API: the options of the command line by their long names, with `_`
// for `-`; `on` where an option takes no value. What is not known is an error: a script must not get more than it asked
// for because of a slip. Inside of the program.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/http/message.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::serve {

/// What an address takes.
struct Parameters {
    std::string_view names;  // with blanks between
    bool matching = false;   // the options of a search besides: match, plain, roll_up ...
    bool filters = false;    // any field that can be one
};

/// Throws schema::Error(Usage) for a parameter that is not among these, whose hint lists them with the command line's
/// words for them, and for one that stands twice and is no list.
void check(const http::Parameters& given, std::string_view resource, const Parameters& known);

// Of one parameter. Each throws schema::Error(Usage) for a value that makes no sense.
std::size_t number(const http::Parameters& given, std::string_view name, std::size_t otherwise, std::size_t most);
bool is_on(const http::Parameters& given, std::string_view name);
/// The first of the choices where it does not stand.
std::size_t choice(const http::Parameters& given, std::string_view name, std::initializer_list<std::string_view> choices);

/// Of the filters, each a field of the table.
std::vector<search::Filter> filters_of(const http::Parameters& given);

/// Of all that says what is sought, and in which order: query, filters, matching, sort, grouping, paging.
search::Request request_of(const http::Parameters& given);

/// `fields`: keys of JSON, columns of a table; empty where it does not stand.
std::vector<std::string> columns_of(const http::Parameters& given);

/// Of one answer; more come by offset, or as JSON Lines.
inline constexpr std::size_t kMostHits = 1000;

}  // namespace travaux::serve
