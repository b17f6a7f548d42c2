#include "searcher/search/expansion.hpp"

#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "searcher/search/defined_acronyms.hpp"
#include "searcher/search/pieces.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/placed.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>
#include <utility>

namespace travaux::search {
namespace {

using analysis::Language;

// A prefix or a stem that stands for more words than this says nothing, and costs a posting list each.
constexpr std::size_t kWordsFromPrefix = 500;
constexpr std::size_t kWordsScanned = 20'000;

// Both halves of a closed compound have at least these letters: `web site` is the shortest known.
constexpr std::size_t kShortHalf = 3;
constexpr std::size_t kShortestCompound = 7;
constexpr std::size_t kLongestCompound = 64;  // each cut is a look into the index

template <class T>
void add_once(std::vector<T>& into, T value) {
    if (std::ranges::find(into, value) == into.end()) into.push_back(std::move(value));
}

// Words of the pieces in a row, compounds as their parts, also as they were typed.
struct Flat {
    std::vector<std::string> words;
    std::vector<std::string> typed;
    std::vector<std::size_t> piece_of;
};

Flat flattened(const std::vector<Piece>& pieces) {
    Flat flat;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (std::size_t k = 0; k < pieces[i].parts.size(); ++k) {
            flat.words.push_back(pieces[i].parts[k]);
            flat.typed.push_back(pieces[i].typed[k]);
            flat.piece_of.push_back(i);
        }
    return flat;
}

bool is_ascii_word(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

const vocabulary::AgencyNames& Vocabulary::agencies() {
    if (!agencies_) agencies_.emplace(schema::open_derived(vocabulary::agency_names_table()));
    return *agencies_;
}

const vocabulary::Concepts& Vocabulary::concepts() {
    if (!concepts_) concepts_.emplace(schema::open_derived(vocabulary::concepts_table()));
    return *concepts_;
}

const Questions& Vocabulary::questions() {
    if (!questions_) questions_.emplace(schema::data_file("question-words.tsv"));
    return *questions_;
}

Expander::Expander(Index& index, analysis::Analyzer& analyzer, Vocabulary& vocabulary, ExpansionOptions options)
    : index_(index), analyzer_(analyzer), vocabulary_(vocabulary), options_(options) {}

std::vector<std::string> Expander::stems(const std::string& word) {
    std::vector<std::string> all;
    for (Language language : index_.languages())
        if (std::string stem = analyzer_.stem(word, language); !stem.empty()) add_once(all, std::move(stem));
    return all;
}

void Expander::add_stems(const std::string& word, std::vector<std::string>& into) {
    for (std::string& stem : stems(word))
        if (index_.frequency(stem_term(stem)) > 0) add_once(into, std::move(stem));
}

bool Expander::occurs(const Phrase& phrase) {
    if (!std::ranges::all_of(phrase, [&](const std::string& word) { return index_.may_have(word); })) return false;
    return match::any_matches(exact({phrase}, *this), index_.collection());
}

// `workplan` is sought as "work plan" where the index has that. A plural is cut from its stem's length on.
void Expander::add_halves(const std::string& word, Marks& marks) {
    if (word.size() < kShortestCompound || word.size() > kLongestCompound || !is_ascii_word(word)) return;
    for (std::size_t cut = kShortHalf; cut + kShortHalf <= word.size(); ++cut) {
        Phrase halves{word.substr(0, cut), word.substr(cut)};
        const bool content = std::ranges::none_of(halves, [&](const std::string& half) {
            return analyzer_.is_stop_word(half, Language::English);
        });
        if (content && occurs(halves)) add_once(marks.phrases, std::move(halves));
    }
}

Marks Expander::marks_of(const Piece& piece) {
    Marks marks;
    for (const std::string& reading : piece.readings) {
        if (options_.stemming) add_stems(reading, marks.stems);
        else if (index_.paragraphs_with(reading) > 0) add_once(marks.words, reading);
    }
    if (piece.parts.size() > 1) {
        if (occurs(piece.parts)) add_once(marks.phrases, piece.parts);
    } else if (options_.stemming) {
        add_halves(piece.readings.front(), marks);
    }
    return marks;
}

Marks Expander::marks_of_form(const Phrase& form) {
    Marks marks;
    if (form.size() == 1) add_stems(form.front(), marks.stems);
    else if (form.size() > 1 && occurs(form)) add_once(marks.phrases, form);
    return marks;
}

// A form of several words that the query has all of says nothing more than they do, side by side: closeness sees that.
Marks Expander::marks_of(const vocabulary::Concept& meaning, std::span<const Piece> own) {
    std::vector<std::string> known;
    for (const Piece& piece : own)
        for (const std::string& part : piece.parts)
            for (std::string& stem : stems(part)) add_once(known, std::move(stem));
    const auto is_known = [&](const std::string& word) {
        return std::ranges::any_of(stems(word), [&](const std::string& stem) { return std::ranges::find(known, stem) != known.end(); });
    };
    Marks marks;
    for (const Phrase& form : meaning.forms)
        if (form.size() < 2 || !std::ranges::all_of(form, is_known)) merge(marks_of_form(form), marks);
    return marks;
}

// What a table knows of a word is better than what some report makes of it.
std::vector<DefinedAcronym> Expander::untold_acronyms(std::span<const std::string> words, std::span<const std::string> typed) {
    std::vector<bool> told(words.size());
    for (const vocabulary::ConceptMatch& match : vocabulary_.concepts().find(words, typed))
        std::fill_n(told.begin() + static_cast<std::ptrdiff_t>(match.first), match.count, true);
    std::vector<DefinedAcronym> found = defined_acronyms(words, *this);
    std::erase_if(found, [&](const DefinedAcronym& one) {
        return std::find(told.begin() + static_cast<std::ptrdiff_t>(one.first), told.begin() + static_cast<std::ptrdiff_t>(one.first + one.count),
                         true) != told.begin() + static_cast<std::ptrdiff_t>(one.first + one.count);
    });
    return found;
}

// What stands for words of the query: a concept's other names, and neighbours written as one word.
std::vector<Span> Expander::spans(const std::vector<Piece>& pieces) {
    std::vector<Span> all;
    const auto add = [&all](std::size_t first, std::size_t last, Marks marks) {
        if (marks.empty()) return;
        Span span{{}, std::move(marks)};
        for (std::size_t i = first; i <= last; ++i) span.words.push_back(i);
        all.push_back(std::move(span));
    };
    const auto simple = [](const Piece& piece) { return !piece.stop && piece.parts.size() == 1; };
    for (std::size_t i = 0; options_.stemming && i + 1 < pieces.size(); ++i) {
        if (!simple(pieces[i]) || !simple(pieces[i + 1])) continue;
        Marks closed;
        add_stems(pieces[i].readings.front() + pieces[i + 1].readings.front(), closed.stems);
        add(i, i + 1, std::move(closed));
    }
    if (!options_.synonyms) return all;

    const Flat flat = flattened(pieces);
    for (const vocabulary::ConceptMatch& match : vocabulary_.concepts().find(flat.words, flat.typed)) {
        const std::size_t first = flat.piece_of[match.first];
        const std::size_t last = flat.piece_of[match.first + match.count - 1];
        add(first, last, marks_of(*match.concept_, std::span(pieces).subspan(first, last - first + 1)));
    }
    for (const auto& [first, count, other, doc] : untold_acronyms(flat.words, flat.typed))
        add(flat.piece_of[first], flat.piece_of[first + count - 1], marks_of_form(other));
    return all;
}

void Expander::cut(const query::Node& node, std::vector<Piece>& into) {
    const bool insisted = node.type == query::NodeType::Must;
    const query::Node& words = insisted ? node.children.front() : node;
    const std::size_t before = into.size();
    search::cut(words, tokens(words.text), into);
    for (std::size_t i = before; i < into.size(); ++i) into[i].insisted = insisted;
}

Run Expander::words(std::span<const query::Node* const> nodes, bool others) {
    std::vector<Piece> pieces;
    for (const query::Node* node : nodes) cut(*node, pieces);
    mark_stop_words(pieces);
    const bool drop = others || std::ranges::any_of(pieces, [](const Piece& piece) { return !piece.stop; });

    std::vector<Word> words;
    for (const Piece& piece : pieces) {
        Word word{piece.place, piece.readings.front(), {}, 1, piece.stop && drop, piece.insisted};
        if (!word.stop) word.marks = marks_of(piece);
        words.push_back(std::move(word));
    }
    return gather(std::move(words), spans(pieces));
}

std::vector<Expander::FieldCue> Expander::cues(std::span<const query::Node* const> nodes) {
    if (!options_.raising) return {};
    std::vector<Piece> pieces;
    for (const query::Node* node : nodes) cut(*node, pieces);
    const Flat flat = flattened(pieces);
    std::vector<NamedAgency> agencies;
    for (const vocabulary::ConceptMatch& match : vocabulary_.concepts().find(flat.words, flat.typed))
        if (match.concept_->relation == vocabulary::Relation::AgencyName)
            agencies.push_back({match.first, match.count, match.concept_->name});
    std::vector<FieldCue> all;
    for (Cue& cue : vocabulary_.questions().read(flat.words, agencies)) {
        FieldCue& found = all.emplace_back(FieldCue{std::move(cue), {}});
        for (std::size_t word : found.cue.words) found.places.push_back(pieces[flat.piece_of[word]].place);
    }
    return all;
}

// The query speaks the language of the index whose stop words it uses most; in others they may be words
// (`die`, `sur`).
Language Expander::spoken(const std::vector<std::string>& words) {
    Language spoken = index_.languages().front();
    std::ptrdiff_t most = 0;
    for (Language language : index_.languages()) {
        const auto found = std::ranges::count_if(words, [&](const std::string& word) { return analyzer_.is_stop_word(word, language); });
        if (found > most) {
            most = found;
            spoken = language;
        }
    }
    return spoken;
}

// What is written in capitals among lower case is a name, if the vocabulary knows it.
void Expander::mark_stop_words(std::vector<Piece>& pieces) {
    std::vector<std::string> typed;
    for (const Piece& piece : pieces) typed.push_back(piece.readings.front());
    const Language language = spoken(typed);
    const bool shouted = std::ranges::all_of(pieces, &Piece::capitals);
    for (Piece& piece : pieces) {
        if (piece.insisted) continue;
        piece.stop = std::ranges::all_of(piece.parts, [&](const std::string& part) { return analyzer_.is_stop_word(part, language); });
        if (piece.stop && piece.capitals && !shouted && options_.synonyms)
            piece.stop = vocabulary_.concepts().find(piece.parts, piece.typed).empty();
    }
}

std::vector<std::string> Expander::content_words(std::string_view text) {
    std::vector<std::string> words = phrase(text);
    const Language language = spoken(words);
    const auto is_stop = [&](const std::string& word) { return analyzer_.is_stop_word(word, language); };
    if (!std::ranges::all_of(words, is_stop)) std::erase_if(words, is_stop);
    return words;
}

Phrase Expander::phrase(std::string_view text) {
    Phrase words;
    for (const analysis::Token& token : tokens(text))
        if (token.form == analysis::Form::Plain) words.push_back(token.word);
    return words;
}

std::vector<analysis::Token> Expander::tokens(std::string_view text) {
    constexpr Language kEliding[] = {Language::French, Language::Italian, Language::Catalan};
    Language cutting = index_.languages().front();
    for (Language language : index_.languages())
        if (std::ranges::find(kEliding, language) != std::end(kEliding)) {
            cutting = language;
            break;
        }
    return analyzer_.tokens(text, cutting);
}

std::vector<std::string> Expander::words_from(std::string_view prefix) {
    const std::string start = analysis::fold(prefix);
    std::vector<std::string> words;
    for (Index::CountedWord& one : index_.words_from(start, kWordsFromPrefix + 1)) words.push_back(std::move(one.word));
    if (words.size() > kWordsFromPrefix)
        throw schema::Error(schema::ErrorCode::Query,
                            "more than " + std::to_string(kWordsFromPrefix) + " words of the index start with \"" + std::string(prefix) + "\"",
                            "write more letters before the *");
    return words;
}

// A stem keeps the first letters of its words, all but the last few: `organis` has `organization`.
std::vector<std::string> Expander::words_of(const std::vector<std::string>& wanted) {
    std::vector<std::string> words;
    for (const std::string& stem : wanted)
        for (Index::CountedWord& one : index_.words_from(code_points_of(stem, 3), kWordsScanned)) {
            if (words.size() >= kWordsFromPrefix) break;
            const std::vector<std::string> of_word = stems(one.word);
            if (std::ranges::find(of_word, stem) != of_word.end()) add_once(words, std::move(one.word));
        }
    return words;
}

}  // namespace travaux::search
