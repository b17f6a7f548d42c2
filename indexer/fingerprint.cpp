#include "indexer/fingerprint.hpp"

#include "indexer/read/formats.hpp"
#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

namespace travaux::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 20U;

std::uint64_t mix(std::uint64_t seed, std::string_view bytes) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

// The hash, and the first piece.
std::pair<std::uint64_t, std::string> hash_file(const fs::path& file, std::uint64_t seed) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    std::string head;
    std::string piece(kPiece, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(kPiece));
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(in.gcount()));
        if (head.empty()) head = bytes;
        seed = mix(seed, bytes);
    }
    if (!in.eof())
        throw schema::Error(schema::ErrorCode::Input,
                            fmt::format("{} cannot be read: {}", file.string(), std::strerror(errno != 0 ? errno : EIO)));
    return {seed, std::move(head)};
}

std::optional<std::string> id_in(const read::Metadata& metadata) {
    const auto id = metadata.find("id");
    if (id == metadata.end() || id->second.empty() || id->second.front().empty()) return std::nullopt;
    return id->second.front();
}

// Metadata that cannot be read is the reader's to report.
template <class Parse>
std::optional<std::string> id_by(Parse&& parse) {
    try {
        return id_in(parse());
    } catch (const schema::Error&) {
        return std::nullopt;
    }
}

}  // namespace

Fingerprint fingerprint(const fs::path& file, std::uint64_t seed) {
    auto [content, head] = hash_file(file, seed);
    Fingerprint print;
    print.has_reader = head.empty() || read::detect(head, file).has_value();
    if (head.starts_with("---")) print.id = id_by([&] { return read::split_front_matter(head).first; });
    const fs::path sidecar = fs::path(file).replace_extension(".meta.yaml");
    if (fs::is_regular_file(sidecar)) {
        auto [with_sidecar, yaml] = hash_file(sidecar, content);
        content = with_sidecar;
        if (auto id = id_by([&] { return read::parse_metadata(yaml); })) print.id = std::move(id);
    }
    print.content = content;
    return print;
}

std::uint64_t setting(const read::Metadata& given) {
    std::uint64_t hash = mix(database::kLayoutVersion, TRAVAUX_VERSION);
    std::set<std::string> tables;
    for (const fs::directory_entry& entry : fs::directory_iterator(schema::data_directory()))
        if (entry.is_regular_file()) tables.insert(entry.path().filename().string());
    for (const std::string& name : tables) hash = hash_file(schema::data_file(name), mix(hash, name)).first;
    for (const auto& [field, values] : given) {
        hash = mix(hash, field);
        for (const std::string& value : values) hash = mix(hash, value);
    }
    return hash;
}

}  // namespace travaux::indexer
