// Damaged files of every format in one folder with good ones: the indexer lives, grows no memory, and indexes every good file.
// TRAVAUX_MUTANTS=10000 sets how many, TRAVAUX_MUTANTS_SEED which, TRAVAUX_MUTANTS_KEEP where to leave them; docs/formats.md has the
// figures of the last long run.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace travaux::programs;
namespace fs = std::filesystem;

namespace {

using Draw = std::mt19937;

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t below(Draw& draw, std::size_t n) { return n == 0 ? 0 : draw() % n; }

template <class List>
const auto& one_of(const List& list, Draw& draw) {
    return list[below(draw, std::size(list))];
}

struct Seed {
    std::string extension, bytes;
};

/// The smaller files of these folders, by format: no format is drawn more often than another.
std::vector<std::vector<Seed>> seeds() {
    constexpr std::uintmax_t kLargest = 300'000;
    const fs::path root = TRAVAUX_SOURCE_DIR;
    std::map<std::string, std::vector<Seed>> by_format;
    for (const char* folder : {"sample_corpus", "tests/formats", "../shared/reports"}) {
        if (!fs::exists(root / folder)) continue;
        std::vector<fs::path> paths;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file() && entry.file_size() > 0 && entry.file_size() < kLargest) paths.push_back(entry.path());
        std::ranges::sort(paths);
        for (const auto& path : paths) by_format[path.extension().string()].push_back({path.extension().string(), content(path)});
    }
    std::vector<std::vector<Seed>> result;
    // Converters of old formats take seconds a file, and pictures have no reader of ours.
    for (auto& [extension, files] : by_format)
        if (extension != ".doc" && extension != ".ppt" && extension != ".png") result.push_back(std::move(files));
    return result;
}

/// What readers of such formats stumble over.
constexpr std::array kMorsels{"<", ">", "\"", "&#x0;", "&#1114112;", "]]>", "</w:p>", "<w:tbl><w:tr><w:tc>", "<text:list><text:list-item>", "<table><tr><td colspan=9999999>",
                              "<ol start=-2147483648>", "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>", "{\\footnote ", "\\u-1?", "\\'", "}", "{{{{",
                              " 0 R", "endobj", "stream\r\n", "<<", "/Kids [1 0 R]", "/Length 99999999999", "99999999999", "-1", "\xFF\xFE", "\xED\xA0\x80", "\xC0\x80", "\r", "\f"};

void change_number(std::string& bytes, std::size_t at, Draw& draw) {
    static constexpr std::array kNumbers{"0", "-1", "2147483648", "99999999", "1e308", "NaN"};
    const auto digit = bytes.find_first_of("0123456789", at);
    if (digit == std::string::npos) return;
    const auto end = std::min(bytes.find_first_not_of("0123456789", digit), bytes.size());
    bytes.replace(digit, end - digit, one_of(kNumbers, draw));
}

std::string mutated(std::string bytes, const std::string& other, Draw& draw) {
    constexpr std::size_t kMost = 4'000'000;
    for (auto n = below(draw, 30) + 1; n > 0 && bytes.size() > 10 && bytes.size() < kMost; --n) {
        const auto at = below(draw, bytes.size());
        switch (below(draw, 8)) {
            case 0: bytes[at] = static_cast<char>(draw()); break;
            case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(draw, 8))); break;
            case 2: bytes.erase(at, below(draw, 200)); break;
            case 3: bytes.insert(at, std::string(bytes, below(draw, bytes.size()), below(draw, 400))); break;
            case 4: bytes.insert(at, one_of(kMorsels, draw)); break;
            case 5: change_number(bytes, at, draw); break;
            case 6: bytes.insert(at, other.substr(below(draw, other.size()), below(draw, 2000))); break;
            default:
                if (below(draw, 10) == 0) bytes.resize(at);
        }
    }
    return bytes;
}

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

/// The same archive with some of its parts mutated, lost or exchanged; nothing where it cannot be opened.
std::string with_mutated_parts(const std::string& bytes, Draw& draw) {
    std::vector<std::pair<std::string, std::string>> parts;
    zip_error_t error;
    const std::unique_ptr<zip_t, CloseArchive> in(zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error), ZIP_RDONLY, &error));
    if (!in) return {};
    for (zip_int64_t i = 0; i < zip_get_num_entries(in.get(), 0); ++i) {
        zip_stat_t status;
        zip_stat_index(in.get(), static_cast<zip_uint64_t>(i), 0, &status);
        std::string part(status.size, '\0');
        zip_file_t* file = zip_fopen_index(in.get(), static_cast<zip_uint64_t>(i), 0);
        if (file == nullptr) return {};
        zip_fread(file, part.data(), part.size());
        zip_fclose(file);
        parts.emplace_back(status.name, std::move(part));
    }
    if (parts.empty()) return {};
    const std::string other = one_of(parts, draw).second;
    for (auto& [name, part] : parts)
        if (below(draw, 2) == 0) part = below(draw, 20) == 0 ? std::string() : below(draw, 20) == 0 ? other : mutated(std::move(part), other, draw);
    if (below(draw, 10) == 0) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(below(draw, parts.size())));
    if (parts.empty()) return {};
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(buffer);
    zip_t* out = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    for (const auto& [name, part] : parts) zip_file_add(out, name.c_str(), zip_source_buffer(out, part.data(), part.size(), 0), ZIP_FL_OVERWRITE);
    std::string result;
    if (zip_close(out) == 0) {
        zip_stat_t status;
        zip_source_stat(buffer, &status);
        result.resize(status.size);
        zip_source_open(buffer);
        zip_source_read(buffer, result.data(), result.size());
        zip_source_close(buffer);
    }
    zip_source_free(buffer);
    return result;
}

std::string mutant_of(const Seed& seed, const std::string& other, Draw& draw) {
    if (seed.bytes.starts_with("PK") && below(draw, 5) > 0)
        if (auto made = with_mutated_parts(seed.bytes, draw); !made.empty()) return made;
    return mutated(seed.bytes, other, draw);
}

/// The memory that a process holds, in KB; 0 where it is gone.
long memory_of(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
    return 0;
}

struct Watched {
    int exit = 0;
    std::string err;
    std::vector<long> memory;  // of the indexer alone, not of its readers, in KB; taken all the while
};

Watched run_watched(const std::vector<std::string>& arguments, const Folder& folder) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("PATH", "/nowhere", 1);  // no tesseract, no converter: what is tried is ours
        if (std::freopen(folder.path("said").c_str(), "w", stderr) == nullptr) ::_exit(127);
        std::vector<char*> argv;
        for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    Watched watched;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        watched.memory.push_back(memory_of(child));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    watched.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    watched.err = content(folder.path("said"));
    return watched;
}

/// Most memory in a part of the time, from 0 to 1.
long most(const std::vector<long>& memory, double from, double to) {
    const auto at = [&](double part) { return memory.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(memory.size())); };
    const auto begin = at(from), end = at(to);
    return begin == end ? 0 : *std::max_element(begin, end);
}

int number_from(const char* name, int otherwise) {
    const char* given = std::getenv(name);
    return given == nullptr ? otherwise : std::atoi(given);
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("mutated files of every format cost themselves alone") {
    constexpr int kApart = 25;  // a good file stands behind so many
    const int all = number_from("TRAVAUX_MUTANTS", 150);
    const int seed = number_from("TRAVAUX_MUTANTS_SEED", 7);
    Draw draw(static_cast<unsigned>(seed));
    const auto formats = seeds();
    REQUIRE(formats.size() >= 8);
    const Folder folder;
    std::size_t good = 0;
    for (int n = 0; n < all; ++n) {
        const auto& source = one_of(formats[static_cast<std::size_t>(n) % formats.size()], draw);
        const auto& other = one_of(one_of(formats, draw), draw);
        // A name that lies is damage as well.
        const auto& extension = below(draw, 20) == 0 ? other.extension : source.extension;
        const std::string name = "all/" + std::to_string(100'000 + n);
        folder.write(name + extension, mutant_of(source, other.bytes, draw));
        if (n % kApart != 0) continue;
        folder.write(name + "-good.txt", "A good report.\n\nThe Group adopted its workplan in Geneva.\n");
        ++good;
    }
    const auto run_of_all = run_watched({index_program(), "-d", folder.path("index"), folder.path("all")}, folder);
    const auto& err = run_of_all.err;
    INFO("seed " << seed << "\n" << err.substr(err.size() - std::min<std::size_t>(err.size(), 4000)));
    REQUIRE((run_of_all.exit == 0 || run_of_all.exit == 1));
    const auto found = run({search_program(), "search", "-d", folder.path("index"), "--files", "-n", std::to_string(2 * good), "--plain", "adopted its workplan in Geneva"});
    CHECK(count(found.out, "-good.txt") == good);
    // Many readers die of a damaged file in the second half as in the first: what they leave behind in the indexer would add up.
    const auto& memory = run_of_all.memory;
    CHECK(most(memory, 0.5, 1) < most(memory, 0, 0.5) * 5 / 4 + 40'000);
    const auto crashes = count(err, " crashed (") + count(err, " failed (status");  // a sanitizer ends its program with a status
    CHECK(crashes == 0);
    if (const char* kept = std::getenv("TRAVAUX_MUTANTS_KEEP"); kept != nullptr) fs::copy(folder.path(), kept, fs::copy_options::recursive);
    const auto said = err.rfind(", rejected ");
    if (all > 1000)
        WARN(all << " files, " << (said == std::string::npos ? 0 : std::atoi(err.c_str() + said + 11)) << " rejected, "
                 << count(err, "took more than") + count(err, "gave more than") + count(err, "needs more than") << " beyond a bound, " << crashes
                 << " readers crashed; KB of the indexer by quarters of the time: " << most(memory, 0, 0.25) << ' ' << most(memory, 0.25, 0.5) << ' '
                 << most(memory, 0.5, 0.75) << ' ' << most(memory, 0.75, 1));
}
