// travaux-index as a user meets it: files and folders.
#include "schema/database/database.hpp"
#include "schema/database/word_counts.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <sstream>

using namespace travaux;
using programs::Folder;
using programs::index_program;
using programs::Outcome;
namespace fs = std::filesystem;

namespace {

const std::string kReport = "Report of the Chair\n\nThe Group met four times in the period.\n\nMembers agreed to share their data.\n";

Outcome index(const Folder& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {index_program(), "-d", folder.path("db")});
    return programs::run(arguments);
}

bool says(const Outcome& outcome, const std::string& text) { return outcome.err.find(text) != std::string::npos; }

std::set<std::string> docs(const Folder& folder) {
    const Xapian::Database database = database::open({folder.path("db")});
    const std::string prefix(database::kReportIdPrefix);
    std::set<std::string> all;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        all.insert((*term).substr(prefix.size()));
    return all;
}

bool has_term(const Folder& folder, const std::string& term) { return database::open({folder.path("db")}).term_exists(term); }

bool has_word(const Folder& folder, const std::string& word) { return database::paragraphs_with(database::open({folder.path("db")}), word) > 0; }

std::vector<nlohmann::json> lines(const std::string& text) {
    std::vector<nlohmann::json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
    return all;
}

}  // namespace

TEST_CASE("a folder is indexed with all below it, and one line says so") {
    const Folder folder;
    folder.write("reports/one.txt", kReport);
    folder.write("reports/deep/er/two.md", "# Title\n\nA paragraph of *Markdown* stands here.\n");
    folder.write("reports/.hidden.txt", kReport);
    folder.write("reports/one.meta.yaml", "year: 2011\n");
    const Outcome outcome = index(folder, {folder.path("reports")});
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(outcome.out.empty());
    CHECK(says(outcome, "indexed 2, unchanged 0, removed 0, rejected 0 · 2 reports, "));
    CHECK(docs(folder) == std::set<std::string>{"one", "two"});
    CHECK(has_term(folder, "XYEAR2011"));
}

TEST_CASE("what did not change is not read again; what did, is") {
    const Folder folder;
    folder.write("reports/one.txt", kReport);
    folder.write("reports/two.txt", kReport);
    const std::vector<std::string> run{folder.path("reports")};
    index(folder, run);
    CHECK(says(index(folder, run), "indexed 0, unchanged 2,"));
    folder.write("reports/one.txt", kReport + "\nAnd a sentence about zebras.\n");
    CHECK(says(index(folder, run), "indexed 1, unchanged 1,"));
    CHECK(has_word(folder, "zebras"));
    folder.write("reports/two.meta.yaml", "year: 2011\n");
    CHECK(says(index(folder, run), "indexed 1, unchanged 1,"));
    CHECK(says(index(folder, {folder.path("reports"), "--meta", "year=2012"}), "indexed 2, unchanged 0,"));
    CHECK(says(index(folder, run), "indexed 2, unchanged 0,"));
    CHECK(says(index(folder, {folder.path("reports"), "--force"}), "indexed 2, unchanged 0,"));
}

TEST_CASE("other data tables make every report a changed one") {
    const Folder folder;
    folder.write("one.txt", kReport);
    const std::string config = folder.path("config");
    const std::vector<std::string> run{index_program(), "-d", folder.path("db"), folder.path("one.txt")};
    programs::run(run, {}, {{"XDG_CONFIG_HOME", config}});
    CHECK(says(programs::run(run, {}, {{"XDG_CONFIG_HOME", config}}), "indexed 0, unchanged 1,"));
    fs::create_directories(config + "/travaux");
    fs::copy_file(TRAVAUX_SOURCE_DIR "/schema/data/chairs.tsv", config + "/travaux/chairs.tsv");
    CHECK(says(programs::run(run, {}, {{"XDG_CONFIG_HOME", config}}), "indexed 0, unchanged 1,"));  // the same bytes
    folder.write("config/travaux/chairs.tsv", "start\tend\tchairs\n");
    CHECK(says(programs::run(run, {}, {{"XDG_CONFIG_HOME", config}}), "indexed 1, unchanged 0,"));
}

TEST_CASE("files that cannot be read are named with their reason, the rest is indexed") {
    const Folder folder;
    folder.write("reports/good.txt", kReport);
    fs::create_symlink("nowhere", folder.path("reports/dangling.txt"));
    folder.write("reports/bad.md", "---\nyear: [\n---\n\nText.\n");
    Outcome outcome = index(folder, {folder.path("reports")});
    INFO(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(says(outcome, "dangling.txt cannot be indexed: it is a link that leads nowhere"));
    CHECK(says(outcome, "bad.md"));
    CHECK(says(outcome, "indexed 1, unchanged 0, removed 0, rejected 2 · 1 reports"));
    CHECK(docs(folder) == std::set<std::string>{"good"});
}

TEST_CASE("a report without a paragraph is indexed, and said to have none") {
    const Folder folder;
    const Outcome outcome = index(folder, {folder.write("bare.txt", "CRP/43\n")});
    CHECK(outcome.exit == 0);
    CHECK(says(outcome, "bare.txt: no paragraph was found"));
}

TEST_CASE("where nothing could be done the exit status is 2") {
    const Folder folder;
    for (const std::string& path : {folder.path("missing"), folder.write("binary.bin", std::string("\0\1\2\0\x89PNG\r\n\x1a\n", 13))}) {
        const Outcome outcome = index(folder, {path});
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(says(outcome, path));
    }
}

TEST_CASE("a binary file in a folder is passed over, a named one is an error") {
    const Folder folder;
    const std::string image = folder.write("reports/image.gif", std::string("GIF89a\0\0\0\1", 10));
    folder.write("reports/good.txt", kReport);
    const Outcome walked = index(folder, {folder.path("reports")});
    INFO(walked.err);
    CHECK(walked.exit == 0);
    CHECK(says(walked, ".gif"));
    CHECK(says(walked, "rejected 0, skipped 1 "));
    const Outcome named = index(folder, {folder.path("reports/good.txt"), image});
    CHECK(named.exit == 1);
    CHECK(says(named, "image.gif"));
}

TEST_CASE("an index inside the walked folder is not a report, and loops end") {
    const Folder folder;
    folder.write("one.txt", kReport);
    folder.write("elsewhere.d/two.txt", kReport);
    fs::create_directory_symlink("..", folder.path("elsewhere.d/up"));
    fs::create_directory_symlink(".", folder.path("self"));
    fs::create_symlink("../one.txt", folder.path("elsewhere.d/link.txt"));
    index(folder, {folder.path()});
    const Outcome outcome = index(folder, {folder.path()});
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(docs(folder) == std::set<std::string>{"one", "two", "link"});
    CHECK(says(outcome, "unchanged 3, removed 0, rejected 0 ·"));
}

TEST_CASE("a link to a folder is followed where it is named") {
    const Folder folder;
    folder.write("real/one.txt", kReport);
    fs::create_directory_symlink("real", folder.path("link"));
    CHECK(index(folder, {folder.path("link")}).exit == 0);
    CHECK(docs(folder) == std::set<std::string>{"one"});
}

TEST_CASE("files of one stem get their extension or folder, the same way in any order") {
    const Folder folder;
    const std::string a = folder.write("a/x.txt", kReport);
    const std::string b = folder.write("b/x.txt", kReport);
    const std::string y_txt = folder.write("a/y.txt", kReport);
    const std::string y_md = folder.write("a/y.md", kReport);
    const std::set<std::string> expected{"a/x", "b/x", "y.txt", "y.md"};
    for (const std::vector<std::string>& order : {std::vector{a, b, y_txt, y_md}, {y_md, b, y_txt, a}, {folder.path("b"), folder.path("a")}}) {
        fs::remove_all(folder.path("db"));
        CHECK(index(folder, order).exit == 0);
        CHECK(docs(folder) == expected);
        CHECK(says(index(folder, order), "indexed 0, unchanged 4,"));
    }
}

TEST_CASE("a file that comes later takes no name that is in the index") {
    const Folder folder;
    const std::string a = folder.write("a/x.txt", kReport);
    const std::string b = folder.write("b/x.txt", kReport);
    index(folder, {a});
    CHECK(docs(folder) == std::set<std::string>{"x"});
    index(folder, {b});
    CHECK(docs(folder) == std::set<std::string>{"x", "b/x"});
    index(folder, {a, b});
    CHECK(docs(folder) == std::set<std::string>{"a/x", "b/x"});
    CHECK(says(index(folder, {a}), "unchanged 1,"));
    fs::remove(b);
    index(folder, {folder.path("a"), folder.path("b"), "--prune"});
    CHECK(docs(folder) == std::set<std::string>{"x"});
}

TEST_CASE("an id given by hand is the name, and is not shared") {
    const Folder folder;
    folder.write("reports/one.md", "---\nid: special\n---\n\n" + kReport);
    folder.write("reports/special.txt", kReport);
    folder.write("reports/three.txt", kReport);
    folder.write("reports/three.meta.yaml", "id: third\n");
    CHECK(index(folder, {folder.path("reports")}).exit == 0);
    CHECK(docs(folder) == std::set<std::string>{"special", "special.txt", "third"});
    folder.write("reports/two.md", "---\nid: special\n---\n\n" + kReport);
    const Outcome outcome = index(folder, {folder.path("reports")});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome, "two.md"));
}

TEST_CASE("metadata: the command line wins over the sidecar, the sidecar over the front matter") {
    const Folder folder;
    const std::string file = folder.write("r.md", "---\nyear: 2001\nsymbol: A/1\nauthor: IOM\n---\n\n" + kReport);
    folder.write("r.meta.yaml", "year: 2002\nsymbol: A/2\n");
    const Outcome outcome = programs::run({index_program(), "--extract", "--meta", "year=2003", file});
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    const auto unit = lines(outcome.out).at(0);
    CHECK(unit["year"] == 2003);
    CHECK(unit["symbol"] == "A/2");
    CHECK(unit["author"] == "IOM");
}

TEST_CASE("--prune removes what is gone, under the named paths only") {
    const Folder folder;
    const std::string gone = folder.write("a/gone.txt", kReport);
    const std::string other = folder.write("b/other.txt", kReport);
    folder.write("a/kept.txt", kReport);
    index(folder, {folder.path("a"), folder.path("b")});
    fs::remove(gone);
    fs::remove(other);
    CHECK(says(index(folder, {folder.path("a")}), "removed 0,"));
    CHECK(says(index(folder, {folder.path("a"), "--prune"}), "unchanged 1, removed 1,"));
    CHECK(docs(folder) == std::set<std::string>{"kept", "other"});
    const Outcome outcome = index(folder, {other, "--prune"});
    CHECK(outcome.exit == 0);
    CHECK(docs(folder) == std::set<std::string>{"kept"});
    CHECK(index(folder, {folder.path("typo"), "--prune"}).exit == 2);
}

TEST_CASE("--prune leaves reports whose files changed into something unreadable") {
    const Folder folder;
    const std::string file = folder.write("a/one.txt", kReport);
    folder.write("a/two.txt", kReport);
    index(folder, {folder.path("a")});
    folder.write("a/one.txt", std::string(100, '\0'));
    index(folder, {folder.path("a"), "--prune"});
    CHECK(docs(folder) == std::set<std::string>{"one", "two"});
}

TEST_CASE("a second writer, another layout, a folder of other things: one clear sentence each") {
    const Folder folder;
    const std::string file = folder.write("one.txt", kReport);
    index(folder, {file});
    {
        const Xapian::WritableDatabase writer(folder.path("db"), Xapian::DB_OPEN);
        const Outcome outcome = index(folder, {file});
        CHECK(outcome.exit == 2);
        CHECK(says(outcome, "another program is writing to the index " + folder.path("db")));
    }
    Xapian::WritableDatabase(folder.path("db"), Xapian::DB_OPEN).set_metadata(std::string(database::kLayoutKey), "0");
    const Outcome other = index(folder, {file});
    CHECK(other.exit == 2);
    CHECK(says(other, "layout 0"));
    CHECK(says(other, "--force"));
    CHECK(index(folder, {file, "--force"}).exit == 0);
    CHECK(docs(folder) == std::set<std::string>{"one"});

    folder.write("letters/a.doc", "dear");
    const Outcome letters = programs::run({index_program(), "-d", folder.path("letters"), file});
    CHECK(letters.exit == 2);
    CHECK(says(letters, "holds other files"));
}

TEST_CASE("--verify counts the words that are in place, from the file to the units") {
    const Folder folder;
    const std::string file = folder.write("harbour.txt", "Harbour Report\n\n1. The quay was [mended](http://example.org) in May.\n");
    const Outcome read = index(folder, {"--verify", file});
    CHECK(read.exit == 0);
    CHECK(says(read, "1 report verified, 9 words"));
    CHECK(says(index(folder, {"--verify", file}), "0 reports verified, 0 words; none was read anew, --force reads all"));
    const Outcome extracted = programs::run({index_program(), "--extract", "--verify", file});
    CHECK(extracted.exit == 0);
    CHECK(says(extracted, "1 report verified, 9 words"));
}

TEST_CASE("--extract prints every unit and indexes nothing") {
    const Folder folder;
    const std::string one = folder.write("one.txt", kReport);
    const std::string two = folder.write("two.txt", kReport);
    const Outcome outcome = index(folder, {"--extract", two, one});
    REQUIRE(outcome.exit == 0);
    CHECK(outcome.err.empty());
    CHECK_FALSE(fs::exists(folder.path("db")));
    const auto units = lines(outcome.out);
    REQUIRE(units.size() >= 4);
    CHECK(units.front()["doc"] == "two");
    CHECK(units.back()["doc"] == "one");
    CHECK(units.front()["ordinal"] == 0);
    CHECK(index(folder, {"--extract", "--jobs", "1", two, one}).out == index(folder, {"--extract", "--jobs", "7", two, one}).out);
}

TEST_CASE("a closed pipe is no error, a full disk is") {
    const Folder folder;
    const std::string file = folder.write("one.txt", kReport);
    const auto shell = [&](const std::string& rest) { return programs::run({"sh", "-c", index_program() + " --extract " + file + rest}); };
    const Outcome closed = shell(" | true");
    CHECK(closed.err.empty());
    if (!fs::exists("/dev/full")) return;
    const Outcome full = shell(" > /dev/full");
    CHECK(full.exit == 2);
    CHECK(says(full, "standard output cannot be written"));
}

TEST_CASE("the command line: help, version, and what makes no sense") {
    CHECK(programs::run({index_program(), "--help"}).exit == 0);
    CHECK(programs::run({index_program(), "--help"}).out.find("--jsonl") != std::string::npos);
    CHECK(programs::run({index_program(), "--version"}).out.starts_with("travaux-index "));
    for (const std::vector<std::string>& bad :
         {std::vector<std::string>{}, {"--nonsense", "x"}, {"--jobs", "0", "x"}, {"--progress", "maybe", "x"}, {"--meta", "year", "x"},
          {"--meta", "colour=blue", "x"}, {"--extract", "--prune", "x"}}) {
        std::vector<std::string> arguments{index_program()};
        arguments.insert(arguments.end(), bad.begin(), bad.end());
        const Outcome outcome = programs::run(arguments);
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK_FALSE(outcome.err.empty());
    }
}

TEST_CASE("file names cannot command the terminal") {
    const Folder folder;
    const std::string file = folder.path("\x1b[2Jx.txt");
    const Outcome outcome = index(folder, {file});
    CHECK(outcome.exit == 2);
    CHECK(outcome.err.find('\x1b') == std::string::npos);
}

TEST_CASE("the same content, whatever the order of the runs and the number of threads") {
    const Folder folder;
    for (int i = 0; i < 12; ++i) folder.write("reports/r" + std::to_string(i) + ".txt", kReport + "\nNumber " + std::to_string(i) + " said more.\n");
    const auto content = [&] {
        std::multiset<std::string> all;
        const Xapian::Database database = database::open({folder.path("db")});
        for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
            const Xapian::Document document = database.get_document(*id);
            std::string one = document.get_data();
            for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) one += "\n" + *term;
            all.insert(one);
        }
        return all;
    };
    index(folder, {folder.path("reports"), "--jobs", "1"});
    const auto before = content();
    index(folder, {folder.path("reports"), "--force", "--jobs", "5"});
    CHECK(content() == before);
    fs::remove_all(folder.path("db"));
    for (const char* name : {"reports/r7.txt", "reports/r3.txt", "reports"}) index(folder, {folder.path(name)});
    CHECK(content().size() == before.size());
    CHECK(database::open({folder.path("db")}).get_avlength() > 0);
}
