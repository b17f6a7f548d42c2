#include "indexer/write/index_folder.hpp"

#include "schema/database/locations.hpp"
#include "schema/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <utility>

namespace travaux::write {
namespace {

namespace fs = std::filesystem;
using database::is_generation;
using database::kGeneration;
using schema::Error;
using schema::ErrorCode;

constexpr std::string_view kStub = "XAPIANDB";  // the name that Xapian looks for in a folder
constexpr std::string_view kNewStub = "XAPIANDB.new";
constexpr std::string_view kLock = "writer.lock";
constexpr std::string_view kStubType = "auto ";
constexpr std::string_view kGlass = "iamglass";  // last to be written of a glass database, so the one that makes it one

constexpr std::string_view kSidecars = "travaux.";  // columns, word order, and their parts

// A glass database that stands in the folder itself, or what a writer left that was killed before it was one.
bool is_glass_file(const fs::path& path) {
    const fs::path name = path.filename();
    return name.extension() == ".glass" || name == kGlass || name == "flintlock" || name == "v.tmp" || name.string().starts_with(kSidecars);
}

// Xapian would write its files among those of any folder.
bool is_ours(const fs::path& path) {
    const fs::path name = path.filename();
    return name == kStub || name == kNewStub || name == kLock || is_generation(path) || is_glass_file(path);
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
    std::ranges::sort(entries);
    return entries;
}

unsigned number_of(const fs::path& generation) { return static_cast<unsigned>(std::atoi(generation.filename().c_str() + kGeneration.size())); }

// The databases that stand in a generation, by number.
std::vector<fs::path> shards_in(const fs::path& generation) {
    std::vector<fs::path> all;
    for (unsigned number = 0; fs::is_directory(IndexFolder::shard(generation, number)); ++number) all.push_back(IndexFolder::shard(generation, number));
    return all;
}

[[noreturn]] void refuse(const fs::path& path, const std::string& reason) {
    throw Error(ErrorCode::Io, fmt::format("{} cannot be written: {}", path.string(), reason), "choose another place with -d");
}

// What is not on the disk yet would be lost with the machine's power.
void sync(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const int failed = file < 0 || ::fsync(file) != 0 ? errno : 0;
    if (file >= 0) ::close(file);
    if (failed != 0) refuse(path, std::strerror(failed));
}

void sync_all(const fs::path& folder) {
    for (const fs::path& entry : entries_of(folder)) {
        if (fs::is_directory(entry)) sync_all(entry);
        else sync(entry);
    }
    sync(folder);
}

template <class Work>
auto on_disk(const fs::path& path, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const fs::filesystem_error& error) {
        refuse(path, error.code().message());
    }
}

}  // namespace

IndexFolder::IndexFolder(const fs::path& path, Stub stub) : path_(path) {
    if (!path_.has_filename()) path_ = path_.parent_path();
    on_disk(path_, [&] {
        prepare();
        lock();
        read_stub(stub);
        if (!astray_) remove_leftovers();
    });
}

IndexFolder::~IndexFolder() {
    std::error_code left_for_the_next_run;
    if (begun_) fs::remove_all(*begun_, left_for_the_next_run);
}

IndexFolder::Lock::~Lock() {
    if (file_ >= 0) ::close(file_);
}

IndexFolder::IndexFolder(IndexFolder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::move(other.lock_)),
      shards_(std::move(other.shards_)),
      astray_(other.astray_),
      begun_(std::exchange(other.begun_, std::nullopt)) {}

IndexFolder& IndexFolder::operator=(IndexFolder&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(lock_, other.lock_);
    std::swap(shards_, other.shards_);
    std::swap(astray_, other.astray_);
    std::swap(begun_, other.begun_);
    return *this;
}

void IndexFolder::prepare() {
    if (!fs::exists(path_)) fs::create_directories(path_);
    const std::vector<fs::path> entries = entries_of(path_);
    if (!fs::exists(path_ / kGlass) && !std::ranges::all_of(entries, is_ours))
        throw Error(ErrorCode::Usage, fmt::format("the folder {} holds other files and no index", path_.string()), "give -d a new folder");
}

void IndexFolder::lock() {
    lock_ = Lock(::open((path_ / kLock).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (lock_.file() < 0) refuse(path_, std::strerror(errno));
    if (::flock(lock_.file(), LOCK_EX | LOCK_NB) == 0) return;
    const int reason = errno;
    if (reason != EWOULDBLOCK) refuse(path_ / kLock, std::strerror(reason));
    throw Error(ErrorCode::Locked, fmt::format("another program is writing to {}", what()),
                "wait until it has ended, or name another index with -d");
}

std::vector<fs::path> IndexFolder::generations() const {
    std::vector<fs::path> all = entries_of(path_);
    std::erase_if(all, [](const fs::path& entry) { return !is_generation(entry); });
    return all;
}

// What the lines of the stub name; `astray_` where one says something else.
std::vector<fs::path> IndexFolder::named_shards() {
    std::vector<fs::path> named;
    std::ifstream stub(path_ / kStub);
    for (std::string line; std::getline(stub, line);) {
        const fs::path shard = std::string_view(line).substr(std::min(line.size(), kStubType.size()));
        if (line.starts_with(kStubType) && is_generation(shard.parent_path())) named.push_back(path_ / shard);
        else astray_ = true;
    }
    return named;
}

void IndexFolder::read_stub(Stub stub) {
    if (fs::exists(path_ / kGlass)) return shards_.push_back(path_);
    const std::vector<fs::path> there = generations();
    shards_ = named_shards();
    if (astray_ && there.empty())
        throw Error(ErrorCode::Usage, fmt::format("{} names databases that travaux-index did not make", (path_ / kStub).string()),
                    "give -d the folder of one index");
    // The first generation may be there without a stub: what a run left that was killed before it had made the empty index.
    if (shards_.empty()) astray_ = astray_ || std::ranges::any_of(there, [](const fs::path& one) { return number_of(one) > 1; });
    else astray_ = astray_ || std::ranges::any_of(shards_in(shards_.front().parent_path()), [&](const fs::path& one) { return std::ranges::find(shards_, one) == shards_.end(); });
    if (!astray_) return;
    if (stub == Stub::Whole)
        throw Error(ErrorCode::Database, fmt::format("{} is damaged: {} does not name its databases", what(), (path_ / kStub).string()),
                    "build it again with: travaux-index --force PATH...");
    shards_ = there.size() == 1 ? shards_in(there.front()) : std::vector<fs::path>();  // of several, which was the index?
}

void IndexFolder::remove_leftovers() const {
    std::set<fs::path> kept;
    for (const fs::path& shard : shards_) kept.insert(shard.parent_path());
    const bool is_glass = fs::exists(path_ / kGlass);
    for (const fs::path& entry : entries_of(path_)) {
        const bool stray = entry.filename() == kNewStub || (is_generation(entry) && !kept.contains(entry)) || (is_glass_file(entry) && !is_glass);
        if (stray) fs::remove_all(entry);
    }
}

void IndexFolder::give_up_databases() {
    shards_.clear();
    astray_ = true;
}

fs::path IndexFolder::begin() {
    return on_disk(path_, [&] {
        unsigned number = 1;
        for (const fs::path& entry : entries_of(path_))
            if (is_generation(entry)) number = std::max(number, 1U + number_of(entry));
        begun_ = path_ / fmt::format("{}{}", kGeneration, number);
        fs::create_directory(*begun_);
        return *begun_;
    });
}

fs::path IndexFolder::shard(const fs::path& generation, unsigned number) { return generation / fmt::format("shard-{}", number); }

void IndexFolder::publish(unsigned shards) {
    on_disk(path_, [&] {
        sync_all(*begun_);
        const fs::path fresh = path_ / kNewStub;
        std::vector<fs::path> published;
        {
            std::ofstream stub(fresh);
            for (unsigned i = 0; i < shards; ++i) {
                published.push_back(shard(*begun_, i));
                stub << kStubType << published.back().lexically_relative(path_).generic_string() << '\n';
            }
            if (!stub.flush()) refuse(fresh, std::strerror(errno));
        }
        sync(fresh);
        fs::rename(fresh, path_ / kStub);
        shards_ = std::move(published);
        astray_ = false;
        begun_.reset();  // from here on it is the index, whatever fails
        sync(path_);
        fs::remove(path_ / kGlass);  // a database in the folder itself goes before the stub
        remove_leftovers();
    });
}

}  // namespace travaux::write
