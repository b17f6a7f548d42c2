#include "searcher/search/terms.hpp"

#include "schema/database/database.hpp"

namespace travaux::search {

std::string stem_term(std::string_view stem) { return database::term(database::kStemPrefix, stem); }
std::string context_term(std::string_view stem) { return database::term(database::kContextPrefix, stem); }

std::string code_points_of(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (starts && count-- == 0) break;
    }
    return std::string(text.substr(0, end));
}

std::string shortened(std::string_view word) {
    constexpr std::size_t kShown = 60;
    std::string start = code_points_of(word, kShown);
    return start.size() < word.size() ? start + "…" : start;
}

}  // namespace travaux::search
