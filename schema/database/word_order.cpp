#include "schema/database/word_order.hpp"

#include "schema/database/code_slots.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace travaux::database {

std::uint32_t stem_hash(std::string_view stem) { return std::max(1U, XXH32(stem.data(), stem.size(), 0) % (1U << kStemBits)); }

namespace {

// Where the number of a place begins: behind as many bytes that end one.
std::size_t begin_of(std::string_view words, std::size_t position) {
    constexpr std::size_t kBlock = 64;  // counted at once by the compiler's vector instructions
    const auto ends = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    std::size_t at = 0;
    while (at + kBlock <= words.size()) {
        const auto block = static_cast<std::size_t>(std::ranges::count_if(words.substr(at, kBlock), ends));
        if (block >= position) break;
        position -= block;
        at += kBlock;
    }
    for (; position > 0 && at < words.size(); ++at) position -= ends(words[at]) ? 1U : 0U;
    return at;
}

}  // namespace

std::optional<WordOrder> WordOrder::open(const std::filesystem::path& folder, const Xapian::Database& database) {
    schema::MappedFile file(folder / kWordOrderFile);
    return is_of_revision(file.bytes(), kWordOrderMagic, database) ? from(std::move(file)) : std::nullopt;
}

std::optional<WordOrder> WordOrder::open_any(const std::filesystem::path& folder, const Xapian::Database& database) {
    schema::MappedFile file(folder / kWordOrderFile);
    return is_of(file.bytes(), kWordOrderMagic, database) ? from(std::move(file)) : std::nullopt;
}

std::optional<WordOrder> WordOrder::open_piece(const std::filesystem::path& folder) {
    schema::MappedFile file(folder / kWordOrderFile);
    return is_whole(file.bytes(), kWordOrderMagic) ? from(std::move(file)) : std::nullopt;
}

std::optional<WordOrder> WordOrder::from(schema::MappedFile file) {
    const std::string_view bytes = file.bytes();
    const auto header = array_at<WordOrderHeader>(bytes, 0, 1);
    if (!header) return std::nullopt;
    const auto starts = array_at<RowStarts>(bytes, header->front().starts, header->front().docids / kRowsTogether + 1);
    const auto texts = array_at<std::uint32_t>(bytes, header->front().texts, header->front().words + 1);
    const auto slots = array_at<std::uint32_t>(bytes, header->front().slots, header->front().slot_count);
    const auto stems = array_at<std::uint32_t>(bytes, header->front().stems, header->front().words);
    if (!starts || !texts || !slots || !stems || header->front().text > bytes.size()) return std::nullopt;
    WordOrder order;
    order.file_ = std::move(file);
    order.docids_ = header->front().docids;
    order.starts_ = *starts;
    order.texts_ = *texts;
    order.text_ = header->front().text;
    order.slots_ = *slots;
    order.stems_ = *stems;
    order.languages_.front() = std::numeric_limits<std::uint32_t>::max();
    std::ranges::copy(header->front().languages, order.languages_.begin() + 1);
    order.numbered_ = header->front().numbered;
    return order;
}

std::string_view WordOrder::copy(Xapian::docid id) const {
    ++copied_;
    const std::size_t size = id < docids() ? bytes(id).size() : 0;
    if (size == 0) return {};
    const std::span<char> into = room_for(size);
    if (!file_.copy(start_of(id), into)) return {};
    copies_[id % kCopiesKept] = {id, static_cast<std::uint32_t>(into.data() - room_.get()), static_cast<std::uint32_t>(into.size())};
    return {into.data(), into.size()};
}

// Where it is full, all copies are forgotten.
std::span<char> WordOrder::room_for(std::size_t size) const {
    if (copies_.empty() || size > room_size_ - room_used_) {
        copies_.assign(kCopiesKept, {});
        room_used_ = 0;
        if (size > room_size_ || room_ == nullptr) {
            room_size_ = std::max(size, kRoom);
            room_ = std::make_unique_for_overwrite<char[]>(room_size_);
        }
    }
    const std::size_t begin = std::exchange(room_used_, room_used_ + size);
    return {room_.get() + begin, size};
}

std::optional<std::uint32_t> WordOrder::code(std::string_view wanted) const {
    if (const auto known = sought_.find(wanted); known != sought_.end()) return known->second;
    if (sought_.size() < kSoughtByCalls) return sought_.emplace(wanted, code_by_calls(wanted)).first->second;
    return CodeSlots(words(), [this](std::uint32_t code) { return word(code); }).find(wanted, slots_.size(), [this](std::size_t at) { return slots_[at]; });
}

std::optional<std::uint32_t> WordOrder::code_by_calls(std::string_view wanted) const {
    std::array<std::uint32_t, 16> near{};
    std::size_t first = slots_.size();  // of those
    const auto slot_at = [&](std::size_t at) {
        if (slots_.size() < near.size()) return slots_[at];
        if (at < first || at >= first + near.size()) {
            first = std::min(at, slots_.size() - near.size());
            if (!copy_numbers(slots_.subspan(first, near.size()), near)) near.fill(0);
        }
        return near[at - first];
    };
    return CodeSlots(words(), [this](std::uint32_t code) { return word_copy(code); }).find(wanted, slots_.size(), slot_at);
}

std::string WordOrder::word_copy(std::uint32_t code) const {
    std::array<std::uint32_t, 2> range{};
    if (code >= words() || !copy_numbers(texts_.subspan(code, range.size()), range) || range[0] > range[1]) return {};
    std::string word(bytes_at(file_.bytes(), text_ + range[0], range[1] - range[0]).size(), '\0');
    if (!file_.copy(text_ + range[0], word)) word.clear();
    return word;
}

// Numbers of the file, which are not touched where they are mapped.
bool WordOrder::copy_numbers(std::span<const std::uint32_t> from, std::span<std::uint32_t> into) const {
    const auto begin = static_cast<std::size_t>(reinterpret_cast<const char*>(from.data()) - file_.bytes().data());
    return file_.copy(begin, {reinterpret_cast<char*>(into.data()), into.size_bytes()});
}

bool WordOrder::read(Xapian::docid id, std::vector<PlacedCode>& into) const {
    into.clear();
    if (!each(id, [&](const PlacedCode& one) { into.push_back(one); })) return false;
    const auto further = std::ranges::find(into, true, &PlacedCode::further);
    if (further != into.end()) std::ranges::inplace_merge(into, further, {}, &PlacedCode::position);  // a word before its readings
    return true;
}

bool WordOrder::read_places(Xapian::docid id, std::vector<std::uint64_t>& codes) const {
    codes.clear();
    const std::string_view row = this->row(id);
    if (row.empty()) return false;
    each_place_of(row, [&codes](std::uint32_t code, std::uint32_t) { codes.push_back(code); });
    return true;
}

WordOrder::Run WordOrder::run(std::vector<std::uint32_t> codes) const {
    Run run{{}, std::move(codes)};
    for (std::uint32_t code : run.codes) put_number(code + kFirstWord, run.bytes);
    return run;
}

bool WordOrder::stands(const Run& run, std::string_view row) {
    std::size_t first = 0;
    take_number(row, first);  // the language
    const std::size_t readings = end_of_places(row, first);
    const std::string_view words = row.substr(first, readings - first);
    for (std::size_t at = words.find(run.bytes); at != std::string_view::npos; at = words.find(run.bytes, at + 1))
        if (at == 0 || static_cast<unsigned char>(words[at - 1]) < 0x80) return true;  // else within a longer number
    return stands_with_readings(run.codes, words, row.substr(std::min(readings + 1, row.size())));
}

// A run of which at least one word is a further reading: it is tried at the places of such readings alone.
bool WordOrder::stands_with_readings(std::span<const std::uint32_t> codes, std::string_view words, std::string_view readings) {
    const auto may_hold = [readings](std::uint32_t code) {
        std::string bytes;
        put_number(code + kFirstWord, bytes);
        return readings.find(bytes) != std::string_view::npos;
    };
    if (readings.empty() || std::ranges::none_of(codes, may_hold)) return false;
    struct Reading {
        std::uint32_t position = 0;
        std::uint32_t code = 0;
        bool operator==(const Reading&) const = default;
    };
    std::vector<Reading> found;
    std::uint32_t position = 0;
    for (std::size_t at = 0; at < readings.size();) {
        position += take_number(readings, at);
        take_number(readings, at);
        const std::uint32_t code = take_number(readings, at) - kFirstWord;
        if (std::ranges::find(codes, code) != codes.end()) found.push_back({position, code});
    }
    const auto stands_at = [&](std::uint32_t start) {
        std::size_t at = begin_of(words, start);
        for (std::uint32_t k = 0; k < codes.size(); ++k) {
            if (at == words.size()) return false;
            const std::uint32_t number = take_number(words, at);
            if (number != codes[k] + kFirstWord && std::ranges::find(found, Reading{start + k, codes[k]}) == found.end()) return false;
        }
        return true;
    };
    return std::ranges::any_of(found, [&](const Reading& reading) {
        for (std::uint32_t k = 0; k < codes.size() && k <= reading.position; ++k)
            if (codes[k] == reading.code && stands_at(reading.position - k)) return true;
        return false;
    });
}

}  // namespace travaux::database
