#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/place_lists_format.hpp"
#include "schema/database/word_order.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace travaux::database {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kUnlisted = 0;

std::size_t paragraphs_of(const WordOrder& order) {
    std::size_t paragraphs = 0;
    for (Xapian::docid id = 0; id < order.docids(); ++id) paragraphs += order.has(id) ? 1U : 0U;
    return paragraphs;
}

// By their codes, bytewise ascending.
using Words = std::vector<std::uint32_t>;

Words frequent_words(const WordOrder& order, std::size_t paragraphs, const PlaceListLimits& limits) {
    struct Counted {
        std::uint32_t last = 0;
        std::uint32_t paragraphs = 0;
        std::uint64_t occurrences = 0;
    };
    if (paragraphs < limits.paragraphs) return {};
    std::vector<Counted> counted(order.words());
    order.each_row(0, order.docids(), [&](Xapian::docid id, std::string_view row) {
        order.each_of(row, [&](const PlacedCode& one) {
            Counted& word = counted[one.code];
            ++word.occurrences;
            if (word.last != id) ++word.paragraphs;
            word.last = id;
        });
    });
    Words frequent;
    for (std::uint32_t code = 0; code < counted.size(); ++code)
        if (counted[code].paragraphs >= limits.word_paragraphs && counted[code].occurrences <= paragraphs) frequent.push_back(code);
    std::ranges::sort(frequent, {}, [&](std::uint32_t code) { return order.word(code); });
    return frequent;
}

// Those of an older file, where they are as good as others.
std::optional<Words> known_words(const PlaceLists& before, const WordOrder& order, std::size_t paragraphs) {
    const std::size_t counted = before.counted();
    if (!before.exist() || paragraphs > counted + counted / 4 || paragraphs < counted - counted / 4) return std::nullopt;
    Words words;
    for (std::uint32_t number = 0; number < before.words(); ++number) {
        const auto code = order.code(before.word(number));
        if (!code) return std::nullopt;
        words.push_back(*code);
    }
    return words;
}

// Collects the places of one stretch and writes them.
class Stretches {
public:
    Stretches(const WordOrder& order, const Words& words, std::uint32_t most, SidecarOutput& out)
        : order_(order), words_(words), most_(most), list_of_(order.words(), kUnlisted), places_(words.size() + 1), out_(out) {
        for (std::uint32_t i = 0; i < words.size(); ++i) list_of_[words[i]] = i + 1;
    }

    // What stands behind a paragraph's last word is no place of it: no run of words reaches there.
    void add(Xapian::docid id, std::string_view row) {
        places_[0].push_back(next_);
        const std::uint32_t begin = ++next_;
        order_.each_of(row, [&](const PlacedCode& one) {
            if (!one.further) next_ = begin + one.position + 1;
            const std::uint32_t place = begin + one.position;
            const std::uint32_t list = list_of_[one.code];
            if (list != kUnlisted && place < next_) insert(place, places_[list]);
        });
        if (next_ >= most_) flush(id + 1);
    }

    void flush(Xapian::docid end) {
        if (places_[0].empty()) return;
        ListedStretch& stretch = stretches_.emplace_back();
        stretch.first = end - static_cast<Xapian::docid>(places_[0].size());
        stretch.end = end;
        stretch.begin = out_.size();
        std::vector<PlaceRecord> records;
        std::string bytes;
        for (std::size_t list = 0; list < places_.size(); ++list) {
            bytes.clear();
            put_place_list(places_[list], bytes);
            records.push_back({static_cast<std::uint32_t>(out_.size() - stretch.begin), static_cast<std::uint32_t>(bytes.size()), check_of(bytes, word(list), stretch)});
            out_.append(bytes);
            places_[list].clear();
        }
        stretch.records = out_.add(records);
        next_ = 0;
    }

    // A stretch of an older file that has the same words, between two others. False, and nothing is done, where a paragraph has gone or a list is damaged.
    bool carry(const PlaceLists& before, const PlaceLists::Stretch& old) {
        if (has_changed(before, old)) return false;
        ListedStretch stretch;
        stretch.first = old.first;
        stretch.end = old.end;
        std::vector<PlaceRecord> records;
        std::vector<char> list;
        std::string bytes;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto places = i == 0 ? before.beginnings(old, list) : before.places(static_cast<std::uint32_t>(i - 1), old, list);
            if (!places) return false;
            records.push_back({static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(places->bytes().size()), check_of(places->bytes(), word(i), stretch)});
            bytes += places->bytes();
        }
        stretch.begin = out_.size();
        out_.append(bytes);
        stretch.records = out_.add(records);
        stretches_.push_back(stretch);
        return true;
    }

    const std::vector<ListedStretch>& all() const { return stretches_; }

private:
    std::string_view word(std::size_t list) const { return list == 0 ? std::string_view() : order_.word(words_[list - 1]); }

    // What takes more than its own place had words, and no id is given twice. How much the last id takes is not seen.
    bool has_changed(const PlaceLists& before, const PlaceLists::Stretch& old) const {
        std::vector<char> bytes;
        auto beginnings = before.beginnings(old, bytes);
        if (!beginnings || !order_.has(old.end - 1)) return true;
        std::uint32_t last = 0;
        for (Xapian::docid id = old.first; !beginnings->at_end(); ++id, beginnings->next()) {
            if (id > old.first && beginnings->place() > last + 1 && !order_.has(id - 1)) return true;
            last = beginnings->place();
        }
        return false;
    }

    // Further readings come after the words; one place may have a word twice.
    static void insert(std::uint32_t place, std::vector<std::uint32_t>& into) {
        const auto at = into.empty() || into.back() < place ? into.end() : std::ranges::lower_bound(into, place);
        if (at == into.end() || *at != place) into.insert(at, place);
    }

    const WordOrder& order_;
    const Words& words_;
    std::uint32_t most_;                              // places of a stretch
    std::vector<std::uint32_t> list_of_;              // by code: 0, or one more than the word's number
    std::vector<std::vector<std::uint32_t>> places_;  // 0: where ids begin
    SidecarOutput& out_;
    std::uint32_t next_ = 0;
    std::vector<ListedStretch> stretches_;
};

void write_for(const Xapian::Database& database, const fs::path& folder, const PlaceListLimits& limits) {
    if (is_of_revision(schema::MappedFile(folder / kPlaceListsFile).bytes(), kPlaceListsMagic, database)) return;
    const auto order = WordOrder::open(folder, database);
    if (!order) return;
    const std::size_t paragraphs = paragraphs_of(*order);
    const PlaceLists before = PlaceLists::of_any_revision(folder.string(), database);
    const std::optional<Words> known = known_words(before, *order, paragraphs);
    const Words frequent = known ? *known : frequent_words(*order, paragraphs, limits);
    SidecarOutput out(folder / kPlaceListsFile);
    PlaceListsHeader header;
    out.add(std::span<const PlaceListsHeader>(&header, 1));
    Stretches stretches(*order, frequent, limits.stretch_places, out);
    const auto add = [&](std::size_t from, std::size_t to) {
        order->each_row(from, to, [&](Xapian::docid id, std::string_view row) { stretches.add(id, row); });
        stretches.flush(static_cast<Xapian::docid>(to));
    };
    std::size_t next = 0;
    while (known) {
        const auto old = before.stretch_of(static_cast<Xapian::docid>(next));
        if (!old || !before.stretch_of(old->end)) break;  // new paragraphs fill the last one
        if (!stretches.carry(before, *old)) add(next, old->end);
        next = old->end;
    }
    if (!frequent.empty()) add(next, order->docids());
    std::vector<ListedWord> words;
    for (std::uint32_t code : frequent) {
        words.push_back({out.size(), order->word(code).size()});
        out.append(order->word(code));
    }
    header.counted = known ? before.counted() : paragraphs;
    header.words = words.size();
    header.stretches = stretches.all().size();
    header.word_table = out.add(words);
    header.stretch_table = out.add(stretches.all());
    header.head = head_of(kPlaceListsMagic, database, out.size());
    out.put_first(header);
    out.put_in_place();
}

}  // namespace

void write_place_lists(const fs::path& location, const PlaceListLimits& limits) {
    for (const std::string& folder : local_databases(location.string()))
        translating("the index " + folder, [&] { write_for(Xapian::Database(folder), folder, limits); });
}

}  // namespace travaux::database
