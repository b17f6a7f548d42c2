// A document of a database as plain values: what it is indexed by, whoever writes it.
#pragma once

#include "schema/text_numbers.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::glass {

/// Terms by number.
using Terms = schema::TextNumbers;

struct TermWeight {
    std::uint32_t term = 0;
    std::uint32_t weight = 0;  // its frequency within the document
    bool operator==(const TermWeight&) const = default;
};

struct SlotValue {
    std::uint32_t slot = 0;
    std::string value;  // not empty
    bool operator==(const SlotValue&) const = default;
};

struct Document {
    std::string data;
    std::vector<TermWeight> terms;  // each once, in any order; at most 245 bytes long, where a zero byte counts twice
    std::vector<SlotValue> values;  // slots ascending
};

}  // namespace travaux::glass
