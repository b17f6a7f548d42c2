#include "schema/database/database.hpp"

#include "schema/database/locations.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>

namespace travaux::database {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t kHashBytes = 16;  // a 64-bit hash in hexadecimal
constexpr std::size_t kReportKeyBytes = 6;

// Xapian stores a zero byte as two.
std::size_t stored_bytes(std::string_view text) {
    return text.size() + static_cast<std::size_t>(std::ranges::count(text, '\0'));
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

void append_length(std::string& out, std::size_t length) {
    for (; length >= 0x80; length >>= 7U) out.push_back(static_cast<char>((length & 0x7FU) | 0x80U));
    out.push_back(static_cast<char>(length));
}

std::optional<std::size_t> take_length(std::string_view& in) {
    std::size_t length = 0;
    for (unsigned shift = 0; shift < 63 && !in.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return length;
    }
    return std::nullopt;
}

}  // namespace

std::string term(std::string_view prefix, std::string_view value) {
    std::string whole(prefix);
    whole.append(value);
    if (stored_bytes(whole) <= kMaxTermBytes) return whole;
    const std::string hash = fmt::format("{:016x}", XXH3_64bits(whole.data(), whole.size()));
    std::size_t length = std::min(whole.size(), kMaxTermBytes - kHashBytes);
    while (stored_bytes(std::string_view(whole).substr(0, length)) > kMaxTermBytes - kHashBytes) --length;
    while (length > 0 && !starts_code_point(whole[length])) --length;
    return whole.substr(0, length) + hash;
}

std::string encode_column(std::string_view doc, const std::vector<std::string>& values) {
    std::string column;
    const std::uint64_t hash = XXH3_64bits(doc.data(), doc.size());
    for (unsigned byte = 0; byte < kReportKeyBytes; ++byte) column.push_back(static_cast<char>(hash >> (8 * byte)));
    for (const std::string& value : values) {
        append_length(column, value.size());
        column.append(value);
    }
    return column;
}

Column decode_column(std::string_view column) {
    Column decoded;
    decoded.report = column.substr(0, kReportKeyBytes);
    column.remove_prefix(decoded.report.size());
    while (!column.empty()) {
        const auto length = take_length(column);
        if (!length || *length > column.size()) break;
        decoded.values.emplace_back(column.substr(0, *length));
        column.remove_prefix(*length);
    }
    return decoded;
}

void check_layout(const Xapian::Database& database, std::string_view what) {
    const std::string layout = database.get_metadata(std::string(kLayoutKey));
    if (layout == std::to_string(kLayoutVersion)) return;
    if (layout.empty())
        throw Error(ErrorCode::Layout, fmt::format("{} is a Xapian database, but was not made by travaux-index", what),
                    "give the folder of an index that travaux-index made");
    throw Error(ErrorCode::Layout,
                fmt::format("{} has layout {}, this program reads layout {}", what, layout, kLayoutVersion),
                "build it again with: travaux-index --force PATH...");
}

Xapian::Database open(const std::vector<std::string>& locations) {
    if (locations.empty()) throw Error(ErrorCode::Usage, "no index was named");
    Xapian::Database all;
    for (const std::string& location : leaves(locations)) all.add_database(open_one(location));
    return all;
}

// Xapian's context of such an error is "remote:tcp(HOST:PORT)".
std::optional<std::string> failed_server(const Xapian::Error& error) {
    constexpr std::string_view kBefore = "remote:tcp(";
    const std::string& context = error.get_context();
    const std::size_t begin = context.find(kBefore);
    const std::size_t end = context.rfind(')');
    if (begin == std::string::npos || end == std::string::npos) return std::nullopt;
    return context.substr(begin + kBefore.size(), end - begin - kBefore.size());
}

std::vector<std::string> local_databases(const std::string& location) {
    namespace fs = std::filesystem;
    constexpr std::string_view kType = "auto ";
    if (fs::exists(fs::path(location) / "iamglass")) return {location};
    const bool folder = fs::is_directory(location);
    const fs::path stub = folder ? fs::path(location) / "XAPIANDB" : fs::path(location);
    std::vector<std::string> all;
    std::ifstream lines(stub);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(kType)) all.push_back((stub.parent_path() / line.substr(kType.size())).string());
    return all;
}

schema::Error translate(const Xapian::Error& error, std::string_view what) {
    const std::string_view type = error.get_type();
    const char* reason = error.get_error_string();  // of errno, where the machine refused something
    const std::string message = reason != nullptr ? reason : error.get_msg();
    if (type == "DatabaseLockError" && error.get_msg().find("already locked") != std::string::npos)
        return {ErrorCode::Locked, fmt::format("another program is writing to {}", what),
                "wait until it has ended, or name another index with -d"};
    if (type == "DatabaseVersionError")
        return {ErrorCode::Layout, fmt::format("{} was written by another version of Xapian", what),
                "index the files again, into a new folder"};
    const bool is_cut_short = error.get_msg().starts_with("EOF reading block");  // a plain DatabaseError
    if (type == "DatabaseCorruptError" || is_cut_short)
        return {ErrorCode::Database, fmt::format("{} is damaged: {}", what, message),
                "`travaux status --check` says more; build it again with: travaux-index --force PATH..."};
    if (type == "NetworkError" || type == "NetworkTimeoutError") {
        const auto server = failed_server(error);
        const std::string named_server = server ? "the server " + *server : std::string(what);
        return {ErrorCode::Database, fmt::format("{} does not answer: {}", named_server, message),
                "start its server again, wait longer with --timeout, or search the rest with --partial"};
    }
    if (reason != nullptr || type == "DatabaseLockError")
        return {ErrorCode::Io, fmt::format("{} cannot be used: {}", what, message)};
    if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError")
        return {ErrorCode::NotFound, fmt::format("{} is not a Xapian database: {}", what, message),
                "-d takes a folder that travaux-index made, HOST:PORT, or a stub file that names such"};
    return {ErrorCode::Database, fmt::format("{}: {}", what, message)};
}

std::optional<schema::Error> translate(const std::exception_ptr& error, std::string_view what) {
    try {
        if (error) std::rethrow_exception(error);
    } catch (const Xapian::Error& known) {
        return translate(known, what);
    } catch (...) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace travaux::database
