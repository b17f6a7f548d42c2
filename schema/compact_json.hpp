// JSON of stored records, written as text at once: a build writes one for every paragraph, and most of their fields are empty.
#pragma once

#include "schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// Appends a text in quotation marks. Ill-formed UTF-8 cannot be JSON: what slipped through becomes U+FFFD.
void append_json(std::string& out, std::string_view text);

/// An object without blanks, its fields in the order of add(); what is empty or zero is left out.
class CompactJson {
public:
    CompactJson& add(std::string_view name, std::string_view text);
    CompactJson& add(std::string_view name, int number);
    CompactJson& add(std::string_view name, std::optional<int> number);
    CompactJson& add(std::string_view name, const std::vector<std::string>& texts);
    CompactJson& add(std::string_view name, const std::vector<int>& numbers);
    CompactJson& add(std::string_view name, const std::vector<LineRange>& lines);
    CompactJson& add(std::string_view name, const std::vector<Commitment>& all);

    /// A value that is JSON already.
    CompactJson& add_json(std::string_view name, std::string_view json);

    std::string take() &&;

private:
    void begin(std::string_view name);
    void append(int number);
    template <class Item, class Append>
    CompactJson& add_list(std::string_view name, const std::vector<Item>& items, Append&& append_one);

    std::string text_ = "{";
};

}  // namespace travaux::schema
