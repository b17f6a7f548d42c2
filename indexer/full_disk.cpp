#include "indexer/full_disk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace travaux::indexer {
namespace {

// Xapian gives the machine's reason within its own words, and at times without a number.
bool says_full(const schema::Error& error) {
    constexpr std::array kFull{ENOSPC, EDQUOT};
    const std::string message = error.what();
    return std::ranges::any_of(kFull, [&](int reason) { return message.find(std::strerror(reason)) != std::string::npos; });
}

// While pieces and tables are there: 3.5 bytes for a byte of records, of 10,000 paragraphs and of 100,000.
std::string room_for(const Options& options) {
    constexpr double kMeasured = 3.6, kMegabyte = 1e6;
    std::error_code unknown;
    const std::uintmax_t bytes = options.records && options.paths.empty() ? std::filesystem::file_size(*options.records, unknown) : 0;
    if (unknown || bytes == 0) return "room, some four times the text that is to be indexed,";
    return fmt::format("room, some {:.0f} MB in all for these records,", std::max(1.0, kMeasured * static_cast<double>(bytes) / kMegabyte));
}

}  // namespace

schema::Error with_way_out(const schema::Error& error, const Options& options, bool builds) {
    if (!says_full(error)) return error;
    if (builds)
        return {error.code(), error.what(), fmt::format("the index is as it was before: make {} or name another place with -d, and run it again", room_for(options))};
    return {error.code(), error.what(), "all reports up to the last commit are in the index, which is whole: make room and run it again, and it goes on from there"};
}

}  // namespace travaux::indexer
