#include "indexer/foreign/convert.hpp"

#include "indexer/foreign/read_in_child.hpp"
#include "indexer/isolate/child.hpp"
#include "schema/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace travaux::foreign {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;
using read::Format;
using schema::Error;
using schema::ErrorCode;

/// A program that reads the file from its standard input and prints plain text in UTF-8.
struct Printer {
    Format format;
    std::array<std::string_view, 6> command;  // up to the first empty word
};

constexpr std::array kPrinters{
    Printer{Format::Doc, {"antiword"sv, "-m"sv, "UTF-8.txt"sv, "-w"sv, "0"sv, "-"sv}},
    Printer{Format::Doc, {"catdoc"sv, "-w"sv, "-d"sv, "utf-8"sv}},
    Printer{Format::Ppt, {"catppt"sv, "-d"sv, "utf-8"sv}},
};

/// A folder that is gone at the end.
class Workplace {
public:
    Workplace() : path_((fs::temp_directory_path() / "travaux-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) throw Error(ErrorCode::Io, "no temporary folder can be made", "see that $TMPDIR can be written");
    }
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// LibreOffice keeps headings, lists and tables; it makes a file of the new format, which our own reader reads.
std::optional<read::Source> by_office(const fs::path& path, Format format) {
    const Workplace workplace;
    const std::string_view wanted = format == Format::Doc ? "docx"sv : "pptx"sv;
    const auto ended = isolate::run({isolate::confined(
        isolate::Walls::Writer, {"soffice", "-env:UserInstallation=file://" + workplace.path() + "/profile", "--headless", "--convert-to",
                                 std::string(wanted), "--outdir", workplace.path(), fs::absolute(path).string()})});
    if (!ended.started) return {};
    const auto made = fs::path(workplace.path()) / path.stem().concat(".").concat(wanted);
    std::error_code error;
    if (!fs::is_regular_file(made, error)) return {};
    return read_in_child(made);
}

std::optional<read::Source> by_printer(const fs::path& path, const Printer& printer) {
    std::vector<std::string> command;
    for (const auto word : printer.command)
        if (!word.empty()) command.emplace_back(word);
    const isolate::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const auto ended = isolate::run({isolate::confined(isolate::Walls::Program, command), file.get()});
    if (!ended.well() || ended.output.empty()) return {};
    auto source = read::read_bytes(ended.output, "printed.txt");
    source.warnings.push_back(fmt::format("read through {}, which keeps no headings or tables", command.front()));
    return source;
}

}  // namespace

read::Source convert(const fs::path& path, Format format) {
    if (auto source = by_office(path, format)) return std::move(*source);
    for (const auto& printer : kPrinters)
        if (printer.format == format)
            if (auto source = by_printer(path, printer)) return std::move(*source);
    const bool text = format == Format::Doc;
    throw Error(ErrorCode::Input, fmt::format("{} is an old {}, and no installed program could convert it", path.string(), text ? "Word document" : "PowerPoint presentation"),
                text ? "install libreoffice-writer-nogui, antiword or catdoc, or save it as .docx" : "install libreoffice-impress-nogui or catdoc, or save it as .pptx");
}

}  // namespace travaux::foreign
