#include "indexer/write/stamps.hpp"

#include "schema/database/database.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace travaux::write {
namespace {

constexpr std::size_t kHashDigits = 16;

// content (16 hexadecimal digits), length of doc, blank, doc, path
std::optional<Stamp> decode_stamp(std::string_view record) {
    if (record.size() < kHashDigits) return std::nullopt;
    const char* end = record.data() + record.size();
    Stamp stamp;
    std::size_t length = 0;
    const auto hash = std::from_chars(record.data(), record.data() + kHashDigits, stamp.content, 16);
    const auto size = std::from_chars(record.data() + kHashDigits, end, length);
    if (hash.ec != std::errc{} || size.ec != std::errc{} || size.ptr == end) return std::nullopt;
    const std::string_view names(size.ptr + 1, end);
    if (length > names.size()) return std::nullopt;
    stamp.doc = names.substr(0, length);
    stamp.path = names.substr(length);
    return stamp;
}

}  // namespace

std::string stamp_key(std::string_view doc) { return database::term(database::kStampPrefix, doc); }

std::string encode_stamp(const Stamp& stamp) {
    return fmt::format("{:016x}{} {}{}", stamp.content, stamp.doc.size(), stamp.doc, stamp.path);
}

std::vector<Stamp> read_stamps(const Xapian::Database& database) {
    std::vector<Stamp> stamps;
    const std::string prefix(database::kStampPrefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        if (auto stamp = decode_stamp(database.get_metadata(*key))) stamps.push_back(std::move(*stamp));
    return stamps;
}

}  // namespace travaux::write
