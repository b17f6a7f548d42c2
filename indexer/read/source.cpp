#include "indexer/read/source.hpp"

#include "indexer/read/detect.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/segments.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <tuple>

namespace travaux::read {
namespace {

using schema::Error;
using schema::ErrorCode;
namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::string& reason, std::string hint = {}) {
    throw Error(ErrorCode::Input, fmt::format("{} {}", path.string(), reason), std::move(hint));
}

/// A regular file, whole. Others (a pipe, a device) might never end.
std::string bytes_of(const fs::path& path, std::size_t max_bytes) {
    std::error_code error;
    const auto status = fs::status(path, error);
    const auto why = [](int code) { return fmt::format("cannot be read: {}", std::generic_category().message(code)); };
    if (!fs::exists(status)) refuse(path, why(error ? error.value() : ENOENT));
    if (fs::is_directory(status)) refuse(path, "is a folder");
    if (!fs::is_regular_file(status)) refuse(path, "is not a regular file");
    std::ifstream in(path, std::ios::binary);
    if (!in) refuse(path, why(errno));
    const auto size = fs::file_size(path, error);
    if (size > max_bytes) refuse(path, fmt::format("is too large: {} bytes, and {} are the most", size, max_bytes));
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

/// Runs `work`; what it refuses names the file as well.
template <class Work>
auto naming(const fs::path& path, Work&& work) {
    try {
        return work();
    } catch (const Error& error) {
        throw Error(error.code(), fmt::format("{}, {}", path.string(), error.what()), error.hint());
    }
}

Metadata sidecar_of(const fs::path& path, std::vector<std::string>& warnings) {
    constexpr std::size_t kMaxBytes = 64U << 10U;  // as parse_metadata has it
    const auto sidecar = path.parent_path() / path.stem().concat(".meta.yaml");
    std::error_code error;
    if (!fs::exists(sidecar, error)) return {};
    const auto bytes = bytes_of(sidecar, kMaxBytes);
    return naming(sidecar, [&] { return parse_metadata(to_utf8(bytes, warnings)); });
}

/// A PDF's blocks, what it warns of in `warnings`.
std::vector<Block> blocks_of_pdf(const fs::path& path, std::string_view bytes, std::vector<std::string>& warnings) {
    try {
        auto pdf = read_pdf(bytes);
        for (auto& warning : pdf.warnings) warnings.push_back(std::move(warning));
        return std::move(pdf.blocks);
    } catch (const Error& error) {
        refuse(path, error.what(), error.hint());
    }
}

}  // namespace

Source read_file(const fs::path& path, std::size_t max_bytes) {
    Source source;
    source.path = path;
    const auto bytes = bytes_of(path, max_bytes);
    if (bytes.empty()) refuse(path, "is empty");
    if (const auto foreign = foreign_format(bytes, path)) refuse(path, fmt::format("is {}", foreign->name), foreign->hint);
    const auto format = detect(bytes, path);
    Metadata metadata;
    if (format == Format::Pdf) {
        source.blocks = blocks_of_pdf(path, bytes, source.warnings);
    } else {
        const auto text = to_utf8(bytes, source.warnings);
        std::string body;
        std::tie(metadata, body) = naming(path, [&] { return split_front_matter(text); });
        source.blocks = format == Format::Markdown ? read_markdown(body) : read_text(body);
    }
    if (source.blocks.empty()) refuse(path, "holds no text");
    source.metadata = sidecar_of(path, source.warnings);
    source.metadata.merge(metadata);
    return source;
}

std::optional<std::vector<Segment>> segments_of_file(const fs::path& path, std::size_t max_bytes) {
    const auto bytes = bytes_of(path, max_bytes);
    const auto format = detect(bytes, path);
    if (format != Format::Text && format != Format::Markdown) return {};
    std::vector<std::string> warnings;
    const auto text = to_utf8(bytes, warnings);
    return segments_of(naming(path, [&] { return split_front_matter(text); }).second);
}

}  // namespace travaux::read
