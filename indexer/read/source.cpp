#include "indexer/read/source.hpp"

#include "indexer/read/detect.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/segments.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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
auto naming(const fs::path& path, std::string_view between, Work&& work) {
    try {
        return work();
    } catch (const Error& error) {
        throw Error(error.code(), fmt::format("{}{}{}", path.string(), between, error.what()), error.hint());
    }
}

Metadata sidecar_of(const fs::path& path, std::vector<std::string>& warnings) {
    constexpr std::size_t kMaxBytes = 64U << 10U;  // as parse_metadata has it
    const auto sidecar = path.parent_path() / path.stem().concat(".meta.yaml");
    std::error_code error;
    if (!fs::exists(sidecar, error)) return {};
    const auto bytes = bytes_of(sidecar, kMaxBytes);
    return naming(sidecar, ", ", [&] { return parse_metadata(to_utf8(bytes, warnings)); });
}

/// What a reader gives that knows no metadata of its own.
using Reader = std::vector<Block> (*)(std::string_view bytes, std::vector<std::string>& warnings);

struct ReaderOf {
    Format format;
    Reader read;
};

/// The readers of formats that are not text.
constexpr std::array kReaders{
    ReaderOf{Format::Html, read_html}, ReaderOf{Format::Docx, read_docx}, ReaderOf{Format::OpenDocument, read_odf},
    ReaderOf{Format::Pptx, read_pptx}, ReaderOf{Format::Epub, read_epub}, ReaderOf{Format::Rtf, read_rtf},
};

/// Pages without text are left to whoever can recognise pictures.
Source read_pages(std::string_view bytes) {
    Source source;
    auto pdf = read_pdf(bytes);
    source.blocks = std::move(pdf.blocks);
    source.warnings = std::move(pdf.warnings);
    source.pictures = std::move(pdf.pages_without_text);
    return source;
}

Source read_foreign(std::string_view bytes, Format format) {
    if (format == Format::Pdf) return read_pages(bytes);
    Source source;
    const auto* row = std::ranges::find(kReaders, format, &ReaderOf::format);
    if (row != kReaders.end()) source.blocks = row->read(bytes, source.warnings);
    if (format == Format::Image) source.pictures = {1};
    return source;
}

Source read_text_format(std::string_view bytes, Format format) {
    Source source;
    const auto text = to_utf8(bytes, source.warnings);
    auto [metadata, body] = naming("has bad metadata", ", ", [&] { return split_front_matter(text); });
    source.blocks = format == Format::Markdown ? read_markdown(body) : read_text(body);
    source.metadata = std::move(metadata);
    return source;
}

}  // namespace

Source read_bytes(std::string_view bytes, const fs::path& name) {
    if (bytes.empty()) throw Error(ErrorCode::Input, "is empty");
    const auto format = detect(bytes, name);
    if (!format) {
        const auto foreign = foreign_format(bytes, name);
        throw Error(ErrorCode::Input, fmt::format("is {}", foreign->name), foreign->hint);
    }
    auto source = is_foreign(*format) ? read_foreign(bytes, *format) : read_text_format(bytes, *format);
    if (source.blocks.empty() && source.pictures.empty()) throw Error(ErrorCode::Input, "holds no text");
    return source;
}

std::optional<std::vector<Segment>> segments_of_file(const fs::path& path, std::size_t max_bytes) {
    const auto bytes = bytes_of(path, max_bytes);
    const auto format = detect(bytes, path);
    if (format != Format::Text && format != Format::Markdown) return {};
    std::vector<std::string> warnings;
    const auto text = to_utf8(bytes, warnings);
    return segments_of(naming(path, " ", [&] { return split_front_matter(text); }).second);
}

Source read_file(const fs::path& path, std::size_t max_bytes) {
    const auto bytes = bytes_of(path, max_bytes);
    auto source = naming(path, " ", [&] { return read_bytes(bytes, path); });
    source.path = path;
    add_sidecar(source);
    return source;
}

void add_sidecar(Source& source) {
    auto metadata = sidecar_of(source.path, source.warnings);
    metadata.merge(source.metadata);
    source.metadata = std::move(metadata);
}

bool is_foreign(Format format) { return format != Format::Text && format != Format::Markdown; }

std::optional<Format> format_of(const fs::path& path) {
    constexpr std::size_t kHead = std::size_t{64} << 10U;  // bytes, enough to tell a format
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return {};
    std::ifstream in(path, std::ios::binary);
    std::string head(kHead, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return detect(head, path);
}

}  // namespace travaux::read
