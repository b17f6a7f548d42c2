#include "indexer/foreign/scan.hpp"

#include "indexer/foreign/read_file.hpp"
#include "indexer/foreign/recognised.hpp"
#include "indexer/isolate/child.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <utility>

namespace travaux::foreign {
namespace {

namespace fs = std::filesystem;
using isolate::Job;
using schema::Error;
using schema::ErrorCode;

constexpr const char* kInstall = "install tesseract-ocr (tesseract-ocr-fra and the like for other languages), and poppler-utils for PDFs";

/// tesseract as it is installed here; asked once.
struct Recogniser {
    std::string version;
    std::vector<std::string> languages;

    static const Recogniser& installed() {
        static const Recogniser one = ask();
        return one;
    }

private:
    static Recogniser ask() {
        Recogniser one;
        const auto version = isolate::run({isolate::confined(isolate::Walls::Program, {"tesseract", "--version"})});
        const auto list = isolate::run({isolate::confined(isolate::Walls::Program, {"tesseract", "--list-langs"})});
        if (!list.well()) return one;
        one.version = version.output.substr(0, version.output.find('\n'));
        std::istringstream lines(list.output);
        for (std::string line; std::getline(lines, line);)
            if (line.find(' ') == std::string::npos) one.languages.push_back(line);
        return one;
    }
};

/// One thread a page: `--jobs` files are read side by side already.
Job job(std::vector<std::string> program, const isolate::Descriptor& input) {
    Job job{isolate::confined(isolate::Walls::Program, std::move(program)), input.get()};
    job.environment = {"OMP_THREAD_LIMIT=1"};
    return job;
}

/// The script that most of the picture is written in, as tesseract names it; Latin where it cannot say.
std::string script_of(const isolate::Descriptor& picture) {
    constexpr std::string_view kLine = "Script: ";
    ::lseek(picture.get(), 0, SEEK_SET);
    const auto said = isolate::run(job({"tesseract", "stdin", "stdout", "--psm", "0"}, picture)).output;
    const auto at = said.find(kLine);
    if (at == std::string::npos) return "Latin";
    return said.substr(at + kLine.size(), said.find('\n', at) - at - kLine.size());
}

class Cache {
public:
    explicit Cache(const fs::path& file) : folder_(schema::cache_directory()) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        content_ = XXH3_64bits(bytes.data(), bytes.size());
        const Recogniser& recogniser = Recogniser::installed();
        constexpr int kWay = 2;  // how we ask tesseract; another way gives other words
        const auto setting = fmt::format("{} {} {}", kWay, recogniser.version, fmt::join(recogniser.languages, " "));
        setting_ = XXH3_64bits(setting.data(), setting.size());
    }

    std::optional<std::string> find(int page) const {
        std::ifstream in(path(page), std::ios::binary);
        if (!in) return {};
        return std::string{std::istreambuf_iterator<char>(in), {}};
    }

    /// What cannot be kept is recognised again the next time.
    void keep(int page, const std::string& tsv) const {
        if (folder_.empty()) return;
        std::error_code ignored;
        fs::create_directories(folder_ / "ocr", ignored);
        const auto draft = folder_ / "ocr" / fmt::format(".{}-{:016x}-{}", ::getpid(), content_, page);
        bool whole = false;
        {
            std::ofstream out(draft, std::ios::binary);
            out << tsv << std::flush;
            whole = out.good();
        }
        if (whole) fs::rename(draft, path(page), ignored);
        else fs::remove(draft, ignored);
    }

private:
    fs::path path(int page) const { return folder_ / "ocr" / fmt::format("{:016x}-{:016x}-{}.tsv", content_, setting_, page); }

    fs::path folder_;
    std::uint64_t content_ = 0, setting_ = 0;
};

/// Says why a page stays unread.
struct Unread {
    std::string reason, hint;
};

class Scan {
public:
    explicit Scan(const fs::path& path) : path_(path), cache_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

    std::vector<read::Block> page(int number) {
        if (const auto known = cache_.find(number)) return recognised_blocks(*known, number);
        const auto recognised = recognise(picture_of(number));
        cache_.keep(number, recognised);
        return recognised_blocks(recognised, number);
    }

private:
    /// In the script of the page before, where it has one; then in what the picture looks like, then, while the words come out badly, in the others.
    std::string recognise(const isolate::Descriptor& picture) {
        constexpr int kWell = 60;  // see confidence_of()
        constexpr int kFew = 5;    // words: a cover or an empty page says no more in another script
        std::string best;
        int most = -1;
        bool settled = false;
        const auto attempt = [&](const std::string& script) {
            const auto languages = languages_of(script, Recogniser::installed().languages);
            if (!languages) return false;
            auto tsv = read(picture, *languages);
            const auto [percent, words] = confidence_of(tsv);
            settled = settled || percent >= kWell || words < kFew;
            if (percent <= most) return true;
            most = percent;
            best = std::move(tsv);
            script_ = script;
            return true;
        };
        const std::string before = script_;
        if (!before.empty()) attempt(before);
        if (settled) return best;
        const auto scripts = scripts_from(script_of(picture));
        for (const auto& script : scripts) {
            if (script == before) continue;
            if (!attempt(script) && before.empty() && script == scripts.front())
                throw Unread{fmt::format("is a scan in {} script, for which tesseract has no language here", script), "install " + package_of(script)};
            if (settled) break;
        }
        return best;
    }

    static std::string read(const isolate::Descriptor& picture, const std::string& languages) {
        ::lseek(picture.get(), 0, SEEK_SET);
        const auto command = job({"tesseract", "stdin", "stdout", "-l", languages, "tsv"}, picture);
        auto ended = isolate::run(command);
        if (!ended.well()) throw Unread{"is a scan, and tesseract " + isolate::reason(ended, command, {}), "make a better scan of it"};
        return std::move(ended.output);
    }

    isolate::Descriptor picture_of(int page) {
        constexpr std::string_view kPdf = "%PDF-";
        constexpr std::size_t kHead = 1024;
        std::string head(kHead, '\0');
        const auto size = ::pread(file_.get(), head.data(), head.size(), 0);
        head.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        ::lseek(file_.get(), 0, SEEK_SET);
        if (head.find(kPdf) == std::string::npos) return isolate::Descriptor(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
        const auto number = std::to_string(page);
        // 300 dots an inch is what tesseract was trained for.
        const auto render = job({"pdftoppm", "-r", "300", "-gray", "-png", "-f", number, "-l", number, "-"}, file_);
        const auto ended = isolate::run(render);
        if (!ended.well()) throw Unread{"is a scan, and pdftoppm " + isolate::reason(ended, render, {}), "install poppler-utils"};
        return isolate::in_memory(ended.output);
    }

    fs::path path_;
    Cache cache_;
    isolate::Descriptor file_;
    std::string script_;  // in which the page before came out best
};

void insert(std::vector<read::Block>& blocks, std::vector<read::Block> page, int number) {
    const auto behind = std::ranges::find_if(blocks, [number](const read::Block& block) { return block.page.value_or(0) > number; });
    blocks.insert(behind, std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
}

}  // namespace

void recognise(read::Source& source, const Busy& busy) {
    const auto pages = std::exchange(source.pictures, {});
    if (pages.empty()) return;
    std::optional<Unread> unread;
    if (Recogniser::installed().languages.empty()) {
        unread = Unread{"is a scan, and tesseract is not installed", kInstall};
    } else {
        Scan scan(source.path);
        for (const int page : pages) {
            if (busy) busy(fmt::format("recognising {}, page {}", source.path.filename().string(), page));
            try {
                insert(source.blocks, scan.page(page), page);
            } catch (const Unread& reason) {
                if (!unread) source.warnings.push_back(fmt::format("page {} {}: {}", page, reason.reason, reason.hint));
                unread = reason;
            }
        }
    }
    if (source.blocks.empty() && unread) throw Error(ErrorCode::Input, fmt::format("{} {}", source.path.string(), unread->reason), unread->hint);
    if (source.blocks.empty()) {
        const auto reason = source.path.string() + " holds no text that can be recognised";
        if (read::format_of(source.path) == read::Format::Image) throw NoWords(ErrorCode::Input, reason);
        throw Error(ErrorCode::Input, reason);
    }
    if (unread && Recogniser::installed().languages.empty())
        source.warnings.push_back(fmt::format("{} page(s) hold no text and were not recognised: {}", pages.size(), unread->hint));
}

}  // namespace travaux::foreign
