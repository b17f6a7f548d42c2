// Children that do what a parser taken over by its file might do.
#include "indexer/isolate/child.hpp"
#include "tests/catch.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <vector>

using namespace travaux::isolate;
using namespace std::chrono_literals;

namespace {

/// What became of `deed` in a confined child: its exit status, or 128 + the signal that ended it.
int confined_deed(const Limits& limits, const std::function<int()>& deed) {
    const pid_t child = ::fork();
    if (child == 0) {
        confine(Walls::Parser, limits);
        ::_exit(deed());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int refused(int result) { return result < 0 && (errno == EPERM || errno == EACCES) ? 7 : 0; }

}  // namespace

TEST_CASE("behind its walls a parser reads, and does nothing else") {
    struct Row {
        const char* deed;
        std::function<int()> act;
        int status;
    };
    const std::vector<Row> rows{
        {"opens a file to read", [] { return ::open("/etc/passwd", O_RDONLY) >= 0 ? 7 : 0; }, 7},
        {"opens a file to write", [] { return refused(::open("/tmp/travaux-escape", O_WRONLY | O_CREAT, 0600)); }, 7},
        {"opens a file to change", [] { return refused(::open("/etc/passwd", O_RDWR)); }, 7},
        {"makes a nameless file", [] { return refused(::open("/tmp", O_TMPFILE | O_RDWR, 0600)); }, 7},
        {"removes a file", [] { return refused(::unlink("/tmp/travaux-no-such-file")); }, 7},
        {"opens a socket", [] { return refused(::socket(AF_INET, SOCK_STREAM, 0)); }, 7},
        {"opens a local socket", [] { return refused(::socket(AF_UNIX, SOCK_STREAM, 0)); }, 7},
        {"starts a program", [] { return refused(::execl("/bin/true", "true", nullptr)); }, 7},
        {"forks", [] { return refused(::fork()); }, 7},
        {"kills its parent", [] { return refused(::kill(::getppid(), SIGTERM)); }, 7},
    };
    for (const auto& row : rows) {
        INFO(row.deed);
        CHECK(confined_deed({}, row.act) == row.status);
    }
}

TEST_CASE("memory and time are bounded") {
    const Limits small{std::size_t{256} << 20U, 1};
    CHECK(confined_deed(small, [] {
              volatile unsigned turns = 0;
              while (true) turns = turns + 1;
              return 0;
          }) == 128 + SIGXCPU);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(confined_deed(small, [] {
              const auto* block = static_cast<char*>(std::malloc(std::size_t{1} << 30U));
              return block == nullptr ? 7 : 0;
          }) == 7);
#endif
}

TEST_CASE("a child's output is collected, whatever becomes of it") {
    const auto shell = [](const std::string& script) { return Job{{"/bin/sh", "-c", script}}; };
    CHECK(run(shell("printf words")).output == "words");
    CHECK(run(shell("printf words")).well());
    CHECK_FALSE(run(shell("exit 3")).well());
    CHECK(reason(run(shell("exit 3")), shell(""), {}) == "failed (status 3)");
    CHECK(reason(run(shell("kill -SEGV $$")), shell(""), {}).starts_with("crashed"));
    CHECK_FALSE(run({{"/no/such/program"}}).started);

    Job slow = shell("printf begun; sleep 60");
    slow.time = 200ms;
    const auto late = run(slow);
    CHECK(late.late);
    CHECK(late.output == "begun");
    Job silent = shell("exec >&-; sleep 60");  // closes its output and goes on
    silent.time = 200ms;
    CHECK(run(silent).late);
    Job flood = shell("yes");
    flood.most = 10'000;
    const auto flooded = run(flood);
    CHECK(flooded.flooded);
    CHECK(flooded.output.size() == 10'000);
}

TEST_CASE("a child reads what it is handed, and has no other descriptor of ours") {
    const Descriptor words = in_memory("given words");
    CHECK(run({{"/bin/cat"}, words.get()}).output == "given words");
    CHECK(run({{"/bin/cat"}}).output.empty());
    const Descriptor secret(::open("/etc/hostname", O_RDONLY));  // not close-on-exec
    CHECK(run({{"/bin/sh", "-c", "for n in 3 4 5 6 7 8 9; do [ -e /proc/self/fd/$n ] && echo $n; done"}}).output.empty());
}
