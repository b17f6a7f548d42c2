#include "searcher/serve/parameters.hpp"

#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/render/render.hpp"
#include "searcher/serve/pages/ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

namespace travaux::serve {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::string_view kMatching = "match plain no_synonyms no_stem no_raise expand roll_up";

// Where the command line has no option of the same name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kArguments{{{"q", "what stands behind the verb"}, {"text", "the draft"}}};

// Values of one are alternatives.
constexpr std::array<std::string_view, 2> kLists{"status", "actor"};

constexpr std::string_view kToken = "token";  // read before any address is looked at

std::vector<std::string_view> words_of(std::string_view names) {
    std::vector<std::string_view> words;
    while (!names.empty()) {
        const std::string_view word = names.substr(0, names.find(' '));
        names.remove_prefix(std::min(word.size() + 1, names.size()));
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

bool is_filter(std::string_view name) {
    const schema::Field* field = schema::find_field(name);
    return field != nullptr && field->is_filter();
}

std::string option_of(std::string_view name) {
    const auto argument = std::ranges::find(kArguments, name, &std::pair<std::string_view, std::string_view>::first);
    if (argument != kArguments.end()) return std::string(argument->second);
    std::string option = "--" + std::string(name);
    std::ranges::replace(option, '_', '-');
    return option;
}

// "did you mean year? it takes q (what stands behind the verb), limit (--limit), and any field of /api/v1/fields as a filter (--year ...)"
std::string hint(std::string_view unknown, std::vector<std::string_view> names, bool filters) {
    std::string list;
    for (const std::string_view name : names) list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", name, option_of(name));
    if (filters) list += fmt::format("{}any field of /api/v1/fields as a filter: year (--year), agency (--agency) …", list.empty() ? "" : ", and ");
    if (filters)
        for (const schema::Field& field : schema::fields())
            if (field.is_filter()) names.push_back(field.name);
    std::string typed(unknown);
    std::ranges::replace(typed, '-', '_');
    const std::string_view meant = query::nearest(typed, names);
    return (meant.empty() ? std::string() : fmt::format("did you mean {}? ", meant)) + (list.empty() ? std::string("it takes none") : "it takes " + list);
}

}  // namespace

void check(const http::Parameters& given, std::string_view resource, const Parameters& known) {
    std::vector<std::string_view> names = words_of(known.names);
    if (known.matching) std::ranges::copy(words_of(kMatching), std::back_inserter(names));
    std::set<std::string_view> seen;
    for (const auto& [name, value] : given) {
        if (name == kToken) continue;
        const bool filter = known.filters && is_filter(name);
        if (!filter && std::ranges::find(names, name) == names.end())
            throw Error(ErrorCode::Usage, fmt::format("{} knows no parameter \"{}\"", resource, name), hint(name, names, known.filters));
        const bool list = filter || std::ranges::find(kLists, name) != kLists.end();
        if (!list && !seen.insert(name).second) throw Error(ErrorCode::Usage, fmt::format("{} stands twice", name), "only filters may be repeated: their values are alternatives");
    }
}

std::size_t number(const http::Parameters& given, std::string_view name, std::size_t otherwise, std::size_t most) {
    if (!given.has(name)) return otherwise;
    const std::string_view text = given.first(name);
    std::size_t value = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || stopped != text.data() + text.size()) throw Error(ErrorCode::Usage, fmt::format("{}: \"{}\" is no whole number", name, text));
    if (error != std::errc{} || value > most) throw Error(ErrorCode::Usage, fmt::format("{} is at most {}", name, most));
    return value;
}

std::size_t choice(const http::Parameters& given, std::string_view name, std::initializer_list<std::string_view> choices) {
    if (!given.has(name)) return 0;
    const std::string_view value = given.first(name);
    const auto found = std::ranges::find(choices, value);
    if (found == choices.end())
        throw Error(ErrorCode::Usage, fmt::format("{}: \"{}\" is none of its values", name, value), fmt::format("they are {}", fmt::join(choices, ", ")));
    return static_cast<std::size_t>(found - choices.begin());
}

bool is_on(const http::Parameters& given, std::string_view name) { return choice(given, name, {"off", "on"}) == 1; }

std::vector<search::Filter> filters_of(const http::Parameters& given) {
    std::vector<search::Filter> filters = pages::read_filters(given);
    pages::check(filters);
    return filters;
}

search::Request request_of(const http::Parameters& given) {
    constexpr std::array kMatches{search::Match::Auto, search::Match::All, search::Match::Any};
    constexpr std::array kSorts{search::Sort::Relevance, search::Sort::Year, search::Sort::YearDown, search::Sort::Document};
    constexpr std::size_t kDeepest = 1'000'000;
    search::Request request;
    request.text = given.first("q");
    request.filters = filters_of(given);
    request.match = kMatches.at(choice(given, "match", {"auto", "all", "any"}));
    request.sort = kSorts.at(choice(given, "sort", {"relevance", "year", "-year", "document"}));
    request.plain = is_on(given, "plain");
    request.synonyms = !is_on(given, "no_synonyms");
    request.stemming = !is_on(given, "no_stem");
    request.raise = !is_on(given, "no_raise");
    request.expand = is_on(given, "expand");
    request.roll_up = is_on(given, "roll_up");
    request.group_by_document = choice(given, "group_by", {"none", "document"}) == 1;
    request.group_near_copies = !is_on(given, "no_group");
    request.full_text = is_on(given, "full");
    request.explain = is_on(given, "explain");
    request.limit = number(given, "limit", request.limit, kMostHits);
    request.offset = number(given, "offset", 0, kDeepest);
    request.neighbours = number(given, "context", 0, 20);
    return request;
}

std::vector<std::string> columns_of(const http::Parameters& given) {
    std::vector<std::string> columns;
    const auto known = render::table_columns();
    std::string_view rest = given.first("fields");
    while (!rest.empty()) {
        const std::string_view column = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(column.size() + 1, rest.size()));
        if (std::ranges::find(known, column) == known.end())
            throw Error(ErrorCode::Usage, fmt::format("there is no output field {}", column), fmt::format("they are {}", fmt::join(known, ", ")));
        columns.emplace_back(column);
    }
    return columns;
}

}  // namespace travaux::serve
