#include "indexer/records.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

namespace travaux::indexer {
namespace {

constexpr std::size_t kComplaintsShown = 20;

}  // namespace

std::size_t read_records(const std::string& name, const read::Metadata& given, Journal& journal,
                         const std::function<void(write::Imported&&)>& take) {
    const bool standard = name == "-";
    std::ifstream file;
    if (!standard) file.open(name, std::ios::binary);
    std::istream& in = standard ? std::cin : file;
    // A folder opens, but cannot be read.
    if (!in || (in.peek() == EOF && in.bad()))
        throw schema::Error(schema::ErrorCode::Input, fmt::format("{} cannot be read: {}", name, std::strerror(errno)));

    std::size_t complaints = 0;
    std::size_t left_out = 0;
    write::import_records(in, given, {take, [&](const write::BadRecord& bad) {
                              left_out += bad.left_out ? 1 : 0;
                              if (++complaints > kComplaintsShown) return;
                              journal.warn(fmt::format("{}:{}: the record {}{}", standard ? "standard input" : name, bad.line,
                                                       bad.reason, bad.left_out ? ": left out" : ""));
                          }});
    if (complaints > kComplaintsShown) journal.warn(fmt::format("… and {} more like these", complaints - kComplaintsShown));
    return left_out;
}

}  // namespace travaux::indexer
