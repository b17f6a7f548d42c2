// Acronyms that a text defines itself: "Long Form (LF)" and "LF (Long Form)".
#pragma once

#include "indexer/facets/passage.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

/// "Global Forum on Migration and Development (GFMD)": where the long form stands, in bytes.
struct DefinedForm {
    std::string short_form;  // without the `s` of a plural
    std::size_t long_begin = 0;
    std::size_t long_end = 0;
    std::optional<std::size_t> agency{};  // the row of the authority file that the long form names
};

/// The definitions in a passage, in order. The short form stands alone in brackets, but for words such as "hereinafter",
/// and the long form before them; or the long form alone in brackets behind the short one. The long form has two words or
/// more, and they spell the short one, as Schwartz and Hearst (2003) do but word by word: each gives its initial and may
/// give more of its beginning ("AfDB"), small words and the second half of a compound may give nothing. For three letters
/// and more also: letters from within the words ("video teleconference (VTC)"), or capitalised words of which some are
/// left out ("Global Compact for Safe, Orderly and Regular Migration (GCM)"). Or the long form is a name of `passage.names`
/// and the authority file has the short one for it, in whatever language. Nothing of more than 12 words or 100 bytes.
std::vector<DefinedForm> definitions_in(const Passage& passage, const Lexicon& lexicon, const vocabulary::Authority& authority);

/// Whether a text can hold any: for who would not make it a passage else.
inline bool may_define(std::string_view text) { return text.find('(') != std::string_view::npos; }

}  // namespace travaux::facets
