#include "indexer/read/source.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

using namespace travaux::read;
using namespace std::string_literals;
using travaux::schema::Error;
using travaux::schema::ErrorCode;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("travaux-read-" + std::to_string(::getpid()))) { fs::create_directories(path_); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::optional<Error> refusal(const fs::path& path, std::size_t max_bytes = 1U << 20U) {
    try {
        read_file(path, max_bytes);
    } catch (const Error& error) {
        return error;
    }
    return {};
}

}  // namespace

TEST_CASE("the format is told by content, the name is a hint") {
    struct Row {
        std::string name, bytes;
        std::optional<Format> format;
    };
    const std::vector<Row> rows{
        {"a.txt", "words", Format::Text},
        {"a.TXT", "words", Format::Text},
        {"a.text", "words", Format::Text},
        {"README", "words", Format::Text},
        {"a.odd", "words", Format::Text},
        {"a.txt", "# words", Format::Text},
        {"a.md", "words", Format::Markdown},
        {"a.MD", "words", Format::Markdown},
        {"a.markdown", "words", Format::Markdown},
        {"a.txt", "\xFF\xFEw\0"s, Format::Text},
        {"a.txt", "w\0rds"s, {}},
        {"a.pdf", "%PDF-1.7\n", Format::Pdf},
        {"a.txt", "%PDF-1.7\n", Format::Pdf},
        {"a.txt", "PK\x03\x04 word/document.xml", Format::Docx},
        {"a.zip", "PK\x03\x04 ppt/presentation.xml", Format::Pptx},
        {"a.odt", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", Format::OpenDocument},
        {"a.ods", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", {}},
        {"a", "PK\x03\x04 mimetypeapplication/epub+zip", Format::Epub},
        {"a.docx", "PK\x03\x04", Format::Docx},
        {"a.zip", "PK\x03\x04 photos/1.jpg", {}},
        {"a.txt", "\xD0\xCF\x11\xE0\xA1\xB1", {}},
        {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1", Format::Doc},
        {"a.doc", "\xD0\xCF\x11\xE0 P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"s, Format::Ppt},
        {"a.docx", "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s, {}},
        {"a.txt", "{\\rtf1 x}", Format::Rtf},
        {"a.png", "\x89PNG\r\n", Format::Image},
        {"a.gz", "\x1F\x8B\x08", {}},
        {"a.txt", "\n <!DOCTYPE html><p>", Format::Html},
        {"a.md", "<HTML>", Format::Html},
        {"a.html", "<p>words", Format::Html},
        {"a.txt", "<?xml version=\"1.0\"?><html>", Format::Html},
        {"a.txt", "<?xml version=\"1.0\"?><rss>", {}},
        {"a.json", "{}", {}},
        {"a.meta.yaml", "a: 1", {}},
        {"a.txt", "", Format::Text},
    };
    for (const auto& row : rows) {
        INFO(row.name << " " << row.bytes);
        CHECK(detect(row.bytes, row.name) == row.format);
    }
}

TEST_CASE("a file is read with its front matter and its sidecar, which wins") {
    const Folder folder;
    const auto path = folder.write("report.v2.md", "---\nyear: 2012\nchair: IOM\n---\n# Title\n");
    folder.write("report.v2.meta.yaml", "year: 2013\nsymbol: CRP/1\n");
    const auto source = read_file(path);
    CHECK(source.path == path);
    CHECK(source.metadata == Metadata{{"chair", {"IOM"}}, {"symbol", {"CRP/1"}}, {"year", {"2013"}}});
    REQUIRE(source.blocks.size() == 1);
    CHECK(source.blocks[0].hint == Hint::Heading);
    CHECK(source.blocks[0].lines[0].number == 5);
    CHECK(source.warnings.empty());
}

TEST_CASE("a file that cannot be read says which, why and what to do") {
    const Folder folder;
    struct Row {
        fs::path path;
        std::string reason;
    };
    fs::create_directory(folder.path() / "folder.txt");
    const std::vector<Row> rows{
        {folder.path() / "missing.txt", "cannot be read"},
        {folder.path() / "folder.txt", "is a folder"},
        {"/dev/zero", "is not a regular file"},
        {folder.write("empty.txt", ""), "is empty"},
        {folder.write("blank.txt", " \n\n"), "holds no text"},
        {folder.write("big.txt", std::string(2U << 20U, 'x')), "is too large"},
        {folder.write("a.pdf", "%PDF-1.4"), "is a PDF too damaged to read"},
        {folder.write("b.docx", "PK\x03\x04 .. word/x"), "is a damaged or cut-off archive"},
        {folder.write("c.txt", "\0\1\2"s), "is a binary file"},
        {folder.write("d.md", "---\na: [\n---\n"), "line"},
    };
    for (const auto& row : rows) {
        INFO(row.path);
        const auto error = refusal(row.path);
        REQUIRE(error);
        CHECK(error->code() == ErrorCode::Input);
        CHECK(std::string(error->what()).find(row.path.string()) == 0);
        CHECK(std::string(error->what()).find(row.reason) != std::string::npos);
    }
    CHECK(refusal(folder.path() / "a.pdf")->hint().find("viewer") != std::string::npos);
}

TEST_CASE("a bad sidecar is named itself") {
    const Folder folder;
    const auto path = folder.write("good.txt", "words");
    const auto sidecar = folder.write("good.meta.yaml", "- no mapping");
    const auto error = refusal(path);
    REQUIRE(error);
    CHECK(std::string(error->what()).find(sidecar.string()) == 0);
}
