// Document symbols (`A/RES/65/170`, `CRP/43`, `E/CN.9/2013/4/Add.1`): codes that mean nothing in parts.
#pragma once

#include <cstddef>
#include <string_view>

namespace travaux::analysis {

/// The end of the symbol that begins at byte `begin`, which must be the start of a word; `begin` itself
/// where there is none.
///
/// A symbol is two or more parts with slashes between; it begins with a letter and has a part, or a piece of a
/// part behind a dot, of digits alone. Letters are capitals ("and/or", "groups/5" are none), but for the
/// suffixes that are printed with one (`Add.1`, `Rev.2`, `Res`); a roman session number may follow in
/// brackets. A symbol typed in small letters is one too where it stands free (`crp/43`, in no path), each
/// of its pieces having kMostSmallLetters at most.
std::size_t document_symbol(std::string_view text, std::size_t begin);

inline constexpr std::size_t kMostSmallLetters = 5;  // `unhcr/cp/4`, not `groups/5`

}  // namespace travaux::analysis
