#include "schema/database/word_order.hpp"
#include "schema/database/word_order_format.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

namespace travaux::database {
namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

}  // namespace

struct WordOrderWriter::State {
    struct Counted {
        std::uint32_t paragraphs = 0;
        std::uint32_t last = 0;  // the last one that had it
    };

    explicit State(const std::filesystem::path& folder) : out(folder / kWordOrderFile) {
        const WordOrderHeader header;
        out.add(std::span<const WordOrderHeader>(&header, 1));
    }

    // The language in which a word first comes gives it its stem. Languages themselves are words without one.
    std::uint32_t code(std::string_view word, std::uint32_t stem = 0, std::uint32_t language = kUnknown) {
        if (const auto known = codes.find(word); known != codes.end()) {
            WordStem& own = stems[known->second];
            if (own.stem == 0) own = {stem, language};
            return known->second;
        }
        const auto code = static_cast<std::uint32_t>(words.size());
        words.push_back(&codes.emplace(word, code).first->first);
        stems.push_back({stem, language});
        return code;
    }

    // A word of the paragraph under way.
    void put_word(std::uint32_t code) {
        if (counted.size() <= code) counted.resize(words.size());
        Counted& own = counted[code];
        if (own.last != paragraphs) {
            own.last = paragraphs;
            ++own.paragraphs;
        }
        put_number(code + kFirstWord, row);
    }

    void put(Xapian::docid id) {
        ++paragraphs;
        starts.resize(id, out.size());
        starts.push_back(out.size());
        out.append(row);
        row.clear();
    }

    SidecarOutput out;
    std::vector<std::uint64_t> starts;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> codes;
    std::vector<const std::string*> words;  // by code
    std::vector<WordStem> stems;            // by code
    std::vector<Counted> counted;           // by code; languages as such are not counted
    std::uint32_t paragraphs = 1;           // the number of the one under way
    std::string row;
};

WordOrderWriter::WordOrderWriter(const std::filesystem::path& folder) : state_(std::make_unique<State>(folder)) {}
WordOrderWriter::~WordOrderWriter() = default;
WordOrderWriter::WordOrderWriter(WordOrderWriter&&) noexcept = default;
WordOrderWriter& WordOrderWriter::operator=(WordOrderWriter&&) noexcept = default;

void WordOrderWriter::add(Xapian::docid id, std::string_view language, std::span<const PlacedWord> words) {
    State& state = *state_;
    const std::uint32_t spoken = state.code(language);
    put_number(spoken + kFirstWord, state.row);
    std::uint32_t next = 0;
    for (const PlacedWord& word : words) {
        if (word.further) continue;
        for (; next < word.position; ++next) put_number(kGap, state.row);
        ++next;
        state.put_word(state.code(word.word, word.stem, spoken));
    }
    std::uint32_t last = 0;
    bool any = false;
    for (const PlacedWord& word : words) {
        if (!word.further) continue;
        if (!any) put_number(kReadings, state.row);
        any = true;
        put_number(word.position - last, state.row);
        put_number(word.width, state.row);
        state.put_word(state.code(word.word, word.stem, spoken));
        last = word.position;
    }
    state.put(id);
}

WordOrderWriter::Copy::Copy(WordOrderWriter& to, const WordOrder& from) : to_(to), from_(from), code_of_(from.words(), kUnknown) {}

void WordOrderWriter::Copy::put_word(std::uint32_t number, bool counts) {
    State& state = *to_.state_;
    const std::uint32_t theirs = number - kFirstWord;
    if (theirs >= from_.words()) return;  // damaged
    std::uint32_t& code = code_of_[theirs];
    if (code == kUnknown) {
        const WordStem stem = from_.stem(theirs);
        code = state.code(from_.word(theirs), stem.stem, stem.language < from_.words() ? state.code(from_.word(stem.language)) : kUnknown);
    }
    if (counts) state.put_word(code);
    else put_number(code + kFirstWord, state.row);
}

void WordOrderWriter::Copy::add(Xapian::docid id, Xapian::docid source) {
    State& state = *to_.state_;
    const std::string_view row = from_.bytes(source);
    std::size_t at = 0;
    put_word(take_number(row, at), false);  // the language
    bool readings = false;
    while (at < row.size()) {
        const std::uint32_t number = take_number(row, at);
        if (readings) {  // the number is how many places on
            put_number(number, state.row);
            put_number(take_number(row, at), state.row);
            put_word(take_number(row, at), true);
        } else if (number >= kFirstWord) {
            put_word(number, true);
        } else {
            put_number(number, state.row);
            readings = number == kReadings;
        }
    }
    state.put(id);
}

WordCounts WordOrderWriter::counts() const {
    WordCounts all;
    for (std::size_t code = 0; code < state_->counted.size(); ++code)
        if (state_->counted[code].paragraphs > 0) all.emplace(*state_->words[code], state_->counted[code].paragraphs);
    return all;
}

void WordOrderWriter::finish(const Xapian::Database& database) {
    State& state = *state_;
    WordOrderHeader header;
    state.starts.resize(std::size_t{database.get_lastdocid()} + 1, state.out.size());
    header.docids = state.starts.size();
    state.starts.push_back(state.out.size());
    header.words = state.words.size();

    std::vector<std::uint64_t> texts;
    std::uint64_t text = state.out.size();
    for (const std::string* word : state.words) {
        state.out.append(*word);
        texts.push_back(text);
        text += word->size();
    }
    texts.push_back(text);
    std::vector<std::uint32_t> sorted(state.words.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, {}, [&](std::uint32_t code) { return std::string_view(*state.words[code]); });
    header.texts = state.out.add(texts);
    header.sorted = state.out.add(sorted);
    header.stems = state.out.add(state.stems);
    header.starts = state.out.add(state.starts);
    header.head = head_of(kWordOrderMagic, database, state.out.size());
    state.out.put_first(header);
    state.out.put_in_place();
}

}  // namespace travaux::database
