// Folders as they are: lists of odd names, and folders that change while they are watched.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

using namespace travaux::programs;
namespace fs = std::filesystem;

namespace {

/// A watching indexer, ended at the end of its life.
class Watcher {
public:
    Watcher(const std::string& database, const std::string& folder, const std::string& messages) : child_(::fork()) {
        if (child_ != 0) return;
        if (std::freopen(messages.c_str(), "w", stderr) == nullptr) ::_exit(126);
        ::execl(index_program().c_str(), "travaux-index", "-d", database.c_str(), "--watch", folder.c_str(), nullptr);
        ::_exit(127);
    }
    ~Watcher() { end(SIGKILL); }
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    /// Its exit status, or 128 + the signal that it died of.
    int end(int signal) {
        if (child_ <= 0) return -1;
        int status = 0;
        ::kill(child_, signal);
        ::waitpid(child_, &status, 0);
        child_ = 0;
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }

private:
    pid_t child_;
};

/// Gives up after a minute, which no working watcher needs.
bool comes_true(const std::function<bool()>& condition) {
    using namespace std::chrono_literals;
    for (int turn = 0; turn < 600; ++turn) {
        if (condition()) return true;
        std::this_thread::sleep_for(100ms);
    }
    return false;
}

}  // namespace

TEST_CASE("an index follows the folder that it watches") {
    const Folder folder;
    const std::string index = folder.path("all/index"), messages = folder.path("messages");
    folder.write("all/first.txt", "The first report.\n\nThe Group met in Geneva.\n");
    const auto holds = [&](const std::string& doc) { return run({search_program(), "show", "-d", index, doc}).exit == 0; };
    Watcher watcher(index, folder.path("all"), messages);
    REQUIRE(comes_true([&] { return holds("first"); }));
    // The watch begins before the first run, so nothing that comes now is missed.
    folder.write("all/second.html", "<html><body><p>The Group met in New York.</p></body></html>");
    CHECK(comes_true([&] { return holds("second"); }));
    folder.write("all/new/deep/third.txt", "The third report.\n\nThe Group met in Vienna.\n");
    CHECK(comes_true([&] { return holds("third"); }));
    folder.write("all/first.txt", "The first report.\n\nThe Group met in Nairobi.\n");
    CHECK(comes_true([&] { return run({search_program(), "search", "-d", index, "Nairobi"}).exit == 0; }));
    fs::rename(folder.path("all/new"), folder.path("elsewhere"));
    CHECK(comes_true([&] { return !holds("third"); }));
    fs::remove(folder.path("all/first.txt"));
    CHECK(comes_true([&] { return !holds("first"); }));
    CHECK(holds("second"));
    CHECK(watcher.end(SIGTERM) == 0);
}

TEST_CASE("find's list of files, whatever bytes are in their names") {
    const Folder folder;
    std::string list;
    for (const char* name : {"all/plain.txt", "all/two\nlines.txt", "all/caf\xE9.txt", "all/ blank .txt", "all/-d.txt"})
        list += folder.write(name, "The report of " + std::string(name[4] == '-' ? "dash" : "file") + ".\n\nThe Group met in Geneva.\n") + '\0';
    const auto outcome = run({index_program(), "-d", folder.path("index"), "-0", "--files-from", "-"}, list);
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.find("indexed 5, ") != std::string::npos);
    CHECK(run({search_program(), "search", "-d", folder.path("index"), "--doc", "café", "Geneva"}).exit == 0);
    // A name is shown, never obeyed.
    const auto missing = run({index_program(), "-d", folder.path("index"), "-0", "--files-from", "-"}, std::string("/no/caf\xE9\x1B[31m\0", 14));
    CHECK(missing.err.find("/no/caf\\xE9?[31m cannot be indexed") != std::string::npos);
    const auto lines = run({index_program(), "-d", folder.path("index"), "--files-from", folder.write("list", folder.path("all/plain.txt") + "\n")});
    CHECK(lines.err.find("unchanged 1, ") != std::string::npos);
}

TEST_CASE("links that lead in a circle end") {
    const Folder folder;
    folder.write("all/report.txt", "A report.\n\nThe Group met in Geneva.\n");
    fs::create_directory_symlink(folder.path("all"), folder.path("all/again"));
    fs::create_symlink(folder.path("all/loop"), folder.path("all/loop"));
    const auto outcome = run({index_program(), "-d", folder.path("index"), folder.path("all")});
    INFO(outcome.err);
    CHECK(outcome.err.find("indexed 1, ") != std::string::npos);
    CHECK(outcome.err.find("loop cannot be indexed") != std::string::npos);
    CHECK(outcome.exit == 1);
}
