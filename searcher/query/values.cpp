#include "searcher/query/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace travaux::query {
namespace {

using schema::FieldType;

constexpr std::string_view kTo = "..";

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// Nine digits always fit an int.
bool is_number(std::string_view text) { return all_digits(text) && text.size() <= 9; }

bool is_date(std::string_view text) {
    constexpr std::array kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (!all_digits(text.substr(0, 4))) return false;
    if (text.size() == 4) return true;
    const std::string_view month = text.substr(5, 2);
    if (text[4] != '-' || !all_digits(month) || number(month) < 1 || number(month) > 12) return false;
    if (text.size() == 7) return true;
    const std::string_view day = text.substr(8, 2);
    return text[7] == '-' && all_digits(day) && number(day) >= 1 &&
           number(day) <= kDays[static_cast<std::size_t>(number(month) - 1)];
}

bool is_valid(FieldType type, std::string_view text) { return type == FieldType::Number ? is_number(text) : is_date(text); }

// Dates of unlike precision compare as far as both go: 2013..2013-04 is a range.
bool in_order(FieldType type, std::string_view low, std::string_view high) {
    if (type == FieldType::Number) return number(low) <= number(high);
    const std::size_t shared = std::min(low.size(), high.size());
    return low.substr(0, shared) <= high.substr(0, shared);
}

Reading problem(Place place, std::string message, std::string hint = {}) {
    return {{}, {{place, std::move(message), std::move(hint)}}};
}

Reading filter(const schema::Field& field, Place place, Values values) {
    Node node;
    node.type = NodeType::Filter;
    node.place = place;
    node.field = field.name;
    node.values = std::move(values);
    return {std::move(node), {}};
}

Reading wrong_value(const schema::Field& field, std::string_view part, Place place) {
    const std::string hint = fmt::format("a range is written {}:{}", field.name,
                                         field.type == FieldType::Number ? "2012..2013, 2012.. or ..2013"
                                                                         : "2012-07..2013-01, 2012.. or ..2013-04-01");
    return problem(place,
                   field.type == FieldType::Number
                       ? fmt::format("{} takes a whole number, and \"{}\" is none", field.name, part)
                       : fmt::format("{} takes a date like 2013, 2013-04 or 2013-04-01, and \"{}\" is none", field.name, part),
                   hint);
}

}  // namespace

Reading read_value(const schema::Field& field, std::string_view text, Place place) {
    if (text.empty()) return problem(place, fmt::format("{}: needs a value", field.name), fmt::format("for example {}", field.example));
    if (field.type != FieldType::Number && field.type != FieldType::Date)
        return filter(field, place, {std::string(text), std::string(text), false});

    const std::size_t dots = text.find(kTo);
    if (dots == std::string_view::npos) {
        if (!is_valid(field.type, text)) return wrong_value(field, text, place);
        return filter(field, place, {std::string(text), std::string(text), false});
    }
    const std::string_view low = text.substr(0, dots);
    const std::string_view high = text.substr(dots + kTo.size());
    if (low.empty() && high.empty())
        return problem(place, "a range needs at least one end", fmt::format("for example {0}:2012.. or {0}:..2013", field.name));
    for (const std::string_view end : {low, high})
        if (!end.empty() && !is_valid(field.type, end)) return wrong_value(field, end, place);
    if (!low.empty() && !high.empty() && !in_order(field.type, low, high))
        return problem(place, "the range runs backwards", fmt::format("write {}:{}..{}", field.name, high, low));
    return filter(field, place, {std::string(low), std::string(high), true});
}

}  // namespace travaux::query
