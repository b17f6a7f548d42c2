#include "searcher/serve/pages/ask.hpp"

#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/query/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace travaux::pages {
namespace {

using search::Sort;

constexpr std::array<std::pair<std::string_view, Sort>, 4> kSorts{
    {{"relevance", Sort::Relevance}, {"year", Sort::Year}, {"-year", Sort::YearDown}, {"document", Sort::Document}}};

constexpr std::size_t kValues = 8;         // of a facet
constexpr std::size_t kAllValues = 1000;   // of the one facet that is asked for whole
constexpr std::size_t kLastPage = 100;     // deeper ones cost more than they tell

void add_value(std::vector<search::Filter>& filters, std::string_view field, std::string_view value) {
    const auto found = std::ranges::find(filters, field, &search::Filter::field);
    if (found == filters.end()) filters.push_back({std::string(field), {std::string(value)}});
    else if (std::ranges::find(found->values, value) == found->values.end()) found->values.emplace_back(value);
}

std::size_t page_of(std::string_view given) {
    std::size_t page = 1;
    std::from_chars(given.data(), given.data() + given.size(), page);
    return std::clamp<std::size_t>(page, 1, kLastPage);
}

class Url {
public:
    explicit Url(std::string_view path) : text_(path) {}

    void add(std::string_view name, std::string_view value) {
        text_ += std::exchange(separator_, '&');
        text_ += fmt::format("{}={}", name, http::percent_encoded(value));
    }
    std::string text() && { return std::move(text_); }

private:
    std::string text_;
    char separator_ = '?';
};

}  // namespace

bool Ask::has(std::string_view field, std::string_view value) const {
    const auto found = std::ranges::find(filters, field, &search::Filter::field);
    return found != filters.end() && std::ranges::find(found->values, value) != found->values.end();
}

std::vector<search::Filter> read_filters(const http::Parameters& query) {
    std::vector<search::Filter> filters;
    for (const auto& [name, value] : query) {
        const schema::Field* field = schema::find_field(name);
        if (field != nullptr && field->is_filter()) add_value(filters, name, value);
    }
    return filters;
}

void check(const std::vector<search::Filter>& filters) {
    for (const search::Filter& filter : filters)
        for (const std::string& value : filter.values) {
            const query::Reading reading = query::parse_filter(schema::field(filter.field), value);
            if (!reading.ok())
                throw schema::Error(schema::ErrorCode::Usage, fmt::format("{}: {}", filter.field, reading.problems.front().message),
                                    reading.problems.front().hint);
        }
}

Ask read_ask(const http::Parameters& query) {
    Ask ask;
    ask.text = query.first("q");
    ask.filters = read_filters(query);
    for (search::Filter& filter : ask.filters) std::erase(filter.values, "");  // a form sends its empty boxes too
    std::erase_if(ask.filters, [](const search::Filter& filter) { return filter.values.empty(); });
    const auto sort = std::ranges::find(kSorts, query.first("sort"), &std::pair<std::string_view, Sort>::first);
    if (sort != kSorts.end()) ask.sort = sort->second;
    ask.by_report = query.first("group") == "document";
    ask.copies_apart = query.first("copies") == "apart";
    ask.why = query.first("why") == "on";
    ask.more = query.first("more");
    ask.page = page_of(query.first("page"));
    return ask;
}

std::string url(const Ask& ask, std::string_view path) {
    Url url(path);
    if (!ask.text.empty()) url.add("q", ask.text);
    for (const search::Filter& filter : ask.filters)
        for (const std::string& value : filter.values) url.add(filter.field, value);
    if (ask.sort != Sort::Relevance) url.add("sort", std::ranges::find(kSorts, ask.sort, &std::pair<std::string_view, Sort>::second)->first);
    if (ask.by_report) url.add("group", "document");
    if (ask.copies_apart) url.add("copies", "apart");
    if (ask.why) url.add("why", "on");
    if (!ask.more.empty()) url.add("more", ask.more);
    if (ask.page > 1) url.add("page", std::to_string(ask.page));
    return std::move(url).text();
}

Ask toggled(Ask ask, std::string_view field, std::string_view value) {
    ask.page = 1;
    if (!ask.has(field, value)) {
        add_value(ask.filters, field, value);
        return ask;
    }
    std::erase(std::ranges::find(ask.filters, field, &search::Filter::field)->values, value);
    std::erase_if(ask.filters, [](const search::Filter& filter) { return filter.values.empty(); });
    return ask;
}

Ask at_page(Ask ask, std::size_t page) {
    ask.page = page;
    return ask;
}

search::Request request_of(const Ask& ask) {
    search::Request request;
    request.text = ask.text;
    request.filters = ask.filters;
    check(ask.filters);
    for (const schema::Field& field : schema::fields())
        if (field.is_facet() && field.name != "doc") request.facets.push_back({std::string(field.name), field.name == ask.more || field.name == "year" ? kAllValues : kValues});
    request.sort = ask.sort;
    request.group_by_document = ask.by_report;
    request.group_near_copies = !ask.copies_apart;
    request.explain = ask.why;
    request.limit = kPageLength;
    request.offset = (ask.page - 1) * kPageLength;
    return request;
}

}  // namespace travaux::pages
