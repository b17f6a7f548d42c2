#include "indexer/changes.hpp"

#include "indexer/files.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

namespace travaux::indexer {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_ONLYDIR;

[[noreturn]] void fail(const std::string& what) {
    const bool full = errno == ENOSPC;
    throw schema::Error(schema::ErrorCode::Io, fmt::format("{}: {}", what, std::strerror(errno)),
                        full ? "raise the kernel's limit: sysctl fs.inotify.max_user_watches" : "");
}

isolate::Descriptor signals() {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    return isolate::Descriptor(::signalfd(-1, &ends, SFD_CLOEXEC));
}

}  // namespace

Changes::Changes(const std::vector<fs::path>& paths, const fs::path& passed_over)
    : events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), signals_(signals()), passed_over_(normal(passed_over)) {
    if (!events_ || !signals_) fail("changes of files cannot be watched");
    for (const fs::path& path : paths) {
        roots_.push_back(normal(path));
        std::error_code error;
        add(fs::is_directory(path, error) ? roots_.back() : roots_.back().parent_path());
    }
    changed_.clear();
}

bool Changes::is_wanted(const fs::path& path) const {
    if (is_under(path, passed_over_)) return false;
    return std::ranges::any_of(roots_, [&](const fs::path& root) { return is_under(path, root) || is_under(root, path); });
}

void Changes::add(const fs::path& folder) {
    std::error_code error;
    if (!is_wanted(folder) || is_index(folder)) return;
    const int watch = ::inotify_add_watch(events_.get(), folder.c_str(), kEvents);
    if (watch < 0 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES)) return;  // gone already, or not ours to read
    if (watch < 0) fail(folder.string() + " cannot be watched");
    folders_[watch] = folder;
    const bool named_file = std::ranges::none_of(roots_, [&](const fs::path& root) { return is_under(folder, root); });
    if (named_file) return;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (!is_hidden(entry->path()) && entry->is_directory(error) && !entry->is_symlink(error)) add(entry->path());
}

void Changes::note(const fs::path& path, bool folder) {
    const bool root = std::ranges::find(roots_, path) != roots_.end();
    const bool under = std::ranges::any_of(roots_, [&](const fs::path& one) { return is_under(path, one); });
    if ((is_hidden(path) && !root) || !under || is_under(path, passed_over_)) return;
    if (folder) add(path);
    // Metadata beside a report changes the report: its folder is looked through.
    changed_.insert(path.filename().string().ends_with(".meta.yaml") ? path.parent_path() : path);
}

void Changes::read_events() {
    alignas(inotify_event) std::array<char, 65536> buffer{};
    for (auto size = ::read(events_.get(), buffer.data(), buffer.size()); size > 0; size = ::read(events_.get(), buffer.data(), buffer.size()))
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = buffer.data() + at + sizeof event;
            at += static_cast<ssize_t>(sizeof event + event.len);
            if ((event.mask & IN_Q_OVERFLOW) != 0) {
                changed_.insert(roots_.begin(), roots_.end());
                for (const fs::path& root : roots_) add(root);
                continue;
            }
            const auto folder = folders_.find(event.wd);
            if (folder == folders_.end()) continue;
            if ((event.mask & IN_IGNORED) != 0) {
                folders_.erase(folder);
                continue;
            }
            const bool is_folder = (event.mask & IN_ISDIR) != 0;
            const bool fresh_file = (event.mask & IN_CREATE) != 0 && !is_folder;
            const fs::path path = folder->second / name;
            std::error_code error;
            // A file is read when it has been written; a link never is.
            if (event.len > 0 && (!fresh_file || fs::is_symlink(path, error))) note(path, is_folder);
        }
}

std::set<fs::path> Changes::wait() {
    constexpr auto kQuiet = 300ms, kLongest = 3000ms;
    std::optional<Clock::time_point> first;
    while (true) {
        std::array<pollfd, 2> ready{pollfd{events_.get(), POLLIN, 0}, pollfd{signals_.get(), POLLIN, 0}};
        const int count = ::poll(ready.data(), ready.size(), first ? static_cast<int>(kQuiet.count()) : -1);
        if (count < 0 && errno != EINTR) fail("changes of files cannot be watched");
        if (count > 0 && ready[1].revents != 0) {
            signalfd_siginfo taken{};  // else it would end us once it is let through
            if (::read(signals_.get(), &taken, sizeof taken) > 0) return {};
        }
        if (count > 0) read_events();
        if (!changed_.empty() && !first) first = Clock::now();
        if (first && (count == 0 || Clock::now() - *first > kLongest)) return std::exchange(changed_, {});
    }
}

}  // namespace travaux::indexer
