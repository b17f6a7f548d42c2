#include "searcher/wording/words.hpp"

#include "schema/field_values.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <algorithm>
#include <utility>

namespace travaux::wording {
namespace {

using analysis::Token;

// The words of no weight at all would make a run of them worthless: "on the one hand".
constexpr double kLeastWeight = 0.02;

bool is_capitals(std::string_view text) {
    const auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2 && std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool closes_here(std::string_view behind) {
    while (!behind.empty() && std::string_view(")]\"'").find(behind.front()) != std::string_view::npos) behind.remove_prefix(1);
    if (behind.starts_with("”") || behind.starts_with("’")) behind.remove_prefix(3);
    return behind.empty() || std::string_view(".!?;:\n").find(behind.front()) != std::string_view::npos;
}

bool opens_parenthesis(std::string_view between) { return between == " (" || between == "("; }

}  // namespace

/// A word before names are put together: `inter` and `agency` are two.
struct Reader::Part {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string word;
    std::string typed;
    std::string joined;       // at the first word of a compound: all of it in one
    std::size_t joins = 1;    // of how many words
};

Reader::Reader(Rarity rarity) : rarity_(std::move(rarity)) {}

const vocabulary::Concepts& Reader::concepts() {
    if (!concepts_) concepts_.emplace(schema::open_derived(vocabulary::concepts_table()));
    return *concepts_;
}

const Reader::Form& Reader::form(const std::string& word, analysis::Language language) {
    const auto [place, is_new] = forms_[language].try_emplace(word);
    if (is_new) place->second = {analyzer_.stem(word, language), analyzer_.is_stop_word(word, language)};
    return place->second;
}

double Reader::weight(const std::string& word) {
    const auto [place, is_new] = weights_.try_emplace(word, 0);
    if (is_new) place->second = std::max(kLeastWeight, rarity_(word));
    return place->second;
}

// "inter-agency" is one word, also where it is printed "interagency"; "working-level" is two, as in "working level".
bool Reader::is_prefix(const std::string& word) {
    if (prefixes_.empty())
        for (const auto& row : schema::read_table(schema::data_file("grammar.tsv"), {"class", "language", "words"}))
            if (row[0] == "bound")
                for (std::string& prefix : schema::split_cell(row[2])) prefixes_.insert(std::move(prefix));
    return prefixes_.contains(word);
}

std::vector<Reader::Part> Reader::parts(std::string_view text, analysis::Language language) {
    std::vector<Part> parts;
    for (const Token& token : analyzer_.tokens(text, language)) {
        if (token.form == analysis::Form::Plain) {
            parts.push_back({token.begin, token.end, token.word, std::string(text.substr(token.begin, token.end - token.begin)), {}, 1});
        } else if (token.form == analysis::Form::Joined && token.width > 1 && !parts.empty() && is_prefix(parts.back().word)) {
            parts.back().joined = token.word;
            parts.back().joins = token.width;
        } else if (token.form == analysis::Form::Base && !parts.empty() && is_capitals(parts.back().typed.substr(0, parts.back().typed.find('\'')))) {
            parts.back().word = token.word;  // GMG's names the GMG
        }
    }
    return parts;
}

// The initials of the words before a parenthesis spell what stands in it; small words may be left out of them.
Definitions Reader::definitions(std::string_view text, const std::vector<Part>& parts) const {
    constexpr std::size_t kMostSmall = 4;
    Definitions found;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Part& acronym = parts[i];
        if (!is_capitals(acronym.typed) || !opens_parenthesis(text.substr(parts[i - 1].end, acronym.begin - parts[i - 1].end))) continue;
        if (acronym.end >= text.size() || text[acronym.end] != ')') continue;
        std::size_t letter = acronym.word.size();
        std::size_t first = i;
        std::size_t small = 0;
        while (letter > 0 && first > 0 && small <= kMostSmall) {
            const Part& part = parts[first - 1];
            const bool initial = part.word.front() == acronym.word[letter - 1] && part.typed.front() != part.word.front();
            if (!initial && part.typed.front() != part.word.front()) break;  // a capital that the acronym does not have
            if (initial) --letter;
            else if (part.word.front() == acronym.word[letter - 1] && part.word.size() > 3) --letter;
            else ++small;
            --first;
        }
        if (letter > 0 || i - first < 2) continue;
        auto& words = found[acronym.word];
        for (std::size_t k = first; k < i; ++k) words.push_back(parts[k].word);
    }
    return found;
}

Definitions Reader::definitions(std::string_view text, analysis::Language language) { return definitions(text, parts(text, language)); }

analysis::Language Reader::language(std::string_view text, analysis::Language otherwise) {
    constexpr std::ptrdiff_t kLead = 2;
    constexpr std::size_t kLooked = 4000;  // bytes; a page tells
    const std::string_view page = text.substr(0, kLooked);
    const auto small_words = [&](analysis::Language language) {
        return std::ranges::count_if(analyzer_.tokens(page, language),
                                     [&](const Token& token) { return token.form == analysis::Form::Plain && analyzer_.is_stop_word(token.word, language); });
    };
    analysis::Language best = otherwise;
    std::ptrdiff_t most = small_words(otherwise) + kLead - 1;
    for (const analysis::LanguageRow& row : analysis::languages())
        if (const std::ptrdiff_t found = row.language == otherwise ? 0 : small_words(row.language); found > most) {
            most = found;
            best = row.language;
        }
    return best;
}

std::vector<Word> Reader::words(std::string_view text, analysis::Language language, Names names, const Definitions& known) {
    const std::vector<Part> all = parts(text, language);
    std::vector<std::string> plain;
    std::vector<std::string> typed;
    for (const Part& part : all) {
        plain.push_back(part.word);
        typed.push_back(part.typed);
    }

    // How many words from here on are a name, and which.
    std::vector<std::pair<std::size_t, std::string>> named(all.size());
    if (names == Names::Resolved) {
        for (const vocabulary::ConceptMatch& match : concepts().find(plain, typed))
            if (match.concept_->relation != vocabulary::Relation::Synonym) named[match.first] = {match.count, "=" + match.concept_->name};
        Definitions local = definitions(text, all);
        local.insert(known.begin(), known.end());
        for (const auto& [acronym, words] : local)
            for (std::size_t i = 0; i < all.size(); ++i) {
                const bool is_long = i + words.size() <= plain.size() && std::equal(words.begin(), words.end(), plain.begin() + static_cast<std::ptrdiff_t>(i));
                const std::size_t count = is_long ? words.size() : plain[i] == acronym && is_capitals(typed[i]) ? 1 : 0;
                if (count > 0 && named[i].first == 0) named[i] = {count, "=" + acronym};
            }
    }

    std::vector<Word> result;
    for (std::size_t i = 0; i < all.size();) {
        const bool name = named[i].first > 0;
        const bool compound = !name && !all[i].joined.empty();
        const std::size_t count = std::min(all.size() - i, name ? named[i].first : all[i].joins);
        Word word{all[i].begin, all[i + count - 1].end, name ? named[i].second : compound ? all[i].joined : all[i].word, {}, 0, name, false, false};
        for (std::size_t k = i; k < i + count; ++k) word.weight = std::max(word.weight, weight(all[k].word));
        const Form* folded = name ? nullptr : &form(word.key, language);
        word.stop = folded != nullptr && folded->stop;
        word.stem = folded != nullptr ? folded->stem : word.key;
        i += count;
        const bool repeats = name && !result.empty() && result.back().key == word.key &&
                             opens_parenthesis(text.substr(result.back().end, word.begin - result.back().end));
        if (repeats) result.back().end = word.end + (word.end < text.size() && text[word.end] == ')' ? 1 : 0);
        else result.push_back(std::move(word));
        result.back().closes = closes_here(text.substr(result.back().end));
    }
    return result;
}

}  // namespace travaux::wording
