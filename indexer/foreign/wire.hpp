// A report's blocks as bytes, for the pipe between a reader behind walls and the indexer, which believes nothing.
//
// "TRV1", then 'S' and a source, or 'E', a message and a hint. Numbers are LEB128, texts and lists are preceded by their
// length. No version: both ends are one program.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace travaux::foreign {

/// What was read, or why not.
using Reply = std::variant<read::Source, schema::Error>;

/// The path of the source is not sent: the indexer knows it.
std::string encode(const Reply& reply);

/// None for bytes that no honest reader sends: cut short, too long, out of range, ill-formed UTF-8 or control characters
/// in a text, marks beyond their line. Memory is bounded by a small multiple of the bytes.
std::optional<Reply> decode(std::string_view bytes);

}  // namespace travaux::foreign
