// travaux-index --jsonl, and what is left when it is killed.
#include "schema/database/database.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux;
using programs::Folder;
using programs::index_program;
using programs::Outcome;

namespace {

std::string records(int first, int last, int paragraphs) {
    std::string lines;
    for (int doc = first; doc < last; ++doc)
        for (int paragraph = 0; paragraph < paragraphs; ++paragraph)
            lines += "{\"doc\":\"d" + std::to_string(doc) + "\",\"language\":\"en\",\"text\":\"Paragraph " + std::to_string(paragraph) +
                     " of many words about number " + std::to_string(doc) + "\"}\n";
    return lines;
}

bool says(const Outcome& outcome, const std::string& text) { return outcome.err.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("records come from a file or from standard input, and come again unchanged") {
    const Folder folder;
    const std::string file = folder.write("r.jsonl", records(0, 5, 3));
    const Outcome first = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", file});
    INFO(first.err);
    CHECK(first.exit == 0);
    CHECK(says(first, "indexed 5, unchanged 0, removed 0, rejected 0 · 5 reports, 15 paragraphs"));
    const Outcome second = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", "-"}, records(3, 7, 3));
    CHECK(says(second, "indexed 2, unchanged 2, removed 0, rejected 0 · 7 reports, 21 paragraphs"));
    const Outcome replaced = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", "-"}, records(0, 1, 1));
    CHECK(says(replaced, "indexed 1, unchanged 0, removed 0, rejected 0 · 7 reports, 19 paragraphs"));
}

TEST_CASE("a record without a doc is named by its id, as in test collections") {
    const Folder folder;
    const std::string index = folder.path("db");
    const std::string lines = "{\"id\": \"7\", \"title\": \"\", \"text\": \"A lighthouse.\"}\n{\"id\": \"x\", \"doc\": \"8\", \"text\": \"A harbour.\"}\n{\"text\": \"Lost.\"}\n";
    const Outcome some = programs::run({index_program(), "-d", index, "--jsonl", "-"}, lines);
    CHECK(some.exit == 1);
    CHECK(says(some, "standard input:3: the record has no \"doc\" and no \"id\""));
    const Outcome found = programs::run({programs::search_program(), "search", "-d", index, "--batch", "-", "--format", "trec"}, "q1\tlighthouse\nq2\tharbour\n");
    CHECK(found.out.starts_with("q1 Q0 7 1 "));
    CHECK(found.out.find("\nq2 Q0 8 1 ") != std::string::npos);
}

TEST_CASE("bad records are named by their line, the rest is indexed") {
    const Folder folder;
    const Outcome some = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", "-"}, "oops\n" + records(0, 1, 1));
    CHECK(some.exit == 1);
    CHECK(says(some, "standard input:1: the record is not a JSON object"));
    CHECK(says(some, "indexed 1,"));
    const Outcome all = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", "-"}, "oops\n");
    CHECK(all.exit == 2);
    const Outcome missing = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", folder.path("missing")});
    CHECK(missing.exit == 2);
    CHECK(says(missing, folder.path("missing")));
    const Outcome a_folder = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", folder.path()});
    CHECK(a_folder.exit == 2);
}

TEST_CASE("a flood of bad records is counted, not printed") {
    const Folder folder;
    std::string flood;
    for (int i = 0; i < 5000; ++i) flood += "oops\n";
    const Outcome outcome = programs::run({index_program(), "-d", folder.path("db"), "--jsonl", "-"}, flood + records(0, 1, 1));
    CHECK(outcome.exit == 1);
    CHECK(outcome.err.size() < 5000);
    CHECK(says(outcome, "4980 more"));
    CHECK(says(outcome, "rejected 5000"));
}

TEST_CASE("a long report is built in parts, in little memory, to the same index") {
    const Folder folder;
    std::string lines = records(0, 3, 2);
    for (int i = 0; i < 5000; ++i) {
        lines += "{\"doc\":\"long\",\"text\":\"Paragraph " + std::to_string(i) + " of the Mountain Network (MN):";
        for (int k = 0; k < 80; ++k) lines += " members" + std::to_string((i * 7 + k * k) % 500);
        lines += "\"}\n";
    }
    const std::string file = folder.write("r.jsonl", lines + records(3, 5, 2));
    const auto built = [&](const std::string& name, const std::string& memory) {
        const Outcome outcome = programs::run({index_program(), "-d", folder.path(name), "--jobs", "2", "--memory", memory, "--jsonl", file});
        CHECK(says(outcome, "indexed 6, unchanged 0, removed 0, rejected 0 · 6 reports, 5,010 paragraphs"));
        const auto ask = [&](const std::string& query) {
            return programs::run({programs::search_program(), "search", "-d", folder.path(name), "-n", "30", "--format", "tsv", query}).out;
        };
        return std::vector{ask("members3 members499"), ask("doc:long mountain"), ask("number 4"), ask("*"),
                           programs::run({programs::search_program(), "show", "-d", folder.path(name), "long#5000"}).out};
    };
    const auto parts = built("parts", "16M");
    rusage children{};
    ::getrusage(RUSAGE_CHILDREN, &children);
#ifndef __SANITIZE_ADDRESS__
    CHECK(children.ru_maxrss < 70'000);  // KB; some 40,000, and 104,000 with all of its words at hand
#endif
    CHECK(parts == built("whole", "1G"));
    CHECK(parts.front().find("long#") != std::string::npos);
}

TEST_CASE("--shards parts a new index; updates keep its parts, and --force on all of it makes others") {
    const Folder folder;
    const std::string file = folder.write("r.jsonl", records(0, 9, 3));
    const auto run = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {index_program(), "-d", folder.path("db")});
        return programs::run(options);
    };
    CHECK(run({"--jsonl", file, "--shards", "3", "--memory", "64M", "--jobs", "3"}).exit == 0);
    CHECK(std::filesystem::exists(folder.path("db/generation-2/shard-2")));
    CHECK(database::open({folder.path("db")}).get_termfreq(std::string(database::kParagraphTerm)) == 27);
    CHECK(says(run({"--jsonl", folder.write("more.jsonl", records(7, 12, 3))}), "indexed 3, unchanged 2, removed 0, rejected 0 · 12 reports, 36 paragraphs"));
    const Outcome other = run({"--jsonl", file, "--shards", "2"});
    CHECK(other.exit == 2);
    CHECK(says(other, "has 3 shard(s), and 2 were asked for"));
    CHECK(run({"--jsonl", file, "--memory", "1K"}).exit == 2);

    folder.write("reports/a.txt", "A report of the Group on its meetings.\n");
    const std::vector<std::string> files{index_program(), "-d", folder.path("files"), folder.path("reports"), "--force"};
    CHECK(programs::run(files).exit == 0);
    CHECK(database::open({folder.path("files")}).get_termfreq(std::string(database::kParagraphTerm)) == 1);
    auto parted = files;
    parted.insert(parted.end(), {"--shards", "2"});
    CHECK(programs::run(parted).exit == 0);
    CHECK(std::filesystem::exists(folder.path("files/generation-3/shard-1")));
    CHECK(database::open({folder.path("files")}).get_termfreq(std::string(database::kParagraphTerm)) == 1);
}

TEST_CASE("--force builds anew what it replaces a good part of, and what it does not replace stays") {
    const Folder folder;
    const auto docs = [&] {
        std::set<std::string> found;
        std::istringstream lines(programs::run({programs::search_program(), "search", "-d", folder.path("db"), "-n", "1000", "--format", "tsv", "--fields", "doc,text", "*"}).out);
        for (std::string line; std::getline(lines, line);)
            if (line != "doc\ttext") found.insert(line);
        return found;
    };
    const auto generation = [&](int number) { return std::filesystem::exists(folder.path("db/generation-" + std::to_string(number))); };
    const auto force = [&](const std::string& lines) { return programs::run({index_program(), "-d", folder.path("db"), "--force", "--jsonl", "-"}, lines); };
    const std::string file = folder.write("r.jsonl", records(0, 20, 3));
    REQUIRE(programs::run({index_program(), "-d", folder.path("db"), "--jsonl", file}).exit == 0);
    const auto all = docs();
    CHECK(all.size() == 60);
    REQUIRE(generation(2));

    CHECK(says(force(records(0, 20, 3)), "indexed 20, unchanged 0, removed 0, rejected 0 · 20 reports, 60 paragraphs"));
    CHECK((generation(3) && !generation(2)));
    CHECK(docs() == all);
    CHECK(says(force(records(15, 30, 2)), "indexed 15, unchanged 0, removed 0, rejected 0 · 30 reports, 75 paragraphs"));
    CHECK(generation(4));
    const auto more = docs();
    for (const std::string& paragraph : all)
        if (paragraph < "d15" || paragraph > "d2" || paragraph.starts_with("d2\t")) CHECK(more.contains(paragraph));
    const Outcome bad = force("oops\n{\"doc\": \"d3\"}\n");  // what brings nothing replaces nothing
    CHECK(bad.exit == 2);
    CHECK(docs() == more);

    const std::string one = folder.write("one.jsonl", records(4, 5, 1));  // little of the index: its writer is quicker
    const bool before = generation(5);
    CHECK(says(programs::run({index_program(), "-d", folder.path("db"), "--force", "--jsonl", one}), "indexed 1, unchanged 0, removed 0, rejected 0 · 30 reports, 73 paragraphs"));
    CHECK(generation(before ? 5 : 4));
    CHECK_FALSE(generation(before ? 6 : 5));
}

TEST_CASE("a forced run over files leaves what it cannot read, and follows a file to its new name") {
    const Folder folder;
    const auto index = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {index_program(), "-d", folder.path("db")});
        return programs::run(options);
    };
    for (const std::string name : {"a", "b", "c", "d"}) folder.write("reports/" + name + ".txt", "Report of " + name + "\n\nThe members met in " + name + ".\n");
    REQUIRE(index({folder.path("reports"), "--jsonl", folder.write("r.jsonl", records(0, 2, 1))}).exit == 0);
    folder.write("reports/a.txt", std::string(100, '\0'));
    folder.write("reports/b.meta.yaml", "id: bee\n");
    std::filesystem::remove(folder.path("reports/d.txt"));
    const Outcome forced = index({folder.path("reports"), "--force", "--shards", "2"});  // nothing but these is named
    INFO(forced.err);
    CHECK(says(forced, "indexed 2, "));
    CHECK(says(forced, "6 reports"));
    for (const std::string doc : {"a", "bee", "c", "d", "d0", "d1"})
        CHECK(programs::run({programs::search_program(), "show", "-d", folder.path("db"), doc}).exit == 0);
    CHECK(says(index({folder.path("reports"), "--force", "--prune"}), "removed 1,"));
    CHECK(programs::run({programs::search_program(), "show", "-d", folder.path("db"), "d"}).exit != 0);
    CHECK(programs::run({programs::search_program(), "status", "--check", "-d", folder.path("db")}).exit == 0);
}

TEST_CASE("records can be extracted, in their order") {
    const Outcome outcome = programs::run({index_program(), "--extract", "--jsonl", "-"}, records(0, 30, 1));
    CHECK(outcome.exit == 0);
    std::size_t at = 0;
    for (int doc = 0; doc < 30; ++doc) {
        at = outcome.out.find("{\"id\":\"d" + std::to_string(doc) + "\"", at);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("a killed run leaves whole reports, and the next run goes on") {
    const Folder folder;
    constexpr int kParagraphs = 40;
    // The program reads what the pipe brings, then waits for more, having committed its full batches; there it is killed.
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const std::string program = index_program();
    const std::string database = folder.path("db");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(pipe[0], STDIN_FILENO);
        ::close(pipe[1]);
        ::execl(program.c_str(), program.c_str(), "-d", database.c_str(), "--jsonl", "-", "--jobs", "1", static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::close(pipe[0]);
    std::signal(SIGPIPE, SIG_IGN);
    const std::string input = records(0, 100, kParagraphs);
    REQUIRE(::write(pipe[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[1]);

    {
        const Xapian::Database left = database::open({database});
        const Xapian::doccount paragraphs = left.get_termfreq(std::string(database::kParagraphTerm));
        CHECK(paragraphs % kParagraphs == 0);
        CHECK(left.get_doccount() == paragraphs + paragraphs / kParagraphs);
    }
    const Outcome outcome = programs::run({program, "-d", database, "--jsonl", "-"}, input);
    CHECK(outcome.exit == 0);
    CHECK(says(outcome, "100 reports, 4,000 paragraphs"));
}

TEST_CASE("an index is not written under the name of a server") {
    const Folder folder;
    const std::string record = R"({"doc": "a", "text": "A retreat."})";
    const Outcome refused = programs::run({index_program(), "-d", "127.0.0.1:33442", "--jsonl", "-"}, record);
    INFO(refused.err);
    CHECK(refused.exit == 2);
    CHECK(refused.err.find("names a server") != std::string::npos);
    CHECK(refused.err.find("./127.0.0.1:33442") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists("127.0.0.1:33442"));
    CHECK(programs::run({index_program(), "-d", folder.path("127.0.0.1:33442"), "--jsonl", "-"}, record).exit == 0);
}
