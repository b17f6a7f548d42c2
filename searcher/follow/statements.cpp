#include "searcher/follow/statements.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace travaux::follow {
namespace {

using wording::Word;

// The words of a name stand together less often than the rarest of them stands.
constexpr double kNamed = 1.3;

bool is_number(std::string_view key) { return !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos; }
bool is_ordinal(std::string_view key) {
    const std::size_t digits = std::min(key.find_first_not_of("0123456789"), key.size());
    return digits > 0 && key.size() - digits <= 2;
}
bool is_year(std::string_view key) { return key.size() == 4 && is_number(key) && (key.starts_with("19") || key.starts_with("20")); }

Role role_of(std::string_view kind, const std::filesystem::path& file) {
    if (kind == "thing") return Role::Thing;
    if (kind == "sort") return Role::Sort;
    if (kind == "matter") return Role::Matter;
    throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no kind " + std::string(kind), "they are thing, sort and matter");
}

// Sentences, and their parts between semicolons.
std::vector<std::string_view> parts_of(std::string_view text, const draft::Sentences& sentences) {
    std::vector<std::string_view> parts;
    for (const draft::Sentence& one : sentences.cut(text)) {
        std::string_view sentence = text.substr(one.begin, one.end - one.begin);
        for (std::size_t at = sentence.find("; "); at != std::string_view::npos; at = sentence.find("; ")) {
            parts.push_back(sentence.substr(0, at));
            sentence.remove_prefix(at + 2);
        }
        parts.push_back(sentence);
    }
    return parts;
}

// "The Migration Emergency Funding Mechanism was set up. States are invited to contribute to the mechanism": the second speaks of
// what the first names in full.
void take_up(Statement& later, const Statement& earlier) {
    for (const Concept& full : earlier.concepts) {
        if (full.role != Role::Sort && full.role != Role::Thing) continue;
        for (Concept& one : later.concepts) one.introduced = one.introduced || (full.introduced && one.key == full.key);
        const std::size_t last = full.key.rfind(' ');
        const std::string head = last == std::string::npos ? full.key : full.key.substr(last + 1);
        const auto brief = std::ranges::find_if(later.concepts, [&](const Concept& one) { return one.on.empty() && (one.key == head || one.key == full.key); });
        if (brief == later.concepts.end() || (full.on.empty() && brief->key == full.key)) continue;
        *brief = full;
        for (const Concept& one : earlier.concepts)
            if (full.on.contains(one.key) && std::ranges::find(later.concepts, one.key, &Concept::key) == later.concepts.end()) {
                later.concepts.push_back(one);
            }
    }
}

}  // namespace

StatementReader::StatementReader(wording::Reader& reader) : reader_(reader) {
    const auto stems = [&](const std::string& words, analysis::Language language) {
        std::vector<std::string> all;
        for (const Word& word : reader_.words(words, language, wording::Names::AsPrinted)) all.push_back(word.stem);
        return all;
    };
    const auto file = schema::data_file("kindred.tsv");
    for (const auto& row : schema::read_table(file, {"language", "kind", "words"})) {
        circles_.push_back({role_of(row[1], file), schema::split_cell(row[2])});
        for (const std::string& wording : circles_.back().wordings)
            if (auto found = stems(wording, analysis::language_from(row[0])); !found.empty())
                by_first_[found.front()].push_back({analysis::language_from(row[0]), static_cast<int>(circles_.size()) - 1, std::move(found)});
    }
    for (auto& [first, wordings] : by_first_) std::ranges::stable_sort(wordings, {}, [](const Wording& one) { return -static_cast<std::ptrdiff_t>(one.stems.size()); });
    for (const auto& row : schema::read_table(schema::data_file("reporting-words.tsv"), {"language", "class", "words"}))
        for (const std::string& word : schema::split_cell(row[2])) {
            std::set<std::string>& into = row[1] == "plain" ? plain_ : row[1] == "about" ? about_ : row[1] == "one" ? one_ : again_;
            const std::vector<Word> resolved = reader_.words(word, analysis::language_from(row[0]));
            if (resolved.size() == 1 && resolved.front().name) into.insert(resolved.front().key);
            else
                for (const std::string& stem : stems(word, analysis::language_from(row[0]))) into.insert(stem);
        }
    for (const auto& row : schema::read_table(schema::data_file("number-words.tsv"), {"value", "words"}))
        for (const std::string& word : schema::split_cell(row[1])) numbers_.insert(analysis::fold(word));
    for (const auto& row : schema::read_table(schema::data_file("months.tsv"), {"kind", "language", "words", "from", "to"}))
        if (row[0] == "month")
            for (const std::string& word : schema::split_cell(row[2])) months_.insert(analysis::fold(word));
    const std::vector<Word> unseen = reader_.words("qxzqxzqxz", analysis::Language::English);
    if (!unseen.empty() && unseen.front().weight > 0) once_ = unseen.front().weight;
}

double StatementReader::paragraphs() const { return std::pow(once_, 0.8); }  // search::rarity is a power of 1.25

const StatementReader::Wording* StatementReader::kindred_at(std::span<const Word> words, std::size_t at, analysis::Language language) const {
    const auto first = by_first_.find(words[at].stem);
    if (first == by_first_.end()) return nullptr;
    for (const Wording& one : first->second) {
        bool fits = one.language == language && at + one.stems.size() <= words.size();
        for (std::size_t k = 0; fits && k < one.stems.size(); ++k) fits = words[at + k].stem == one.stems[k];
        if (fits) return &one;
    }
    return nullptr;
}

std::vector<Concept> StatementReader::concepts(std::string_view text, analysis::Language language, std::span<const Word> words, const schema::Unit& unit) {
    struct Placed {
        Concept concept_;
        std::size_t first = 0, end = 0;  // words
    };
    std::vector<Placed> all;
    for (std::size_t i = 0; i < words.size();) {
        const Word& word = words[i];
        const Wording* wording = word.name ? nullptr : kindred_at(words, i, language);
        const std::size_t count = wording != nullptr ? wording->stems.size() : 1;
        Placed placed{{word.stem, std::string(text.substr(word.begin, words[i + count - 1].end - word.begin)), Role::Matter, 0, -1, {}}, i, i + count};
        Concept& found = placed.concept_;
        for (std::size_t k = i; k < i + count; ++k) found.rarity = std::max(found.rarity, std::min(1.0, words[k].weight / once_));
        if (wording != nullptr) {
            found.role = circles_[static_cast<std::size_t>(wording->circle)].role;
            found.circle = wording->circle;
            for (std::size_t k = 1; k < count; ++k) found.key += ' ' + words[i + k].stem;
        } else if (word.name && !plain_.contains(word.key)) {
            found.role = std::ranges::find(unit.agency, word.key.substr(1)) != unit.agency.end() ? Role::Actor : Role::Matter;
            found.rarity = std::min(1.0, kNamed * found.rarity);
        } else if (word.name || word.stop || is_ordinal(word.key) || numbers_.contains(word.key) || months_.contains(word.key) || plain_.contains(word.stem)) {
            found.role = Role::Plain;
        }
        i += count;
        all.push_back(std::move(placed));
    }

    // "a common work plan"
    const auto is_introduced = [&](std::size_t at) {
        while (at > 0 && !words[at - 1].closes) {
            const Word& before = words[--at];
            if (one_.contains(before.stem)) return true;
            if (before.stop) return false;
        }
        return false;
    };

    // What a thing is on: the words right before one of many, and those behind "of", "for" or "on".
    const auto says = [](const Concept& one) { return one.role != Role::Plain; };
    const auto specifies = [&](const Concept& thing, const Concept& one) { return says(one) && (thing.role == Role::Sort || one.role != Role::Actor); };
    for (std::size_t i = 0; i < all.size(); ++i) {
        Concept& thing = all[i].concept_;
        if (thing.role != Role::Sort && thing.role != Role::Thing) continue;
        thing.plural = thing.printed.ends_with('s');  // in all languages that kindred.tsv has
        thing.introduced = is_introduced(all[i].first);
        for (std::size_t k = i; thing.role == Role::Sort && k > 0 && !words[all[k - 1].end - 1].closes && !words[all[k - 1].first].stop; --k)
            if (specifies(thing, all[k - 1].concept_)) thing.on.emplace(all[k - 1].concept_.key, all[k - 1].concept_.rarity);
        for (std::size_t k = i + 1; k < all.size() && !words[all[k].first - 1].closes; ++k) {
            const Word& word = words[all[k].first];
            const bool joins = about_.contains(word.stem) || about_.contains(word.key);
            const bool was_joined = k > i + 1 && words[all[k - 1].first].stop;
            if (!joins && (k == i + 1 || is_ordinal(word.key) || (word.stop && !was_joined))) break;
            if (specifies(thing, all[k].concept_)) thing.on.emplace(all[k].concept_.key, all[k].concept_.rarity);
        }
    }

    std::vector<Concept> once;
    for (Placed& placed : all) {
        if (!says(placed.concept_)) continue;
        if (std::ranges::find(once, placed.concept_.key, &Concept::key) == once.end()) once.push_back(std::move(placed.concept_));
    }
    return once;
}

Statement StatementReader::statement(std::string_view text, analysis::Language language, const schema::Unit& unit) {
    Statement made{std::string(text), {}, {}, {}, outcomes_.read(unit, text, reader_.analyzer()), false};
    const std::vector<Word> words = reader_.words(text, language);
    made.concepts = concepts(text, language, words, unit);
    // "from 1 January to 30 June 2011": the year is of both days.
    std::vector<std::string> open;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (months_.contains(words[i].key)) {
            open.push_back(words[i].key);
            if (i > 0 && is_number(words[i - 1].key)) open.push_back(words[i - 1].key + " " + words[i].key);
        }
        if (!is_year(words[i].key)) continue;
        made.years.insert(words[i].key);
        for (const std::string& day : open) made.dates.insert(day + " " + words[i].key);
        open.clear();
    }
    return made;
}

Statements StatementReader::read(const precedent::Source& source) {
    const schema::Unit& unit = source.unit;
    const auto language = analysis::language_of(*source.report, unit);
    Statements all;
    for (const std::string_view part : parts_of(unit.text, sentences_)) {
        Statement one = statement(part, language, unit);
        // "A brief was planned. It was dropped in July": the second says what became of what the first speaks of.
        const auto opening = reader_.words(part.substr(0, std::min<std::size_t>(part.size(), 24)), language, wording::Names::AsPrinted);
        one.again = !all.parts.empty() && !opening.empty() && (again_.contains(opening.front().key) || again_.contains(opening.front().stem));
        const bool left_open = !all.parts.empty() && (all.parts.back().outcome == Outcome::Silent || all.parts.back().outcome == Outcome::PlannedAgain);
        if (one.again && left_open && one.outcome != Outcome::Silent) all.parts.back().outcome = one.outcome;
        all.parts.push_back(std::move(one));
    }
    for (std::size_t i = 1; i < all.parts.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) take_up(all.parts[i], all.parts[k]);
    std::string headings = source.report->title;
    for (const std::string& heading : unit.section) headings += ". " + heading;
    headings += ". " + source.lead_in;
    for (const Concept& one : concepts(headings, language, reader_.words(headings, language), unit))
        if (one.role != Role::Actor) all.context.emplace(one.key, one.rarity);
    return all;
}

}  // namespace travaux::follow
