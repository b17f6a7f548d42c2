#include "schema/database/word_order.hpp"

#include "schema/database/word_order_format.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::database {

std::uint32_t stem_hash(std::string_view stem) { return std::max(1U, XXH32(stem.data(), stem.size(), 0)); }

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
    const auto starts = array_at<std::uint64_t>(bytes, header->front().starts, header->front().docids + 1);
    const auto texts = array_at<std::uint64_t>(bytes, header->front().texts, header->front().words + 1);
    const auto sorted = array_at<std::uint32_t>(bytes, header->front().sorted, header->front().words);
    const auto stems = array_at<WordStem>(bytes, header->front().stems, header->front().words);
    if (!starts || !texts || !sorted || !stems || starts->back() > bytes.size() || texts->back() > bytes.size()) return std::nullopt;
    WordOrder order;
    order.file_ = std::move(file);
    order.starts_at_ = header->front().starts;
    order.starts_ = *starts;
    order.texts_ = *texts;
    order.sorted_ = *sorted;
    order.stems_ = *stems;
    return order;
}

std::string_view WordOrder::copy(Xapian::docid id) const {
    std::array<std::uint64_t, 2> range{};
    ++copied_;
    copied_id_ = id;
    copy_.clear();
    const auto bytes_of = [](auto& values) { return std::span(reinterpret_cast<char*>(values.data()), sizeof values); };
    if (id >= docids() || !file_.copy(starts_at_ + id * sizeof range[0], bytes_of(range)) || range[0] >= range[1] || range[1] > file_.bytes().size()) return {};
    copy_.resize(range[1] - range[0]);
    if (!file_.copy(range[0], copy_)) copy_.clear();
    return copy_;
}

std::optional<std::uint32_t> WordOrder::code(std::string_view wanted) const {
    const auto found = std::ranges::lower_bound(sorted_, wanted, {}, [this](std::uint32_t code) { return word(code); });
    if (found == sorted_.end() || word(*found) != wanted) return std::nullopt;
    return *found;
}

std::uint32_t WordOrder::language(Xapian::docid id) const {
    std::size_t at = 0;
    return take_number(row_of(id), at) - kFirstWord;
}

bool WordOrder::read(Xapian::docid id, std::vector<PlacedCode>& into) const {
    into.clear();
    const std::string_view row = row_of(id);
    if (row.empty()) return false;
    std::size_t at = 0;
    take_number(row, at);  // the language
    std::uint32_t next = 0;
    bool readings = false;
    while (at < row.size() && !readings) {
        const std::uint32_t number = take_number(row, at);
        readings = number == kReadings;
        if (number == kGap) ++next;
        else if (!readings && number - kFirstWord < words()) into.push_back({number - kFirstWord, next++, 1, false});
    }
    if (!readings) return true;
    const auto plain = static_cast<std::ptrdiff_t>(into.size());
    std::uint32_t position = 0;
    while (at < row.size()) {
        position += take_number(row, at);
        const std::uint32_t width = take_number(row, at);
        const std::uint32_t code = take_number(row, at) - kFirstWord;
        if (code < words()) into.push_back({code, position, width, true});
    }
    std::ranges::inplace_merge(into, into.begin() + plain, {}, &PlacedCode::position);  // a word before its readings
    return true;
}

bool WordOrder::read_places(Xapian::docid id, std::vector<std::uint64_t>& codes) const {
    codes.clear();
    const std::string_view row = row_of(id);
    if (row.empty()) return false;
    std::size_t at = 0;
    take_number(row, at);  // the language
    while (at < row.size()) {
        const std::uint32_t number = take_number(row, at);
        if (number == kReadings) break;
        if (number != kGap && number - kFirstWord < words()) codes.push_back(number - kFirstWord);
    }
    return true;
}

WordOrder::Run WordOrder::run(std::vector<std::uint32_t> codes) const {
    Run run{{}, std::move(codes)};
    for (std::uint32_t code : run.codes) put_number(code + kFirstWord, run.bytes);
    return run;
}

WordOrder::Stands WordOrder::stands(const Run& run, Xapian::docid id) const {
    const std::string_view row = bytes(id);
    std::size_t first = 0;
    take_number(row, first);  // the language
    const std::size_t readings = std::min(row.find('\0', first), row.size());
    const std::string_view words = row.substr(first, readings - first);
    for (std::size_t at = words.find(run.bytes); at != std::string_view::npos; at = words.find(run.bytes, at + 1))
        if (at == 0 || static_cast<unsigned char>(words[at - 1]) < 0x80) return Stands::Yes;  // else within a longer number
    for (std::size_t at = readings + 1; at < row.size();) {
        take_number(row, at);
        take_number(row, at);
        if (std::ranges::find(run.codes, take_number(row, at) - kFirstWord) != run.codes.end()) return Stands::Unknown;
    }
    return Stands::No;
}

}  // namespace travaux::database
