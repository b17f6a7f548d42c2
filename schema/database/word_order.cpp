#include "schema/database/word_order.hpp"

#include "schema/database/word_order_format.hpp"

#include <algorithm>
#include <utility>

namespace travaux::database {

std::optional<WordOrder> WordOrder::open(const std::filesystem::path& folder, const Xapian::Database& database) {
    schema::MappedFile file(folder / kWordOrderFile);
    return is_of_revision(file.bytes(), kWordOrderMagic, database) ? from(std::move(file)) : std::nullopt;
}

std::optional<WordOrder> WordOrder::open_any(const std::filesystem::path& folder, const Xapian::Database& database) {
    schema::MappedFile file(folder / kWordOrderFile);
    return is_of(file.bytes(), kWordOrderMagic, database) ? from(std::move(file)) : std::nullopt;
}

std::optional<WordOrder> WordOrder::from(schema::MappedFile file) {
    const std::string_view bytes = file.bytes();
    const auto header = array_at<WordOrderHeader>(bytes, 0, 1);
    if (!header) return std::nullopt;
    const auto starts = array_at<std::uint64_t>(bytes, header->front().starts, header->front().docids + 1);
    const auto texts = array_at<std::uint64_t>(bytes, header->front().texts, header->front().words + 1);
    const auto sorted = array_at<std::uint32_t>(bytes, header->front().sorted, header->front().words);
    if (!starts || !texts || !sorted || starts->back() > bytes.size() || texts->back() > bytes.size()) return std::nullopt;
    WordOrder order;
    order.file_ = std::move(file);
    order.starts_ = *starts;
    order.texts_ = *texts;
    order.sorted_ = *sorted;
    return order;
}

std::optional<std::uint32_t> WordOrder::code(std::string_view wanted) const {
    const auto found = std::ranges::lower_bound(sorted_, wanted, {}, [this](std::uint32_t code) { return word(code); });
    if (found == sorted_.end() || word(*found) != wanted) return std::nullopt;
    return *found;
}

std::uint32_t WordOrder::language(Xapian::docid id) const {
    std::size_t at = 0;
    return take_number(bytes(id), at) - kFirstWord;
}

void WordOrder::read(Xapian::docid id, std::vector<PlacedCode>& into) const {
    into.clear();
    const std::string_view row = bytes(id);
    std::size_t at = 0;
    take_number(row, at);  // the language
    std::uint32_t next = 0;
    while (at < row.size()) {
        std::uint32_t number = take_number(row, at);
        if (number == kGap) {
            next += take_number(row, at);
            continue;
        }
        const bool further = number == kReading;
        std::uint32_t width = 1;
        if (further) {
            width = take_number(row, at);
            number = take_number(row, at);
        } else {
            ++next;
        }
        if (number - kFirstWord < words() && next > 0) into.push_back({number - kFirstWord, next - 1, width, further});
    }
}

}  // namespace travaux::database
