#include "schema/database/code_slots.hpp"
#include "schema/database/word_order.hpp"
#include "schema/database/word_order_format.hpp"
#include "schema/text_numbers.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace travaux::database {
namespace {

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
        first_row = out.size();
    }

    // The language in which a word first comes gives it its stem. Languages themselves are words without one.
    std::uint32_t code(std::string_view word, std::uint32_t stem = 0, std::uint32_t language = kUnknown) {
        const std::uint32_t code = words.number(word);
        if (code == stems.size()) stems.push_back({stem, language});
        else if (stems[code].stem == 0) stems[code] = {stem, language};
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

    template <class Word, class CodeOf>
    void add(Xapian::docid id, std::string_view language, std::span<const Word> all, CodeOf&& code_of) {
        const std::uint32_t spoken = code(language);
        put_number(spoken + kFirstWord, row);
        std::uint32_t next = 0;
        for (const Word& word : all) {
            if (word.further) continue;
            for (; next < word.position; ++next) put_number(kGap, row);
            ++next;
            put_word(code_of(word, spoken));
        }
        std::uint32_t last = 0;
        bool any = false;
        for (const Word& word : all) {
            if (!word.further) continue;
            if (!any) put_number(kReadings, row);
            any = true;
            put_number(word.position - last, row);
            put_number(word.width, row);
            put_word(code_of(word, spoken));
            last = word.position;
        }
        put(id);
    }

    void put(Xapian::docid id) {
        ++paragraphs;
        lengths.resize(id);
        lengths.push_back(static_cast<std::uint32_t>(row.size()));
        out.append(row);
        row.clear();
    }

    bool adopt(const WordOrder& other) {
        if (other.words() > 2 * other.numbered_) return false;
        for (std::uint32_t code = 0; code < other.words(); ++code)
            if (words.number(other.word(code)) != code) return words.clear(), false;
        for (std::uint32_t code = 0; code < other.words(); ++code) stems.push_back(other.stem(code));
        before = &other;
        return true;
    }

    // Languages are numbered as they come; stems in those beyond the last number are not told.
    static std::uint32_t packed(const WordStem& stem, std::vector<std::uint32_t>& languages) {
        if (stem.stem == 0) return 0;
        auto found = std::ranges::find(languages, stem.language);
        if (found == languages.end()) {
            if (languages.size() == kMostLanguages) return 0;
            found = languages.insert(found, stem.language);
        }
        return static_cast<std::uint32_t>(found - languages.begin() + 1) << kStemBits | stem.stem;
    }

    enum class Found : std::uint8_t { No, Yes };  // words

    // A piece is read by number only. What is looked at where it is mapped stands before what is read by calls: a last piece of less than
    // 2 MB is mapped in small pages.
    void finish(Xapian::docid last, Found how, const SidecarHead& head) {
        WordOrderHeader header;
        lengths.resize(std::size_t{last} + 1);
        header.docids = lengths.size();
        header.words = words.size();

        header.starts = add_starts();
        std::vector<std::uint32_t> packed_stems;
        std::vector<std::uint32_t> languages;
        for (const WordStem& stem : stems) packed_stems.push_back(packed(stem, languages));
        header.stems = out.add(packed_stems);
        std::ranges::copy(languages, header.languages.begin());
        header.numbered = before == nullptr ? words.size() : before->numbered_;
        std::vector<std::uint32_t> texts;
        header.text = out.size();
        for (std::uint32_t code = 0; code < words.size(); ++code) {
            texts.push_back(static_cast<std::uint32_t>(out.size() - header.text));
            out.append(words.text(code));
        }
        texts.push_back(static_cast<std::uint32_t>(out.size() - header.text));
        header.texts = out.add(texts);
        std::vector<std::uint32_t> slots;
        if (how == Found::Yes) slots = CodeSlots(words.size(), [this](std::uint32_t code) { return words.text(code); }).make();
        header.slots = out.add(slots);
        header.slot_count = slots.size();
        header.head = head;
        header.head.size = out.size();
        out.put_first(header);
    }

    // Where rows begin, and where the last one ends.
    std::uint64_t add_starts() {
        const std::uint64_t begin = out.add(std::span<const RowStarts>());
        std::uint64_t at = first_row;
        RowStarts starts;
        for (std::size_t id = 0; id <= lengths.size(); ++id) {
            if (id % kRowsTogether == 0) starts.first = at;
            starts.behind[id % kRowsTogether] = static_cast<std::uint32_t>(at - starts.first);
            if (id < lengths.size()) at += lengths[id];
            if (id % kRowsTogether == kRowsTogether - 1 || id == lengths.size()) out.add(std::span<const RowStarts>(&starts, 1));
        }
        return begin;
    }

    SidecarOutput out;
    std::uint64_t first_row = 0;
    std::deque<std::uint32_t> lengths;  // of rows, by document id: what grows with an index is small, and is not held twice to grow
    schema::TextNumbers words;     // by code
    std::vector<WordStem> stems;   // by code
    const WordOrder* before = nullptr;  // whose numbers are ours
    std::vector<Counted> counted;  // by code; languages as such are not counted
    std::uint32_t paragraphs = 1;  // the number of the one under way
    std::string row;
};

WordOrderWriter::WordOrderWriter(const std::filesystem::path& folder) : state_(std::make_unique<State>(folder)) {}
WordOrderWriter::~WordOrderWriter() = default;
WordOrderWriter::WordOrderWriter(WordOrderWriter&&) noexcept = default;
WordOrderWriter& WordOrderWriter::operator=(WordOrderWriter&&) noexcept = default;

void WordOrderWriter::add(Xapian::docid id, std::string_view language, std::span<const PlacedWord> words) {
    state_->add(id, language, words, [&](const PlacedWord& word, std::uint32_t spoken) { return state_->code(word.word, word.stem, spoken); });
}

void WordOrderWriter::Numbered::add(Xapian::docid id, std::string_view language, std::span<const PlacedCode> words) {
    to_.state_->add(id, language, words, [this](const PlacedCode& word, std::uint32_t spoken) {
        if (code_of_.size() <= word.code) code_of_.resize(word.code + 1, kUnknown);
        if (code_of_[word.code] == kUnknown) {
            const Text text = ask_(word.code);
            code_of_[word.code] = to_.state_->code(text.word, text.stem, spoken);
        }
        return code_of_[word.code];
    });
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

bool WordOrderWriter::adopt(const WordOrder& before) { return state_->adopt(before); }

void WordOrderWriter::carry(Xapian::docid id) {
    constexpr Xapian::docid kStep = 1U << 14U;  // some megabytes of rows
    const WordOrder& before = *state_->before;
    state_->row = before.bytes(id);
    state_->put(id);
    if (id % kStep == 0) before.file_.let_go(before.start_of(id));
}

WordCounts WordOrderWriter::counts() const {
    WordCounts all;
    for (std::uint32_t code = 0; code < state_->counted.size(); ++code)
        if (state_->counted[code].paragraphs > 0) all.emplace(state_->words.text(code), state_->counted[code].paragraphs);
    return all;
}

void WordOrderWriter::finish(const Xapian::Database& database) {
    state_->finish(database.get_lastdocid(), State::Found::Yes, head_of(kWordOrderMagic, database, 0));
    state_->out.put_in_place();
}

void WordOrderWriter::finish_piece(Xapian::docid last) {
    SidecarHead head;
    head.magic = kWordOrderMagic;
    state_->finish(last, State::Found::No, head);
    state_->out.put_in_place(false);
}

}  // namespace travaux::database
