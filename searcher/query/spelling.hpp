// The name that a mistyped one was probably meant to be.
#pragma once

#include "schema/fields.hpp"

#include <span>
#include <string_view>

namespace travaux::query {

/// The nearest of `names`, at most two edits (one for names under four letters) or a cut-off away; empty
/// where none is near. Case of ASCII letters does not count.
std::string_view nearest(std::string_view word, std::span<const std::string_view> names);

/// The field of this name. Throws schema::Error(Usage) where there is none, with the one that was probably meant.
const schema::Field& named_field(std::string_view name);

}  // namespace travaux::query
