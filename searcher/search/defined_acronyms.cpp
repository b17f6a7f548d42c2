#include "searcher/search/defined_acronyms.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <string_view>

namespace travaux::search {
namespace {

constexpr std::size_t kScanned = 1'000;  // definitions that begin with one word of the query; more are not compared

// A definition as the index has it: a term PREFIX + from + '=' + to of the records of the reports that give it.
struct Definition {
    Phrase from;
    Phrase to;
    std::string term;
};

std::vector<Definition> definitions(std::string_view prefix, const std::string& start, Expander& expander) {
    std::vector<Definition> found;
    const Xapian::Database& database = expander.index().database();
    const std::string begin = std::string(prefix) + start;
    for (auto term = database.allterms_begin(begin); term != database.allterms_end(begin) && found.size() < kScanned; ++term) {
        const std::string whole = *term;
        const std::size_t equals = whole.find('=');
        if (equals == std::string::npos) continue;
        found.push_back({expander.phrase(std::string_view(whole).substr(prefix.size(), equals - prefix.size())),
                         expander.phrase(std::string_view(whole).substr(equals + 1)), whole});
    }
    return found;
}

std::string first_report(const std::string& term, const Xapian::Database& database) {
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return {};
    auto name = database.termlist_begin(*posting);
    name.skip_to(std::string(database::kReportIdPrefix));
    return (*name).substr(database::kReportIdPrefix.size());
}

bool begins_with(std::span<const std::string> words, const Phrase& phrase) {
    return !phrase.empty() && phrase.size() <= words.size() && std::ranges::equal(words.first(phrase.size()), phrase);
}

// What some report says of the words at the front: the longest run, with all that it stands for.
std::vector<Definition> longest(std::span<const std::string> words, Expander& expander) {
    std::vector<Definition> fitting = definitions(database::kShortFormPrefix, words.front() + "=", expander);
    for (Definition& one : definitions(database::kLongFormPrefix, words.front(), expander)) fitting.push_back(std::move(one));
    std::erase_if(fitting, [&](const Definition& one) { return one.to.empty() || !begins_with(words, one.from); });
    std::size_t most = 0;
    for (const Definition& one : fitting) most = std::max(most, one.from.size());
    std::erase_if(fitting, [&](const Definition& one) { return one.from.size() < most; });
    return fitting;
}

}  // namespace

std::vector<DefinedAcronym> defined_acronyms(std::span<const std::string> words, Expander& expander) {
    std::vector<DefinedAcronym> all;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t passed = 1;
        for (Definition& one : longest(words.subspan(at), expander)) {
            passed = one.from.size();
            all.push_back({at, one.from.size(), std::move(one.to), first_report(one.term, expander.index().database())});
        }
        at += passed;
    }
    return all;
}

}  // namespace travaux::search
