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
};

constexpr auto kConvert = "this build reads text and Markdown: convert it first"sv;
constexpr auto kPdf = "this build reads text and Markdown: convert it first, for example with pdftotext"sv;
constexpr auto kOffice = "this build reads text and Markdown: convert it first, for example with pandoc"sv;
constexpr auto kUnpack = "unpack it first"sv;
constexpr auto kNoText = "it holds no text that this build can read"sv;

constexpr std::array kMagics{
    Magic{"\xD0\xCF\x11\xE0"sv, "an old Word, Excel or PowerPoint file"sv, kOffice},
    Magic{"{\\rtf"sv, "an RTF document"sv, kOffice},
    Magic{"%!PS"sv, "a PostScript file"sv, kPdf},
    Magic{"\x1F\x8B"sv, "a gzip archive"sv, kUnpack},
    Magic{"BZh"sv, "a bzip2 archive"sv, kUnpack},
    Magic{"\xFD" "7zXZ"sv, "an xz archive"sv, kUnpack},
    Magic{"\x28\xB5\x2F\xFD"sv, "a zstd archive"sv, kUnpack},
    Magic{"7z\xBC\xAF"sv, "a 7-Zip archive"sv, kUnpack},
    Magic{"Rar!"sv, "a RAR archive"sv, kUnpack},
    Magic{"\x89PNG"sv, "a PNG image"sv, kNoText},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG image"sv, kNoText},
    Magic{"GIF8"sv, "a GIF image"sv, kNoText},
    Magic{"II*\0"sv, "a TIFF image"sv, kNoText},
    Magic{"MM\0*"sv, "a TIFF image"sv, kNoText},
    Magic{"RIFF"sv, "a media file"sv, kNoText},
    Magic{"\x7F" "ELF"sv, "a program"sv, kNoText},
    Magic{"SQLite format 3"sv, "an SQLite database"sv, kNoText},
};

/// What a ZIP archive holds, by a name or media type that stands near its beginning.
constexpr std::array kZipped{
    Magic{"application/epub+zip"sv, "an EPUB book"sv, kOffice},
    Magic{"application/vnd.oasis.opendocument"sv, "an OpenDocument file"sv, kOffice},
    Magic{"word/"sv, "a Word document"sv, kOffice},
    Magic{"ppt/"sv, "a PowerPoint presentation"sv, kOffice},
    Magic{"xl/"sv, "an Excel workbook"sv, kOffice},
    Magic{""sv, "a ZIP archive"sv, kUnpack},
};

/// Extensions (lower case) of formats that are text, but not a report's text.
constexpr std::array kExtensions{
    Magic{".json"sv, "JSON"sv, "records go through --jsonl, one a line"sv},
    Magic{".jsonl"sv, "JSON Lines"sv, "records go through --jsonl"sv},
    Magic{".yaml"sv, "YAML"sv, "metadata beside a report is named NAME.meta.yaml and read with it"sv},
    Magic{".yml"sv, "YAML"sv, "metadata beside a report is named NAME.meta.yaml and read with it"sv},
    Magic{".csv"sv, "a table of comma-separated values"sv, "records go through --jsonl"sv},
    Magic{".tsv"sv, "a table of tab-separated values"sv, "records go through --jsonl"sv},
    Magic{".html"sv, "a web page"sv, kOffice},
    Magic{".htm"sv, "a web page"sv, kOffice},
    Magic{".xhtml"sv, "a web page"sv, kOffice},
    Magic{".xml"sv, "XML"sv, kConvert},
};

constexpr std::array kByteOrderMarks{"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv};

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::optional<ForeignFormat> row(const Magic& magic) { return ForeignFormat{std::string(magic.name), std::string(magic.hint)}; }

/// The signature of a PDF, before which 1,024 bytes may stand (PDF 1.7, appendix H); a text that speaks of it holds no NULs.
bool is_pdf(std::string_view bytes) {
    constexpr std::size_t kHead = 1024, kSample = 4096;
    if (bytes.starts_with("%PDF-")) return true;
    return bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos && bytes.substr(0, kSample).find('\0') != std::string_view::npos;
}

bool is_marked_text(std::string_view bytes) {
    return std::ranges::any_of(kByteOrderMarks, [bytes](auto mark) { return bytes.starts_with(mark); });
}

}  // namespace

std::optional<ForeignFormat> foreign_format(std::string_view bytes, const std::filesystem::path& name) {
    constexpr std::size_t kHead = 4096;      // bytes in which a zipped document names itself
    const auto head = bytes.substr(0, kHead);
    if (is_pdf(bytes)) return {};
    for (const auto& magic : kMagics)
        if (head.starts_with(magic.bytes)) return row(magic);
    if (head.starts_with("PK\x03\x04"))
        for (const auto& zipped : kZipped)
            if (head.find(zipped.bytes) != std::string_view::npos) return row(zipped);
    if (!is_marked_text(bytes) && bytes.find('\0') != std::string_view::npos)
        return ForeignFormat{"a binary file", "it holds NUL bytes, which text has not"};
    const auto begin = std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size());
    const auto opening = lower(head.substr(begin, 64));
    if (opening.starts_with("<!doctype html") || opening.starts_with("<html"))
        return ForeignFormat{"a web page", std::string(kOffice)};
    if (opening.starts_with("<?xml")) return ForeignFormat{"XML", std::string(kConvert)};
    const auto extension = lower(name.extension().string());
    for (const auto& known : kExtensions)
        if (extension == known.bytes) return row(known);
    return {};
}

std::optional<Format> detect(std::string_view bytes, const std::filesystem::path& name) {
    constexpr std::array kMarkdown{".md"sv, ".markdown"sv, ".mkd"sv};
    if (is_pdf(bytes)) return Format::Pdf;
    if (foreign_format(bytes, name)) return {};
    const auto extension = lower(name.extension().string());
    return std::ranges::find(kMarkdown, extension) != kMarkdown.end() ? Format::Markdown : Format::Text;
}

}  // namespace travaux::read
