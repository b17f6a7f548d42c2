#include "indexer/isolate/child.hpp"

#include "schema/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

namespace travaux::isolate {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int kNotStarted = 127;  // as shells say it
constexpr Limits kProgramLimits{std::size_t{4} << 30U, 120};  // a page of a scan at 300 dpi, or a whole office suite

[[noreturn]] void fail(const char* what) {
    throw schema::Error(schema::ErrorCode::Io, fmt::format("no reader can be started: {}: {}", what, std::strerror(errno)));
}

/// Signals and descriptors as a fresh program expects them.
class Setting {
public:
    Setting(int input, int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        if (input >= 0) posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        else posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        sigset_t defaults, none;
        sigemptyset(&none);
        sigemptyset(&defaults);
        for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&defaults, signal);
        posix_spawnattr_setsigdefault(&attributes_, &defaults);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~Setting() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

    int spawn(pid_t& child, char* const* arguments, char* const* environment) {
        return ::posix_spawnp(&child, arguments[0], &actions_, &attributes_, arguments, environment);
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
    return result;
}

int left(Clock::time_point deadline) {
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(rest, 0, 1'000'000'000));
}

void collect(int pipe, const Job& job, Clock::time_point deadline, Ended& ended) {
    std::array<char, 65536> buffer{};
    while (true) {
        pollfd ready{pipe, POLLIN, 0};
        const int count = ::poll(&ready, 1, left(deadline));
        if (count < 0 && errno == EINTR) continue;
        ended.late = count == 0;
        if (count <= 0) return;
        const ssize_t size = ::read(pipe, buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return;
        ended.output.append(buffer.data(), static_cast<std::size_t>(size));
        ended.flooded = ended.output.size() > job.most;
        if (ended.flooded) return ended.output.resize(job.most);
    }
}

/// Whoever closes his output and goes on is waited for no longer than the others.
void reap(pid_t child, Clock::time_point deadline, Ended& ended) {
    if (ended.late || ended.flooded) ::kill(-child, SIGKILL);
    while (true) {
        const pid_t gone = ::waitpid(child, &ended.status, ended.late || ended.flooded ? 0 : WNOHANG);
        if (gone == child || (gone < 0 && errno != EINTR)) break;
        if (gone != 0) continue;
        if (left(deadline) == 0) {
            ended.late = true;
            ::kill(-child, SIGKILL);
        } else {
            std::this_thread::sleep_for(500us);
        }
    }
    ::kill(-child, SIGKILL);  // what it may have started itself
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Ended run(const Job& job) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    auto arguments = pointers(job.arguments);
    arguments.push_back(nullptr);
    auto environment = pointers(job.environment);
    for (char** entry = environ; *entry != nullptr; ++entry) environment.push_back(*entry);
    environment.push_back(nullptr);

    Ended ended;
    pid_t child = 0;
    const auto deadline = Clock::now() + job.time;
    ended.started = Setting(job.input, in.get()).spawn(child, arguments.data(), environment.data()) == 0;
    if (!ended.started) return ended;
    in = Descriptor();
    collect(out.get(), job, deadline, ended);
    reap(child, deadline, ended);
    return ended;
}

std::string reason(const Ended& ended, const Job& job, const Limits& limits) {
    if (!ended.started) return "could not be started";
    if (ended.late) return fmt::format("took more than {} s", job.time.count() / 1000);
    if (ended.flooded) return fmt::format("gave more than {} MB", job.most >> 20U);
    if (WIFSIGNALED(ended.status) && (WTERMSIG(ended.status) == SIGXCPU || WTERMSIG(ended.status) == SIGKILL))
        return fmt::format("took more than {} s", limits.cpu_seconds);
    if (WIFSIGNALED(ended.status)) return fmt::format("crashed ({})", ::strsignal(WTERMSIG(ended.status)));
    return fmt::format("failed (status {})", WEXITSTATUS(ended.status));
}

Descriptor in_memory(std::string_view bytes) {
    Descriptor file(::memfd_create("travaux", MFD_CLOEXEC));
    if (!file) fail("memfd_create");
    while (!bytes.empty()) {
        const ssize_t size = ::write(file.get(), bytes.data(), bytes.size());
        if (size <= 0) fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    if (::lseek(file.get(), 0, SEEK_SET) != 0) fail("lseek");
    return file;
}

std::vector<std::string> confined(Walls walls, std::vector<std::string> program) {
    std::vector<std::string> arguments{kThisProgram, std::string(kConfinedVerb), walls == Walls::Writer ? "writer" : "program"};
    std::ranges::move(program, std::back_inserter(arguments));
    return arguments;
}

int become_confined(int argc, char** argv) {
    constexpr int kProgram = 3;
    if (argc <= kProgram) return kNotStarted;
    confine(std::string_view(argv[2]) == "writer" ? Walls::Writer : Walls::Program, kProgramLimits);
    ::execvp(argv[kProgram], argv + kProgram);
    return kNotStarted;
}

}  // namespace travaux::isolate
