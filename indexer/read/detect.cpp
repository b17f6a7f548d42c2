#include "indexer/read/detect.hpp"

#include "indexer/read/source.hpp"

#include <algorithm>
#include <array>

namespace travaux::read {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    std::string_view name;
    std::string_view hint;
    std::optional<Format> format = {};
};

constexpr auto kConvert = "convert it first, for example to plain text"sv;
constexpr auto kPdf = "convert it first, for example with pdftotext"sv;
constexpr auto kUnpack = "unpack it first"sv;
constexpr auto kNoText = "it holds no text that this build can read"sv;
constexpr auto kRecords = "records go through --jsonl, one a line"sv;
constexpr auto kSidecar = "metadata beside a report is named NAME.meta.yaml and read with it"sv;

constexpr std::array kMagics{
    Magic{"%PDF-"sv, "a PDF"sv, {}, Format::Pdf},
    Magic{"{\\rtf"sv, "an RTF document"sv, {}, Format::Rtf},
    Magic{"%!PS"sv, "a PostScript file"sv, kPdf},
    Magic{"\x1F\x8B"sv, "a gzip archive"sv, kUnpack},
    Magic{"BZh"sv, "a bzip2 archive"sv, kUnpack},
    Magic{"\xFD" "7zXZ"sv, "an xz archive"sv, kUnpack},
    Magic{"\x28\xB5\x2F\xFD"sv, "a zstd archive"sv, kUnpack},
    Magic{"7z\xBC\xAF"sv, "a 7-Zip archive"sv, kUnpack},
    Magic{"Rar!"sv, "a RAR archive"sv, kUnpack},
    Magic{"\x89PNG"sv, "a PNG image"sv, {}, Format::Image},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG image"sv, {}, Format::Image},
    Magic{"GIF8"sv, "a GIF image"sv, kNoText},
    Magic{"II*\0"sv, "a TIFF image"sv, {}, Format::Image},
    Magic{"MM\0*"sv, "a TIFF image"sv, {}, Format::Image},
    Magic{"RIFF"sv, "a media file"sv, kNoText},
    Magic{"\x7F" "ELF"sv, "a program"sv, kNoText},
    Magic{"SQLite format 3"sv, "an SQLite database"sv, kNoText},
};

/// What a ZIP archive holds, by a name or media type that stands uncompressed in it; the extension where none is found.
constexpr std::array kZipped{
    Magic{"application/epub+zip"sv, "an EPUB book"sv, {}, Format::Epub},
    Magic{"application/vnd.oasis.opendocument.text"sv, "an OpenDocument text"sv, {}, Format::OpenDocument},
    Magic{"application/vnd.oasis.opendocument.presentation"sv, "an OpenDocument presentation"sv, {}, Format::OpenDocument},
    Magic{"application/vnd.oasis.opendocument"sv, "an OpenDocument file"sv, kConvert},
    Magic{"word/"sv, "a Word document"sv, {}, Format::Docx},
    Magic{"ppt/"sv, "a PowerPoint presentation"sv, {}, Format::Pptx},
    Magic{"xl/"sv, "an Excel workbook"sv, kRecords},
};

/// What an OLE container of old Office versions holds, by the UTF-16 name of a stream.
constexpr std::array kOle{
    Magic{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "an old Word document"sv, {}, Format::Doc},
    Magic{"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"sv, "an old PowerPoint presentation"sv, {}, Format::Ppt},
    Magic{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, "an encrypted Office document"sv, "open it with its password and save it without"sv},
};

/// Extensions (lower case) that decide where the bytes do not, and those of formats that are text, but not a report's text.
constexpr std::array kExtensions{
    Magic{".pdf"sv, "a PDF"sv, {}, Format::Pdf},
    Magic{".docx"sv, "a Word document"sv, {}, Format::Docx},
    Magic{".odt"sv, "an OpenDocument text"sv, {}, Format::OpenDocument},
    Magic{".odp"sv, "an OpenDocument presentation"sv, {}, Format::OpenDocument},
    Magic{".pptx"sv, "a PowerPoint presentation"sv, {}, Format::Pptx},
    Magic{".epub"sv, "an EPUB book"sv, {}, Format::Epub},
    Magic{".doc"sv, "an old Word document"sv, {}, Format::Doc},
    Magic{".ppt"sv, "an old PowerPoint presentation"sv, {}, Format::Ppt},
};

constexpr std::array kTextExtensions{
    Magic{".md"sv, "Markdown"sv, {}, Format::Markdown},
    Magic{".markdown"sv, "Markdown"sv, {}, Format::Markdown},
    Magic{".mkd"sv, "Markdown"sv, {}, Format::Markdown},
    Magic{".json"sv, "JSON"sv, kRecords},
    Magic{".jsonl"sv, "JSON Lines"sv, kRecords},
    Magic{".yaml"sv, "YAML"sv, kSidecar},
    Magic{".yml"sv, "YAML"sv, kSidecar},
    Magic{".csv"sv, "a table of comma-separated values"sv, kRecords},
    Magic{".tsv"sv, "a table of tab-separated values"sv, kRecords},
    Magic{".html"sv, "a web page"sv, {}, Format::Html},
    Magic{".htm"sv, "a web page"sv, {}, Format::Html},
    Magic{".xhtml"sv, "a web page"sv, {}, Format::Html},
    Magic{".xml"sv, "XML"sv, kConvert},
};

constexpr Magic kText{""sv, "plain text"sv, {}, Format::Text};
constexpr Magic kWebPage{""sv, "a web page"sv, {}, Format::Html};
constexpr Magic kXml{""sv, "XML"sv, kConvert};
constexpr Magic kZip{""sv, "a ZIP archive"sv, kUnpack};
constexpr Magic kOldOffice{""sv, "an old Office file"sv, kConvert};
constexpr Magic kBinary{""sv, "a binary file"sv, "it holds NUL bytes, which text has not"sv};

constexpr std::array kByteOrderMarks{"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv};

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool is_marked_text(std::string_view bytes) {
    return std::ranges::any_of(kByteOrderMarks, [bytes](auto mark) { return bytes.starts_with(mark); });
}

template <std::size_t N>
const Magic* held(const std::array<Magic, N>& table, std::string_view bytes) {
    const auto* row = std::ranges::find_if(table, [bytes](const Magic& magic) { return bytes.find(magic.bytes) != std::string_view::npos; });
    return row == table.end() ? nullptr : row;
}

template <std::size_t N>
const Magic* by_extension(const std::array<Magic, N>& table, const std::filesystem::path& name) {
    const auto* row = std::ranges::find(table, lower(name.extension().string()), &Magic::bytes);
    return row == table.end() ? nullptr : row;
}

const Magic& either(const Magic* first, const Magic* second, const Magic& otherwise) {
    return first != nullptr ? *first : second != nullptr ? *second : otherwise;
}

const Magic& kind_of(std::string_view bytes, const std::filesystem::path& name) {
    constexpr std::size_t kHead = 64U << 10U;  // bytes in which a zipped document names itself
    constexpr std::size_t kPdfHead = 1024;     // bytes that may stand before "%PDF-" (PDF 1.7, appendix H)
    const auto head = bytes.substr(0, kHead);
    for (const auto& magic : kMagics)
        if (head.starts_with(magic.bytes)) return magic;
    const bool late_pdf = head.substr(0, kPdfHead).find("%PDF-") != std::string_view::npos;
    if (late_pdf && head.find('\0') != std::string_view::npos) return kMagics.front();
    if (head.starts_with("PK\x03\x04")) return either(held(kZipped, head), by_extension(kExtensions, name), kZip);
    if (head.starts_with("\xD0\xCF\x11\xE0")) return either(held(kOle, bytes), by_extension(kExtensions, name), kOldOffice);
    if (!is_marked_text(bytes) && bytes.find('\0') != std::string_view::npos) {
        // A damaged report is one that was lost: its reader says so. Converters of old formats would make words of anything.
        const Magic* meant = by_extension(kExtensions, name);
        const bool ours = meant != nullptr && meant->format != Format::Doc && meant->format != Format::Ppt;
        return ours ? *meant : kBinary;
    }
    const auto begin = std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size());
    const auto opening = lower(head.substr(begin, 1024));
    if (opening.starts_with("<!doctype html") || opening.starts_with("<html")) return kWebPage;
    if (opening.starts_with("<?xml")) return opening.find("<html") != std::string_view::npos ? kWebPage : kXml;
    return either(by_extension(kTextExtensions, name), nullptr, kText);
}

}  // namespace

std::optional<ForeignFormat> foreign_format(std::string_view bytes, const std::filesystem::path& name) {
    const Magic& kind = kind_of(bytes, name);
    if (kind.format) return {};
    return ForeignFormat{std::string(kind.name), std::string(kind.hint)};
}

std::optional<Format> detect(std::string_view bytes, const std::filesystem::path& name) { return kind_of(bytes, name).format; }

}  // namespace travaux::read
