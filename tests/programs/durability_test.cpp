// An index is whole whenever its writer is killed, and the next run completes it. By hand, with many more kills:
//   TRAVAUX_KILLS=200 build/test/tests/programs/test_durability
#include "tests/catch.hpp"
#include "tests/indexer/write/index_content.hpp"
#include "tests/programs/run_program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <thread>

using namespace travaux;
using programs::Folder;
using programs::index_program;
using programs::Outcome;
using testing::content_of;
using testing::Docids;
namespace fs = std::filesystem;

namespace {

constexpr int kReports = 30;
constexpr int kParagraphs = 50;  // of a report: 1,500 in all, so that an update commits twice

int kills() {
    const char* asked = std::getenv("TRAVAUX_KILLS");
    return asked != nullptr ? std::atoi(asked) : 12;
}

void write_report(const Folder& folder, int number, const std::string& word) {
    std::string text = "Report of the Group\n";
    for (int i = 0; i < kParagraphs; ++i) text += "\nIn part " + std::to_string(i) + " of this report the members met about " + word + ".\n";
    folder.write("reports/r" + std::to_string(number) + ".txt", text);
}

// Runs the program and kills it after `delay`, unless it has ended by then.
void run_and_kill(const std::vector<std::string>& arguments, std::chrono::microseconds delay) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::fclose(stderr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

struct Case {
    std::string name;
    void (*prepare)(const Folder&);  // changes the reports after the first run; nothing: there is no first run
    std::vector<std::string> options;
    bool at_once = false;  // the index is the old one or the new one, and never what lies between them
};

// Kills the case's run at random moments; each time the index must open, be whole, and be completed by the next run.
void endure(const Case& one, unsigned seed) {
    const Folder folder;
    for (int i = 0; i < kReports; ++i) write_report(folder, i, "migration");
    std::vector<std::string> run{index_program(), "-d", folder.path("db"), folder.path("reports"), "--jobs", "2"};
    if (one.prepare != nullptr) {
        REQUIRE(programs::run(run).exit == 0);
        one.prepare(folder);
    }
    run.insert(run.end(), one.options.begin(), one.options.end());
    if (fs::exists(folder.path("db"))) fs::copy(folder.path("db"), folder.path("before"), fs::copy_options::recursive);
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(programs::run(run).exit == 0);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    const auto expected = content_of(folder.path("db"), Docids::LeftOut);

    const auto restore = [&] {
        fs::remove_all(folder.path("db"));
        if (fs::exists(folder.path("before"))) fs::copy(folder.path("before"), folder.path("db"), fs::copy_options::recursive);
    };
    std::multiset<std::string> before;
    if (one.at_once) {
        before = content_of(folder.path("before"), Docids::LeftOut);
        restore();
        REQUIRE(programs::run({run.begin(), run.end() - static_cast<std::ptrdiff_t>(one.options.size())}).exit == 0);
        CHECK(content_of(folder.path("db"), Docids::LeftOut) == expected);  // as an update would have it
    }

    std::mt19937 random(seed);
    for (int i = 0; i < (kills() + 3) / 4; ++i) {
        restore();
        const auto delay = std::chrono::microseconds(std::uniform_int_distribution<long>(0, whole.count())(random));
        INFO(one.name << ", killed after " << delay.count() << " us");
        run_and_kill(run, delay);
        if (fs::exists(folder.path("db/XAPIANDB"))) {  // before, there is no index yet
            const Outcome check = programs::run({programs::search_program(), "status", "--check", "-d", folder.path("db")});
            INFO(check.out << check.err);
            CHECK(check.exit == 0);
            if (one.at_once) {
                const auto now = content_of(folder.path("db"), Docids::LeftOut);
                CHECK((now == before || now == expected));
            }
        }
        const Outcome next = programs::run(run);
        INFO(next.err);
        CHECK(next.exit == 0);
        CHECK(content_of(folder.path("db"), Docids::LeftOut) == expected);
        CHECK(std::distance(fs::directory_iterator(folder.path("db")), fs::directory_iterator()) == 3);  // nothing is left over
    }
}

}  // namespace

TEST_CASE("killed at any moment, the index opens whole, and the next run completes it") {
    endure({"build", nullptr, {}}, 1);
    endure({"update",
            [](const Folder& folder) {
                for (int i = 0; i + 1 < kReports; ++i) write_report(folder, i, "retreats");
            },
            {}},
           2);
    endure({"prune",
            [](const Folder& folder) {
                for (int i = 0; i < kReports; i += 2) fs::remove(folder.path("reports/r" + std::to_string(i) + ".txt"));
            },
            {"--prune"}},
           3);
    endure({"rebuild, of which some reports stay as they were",
            [](const Folder& folder) {
                for (int i = 0; i < kReports; ++i)
                    if (i % 6 == 0) fs::remove(folder.path("reports/r" + std::to_string(i) + ".txt"));
                    else write_report(folder, i, "retreats");
            },
            {"--force"},
            true},
           4);
}
