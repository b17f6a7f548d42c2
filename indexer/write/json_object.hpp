// One line of JSON as the fields of a record. It is read in one pass, without a tree of everything: an import reads
// gigabytes of lines on one thread, and nearly all of their bytes are one text each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::write {

struct Value {
    enum class Is : std::uint8_t { Null, Text, Integer, List, Other };  // Other: true, false, a fraction, an object
    Is is = Is::Null;
    std::string text;          // of a text; of an integer its digits, `-0` as `0`
    std::vector<Value> items;  // of a list
};

struct Field {
    std::string name;
    Value value;
};

/// The fields in their order, each name once: the last value of a name counts. Nothing where the line is not one JSON
/// object (RFC 8259) in well-formed UTF-8, or holds lists and objects more than a hundred deep. Integers beyond 64 bits
/// are Other. Total on any bytes.
std::optional<std::vector<Field>> read_object(std::string_view line);

}  // namespace travaux::write
