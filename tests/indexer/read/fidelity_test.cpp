// Every word of the source is in the blocks exactly once, in order.
#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/source.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <regex>
#include <string>
#include <vector>

using namespace travaux::read;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        if (is_word(c) && !inside) result.emplace_back();
        inside = is_word(c);
        if (inside) append_character(result.back(), c);
    }
    return result;
}

std::vector<std::string> words(const std::vector<Block>& blocks) {
    std::string text;
    for (const auto& block : blocks) {
        text += block.marker + '\n';
        for (const auto& line : block.lines) text += line.text + '\n';
    }
    return words(text);
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

using Draw = std::mt19937;

int below(Draw& draw, int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); }

/// A sentence of numbered words in random dress; each word comes once.
std::string dressed(Draw& draw, int& next) {
    std::string text;
    for (int i = below(draw, 9) + 1; i > 0; --i) {
        const std::string word = "w" + std::to_string(++next);
        const std::vector<std::string> dress{
            word,          "**" + word + "**",           "*" + word + "*",         "[" + word + "](http://x.org/y_z)",
            word + "¹",    word + "[^n]",                "`" + word + "`",         "<b>" + word + "</b>",
            word + "<br>", "![" + word + "](p.png)",     "<" + word + " zz>",      word + "<sup>2</sup>",
            "(" + word,    word + "*",                   "\\*" + word,             "~~" + word + "~~",
            "&lt;" + word, "[" + word + "]",             "**" + word,              "_" + word + "_"};
        text += dress[static_cast<std::size_t>(below(draw, static_cast<int>(dress.size())))];
        text += below(draw, 6) == 0 ? "\n" : " ";
    }
    return text;
}

std::vector<std::string> numbered(const std::vector<std::string>& all) {
    std::vector<std::string> result;
    std::ranges::copy_if(all, std::back_inserter(result), [](const std::string& word) { return word.size() > 1 && word[0] == 'w'; });
    return result;
}

std::vector<std::string> expected(int last) {
    std::vector<std::string> result;
    for (int i = 1; i <= last; ++i) result.push_back("w" + std::to_string(i));
    return result;
}

}  // namespace

TEST_CASE("no word of the real reports is lost, doubled or moved") {
    const fs::path corpus = fs::path(TRAVAUX_SOURCE_DIR) / "../shared/corpus";
    if (!fs::exists(corpus)) {
        WARN("no ../shared/corpus here: nothing was tested");
        return;
    }
    for (const auto& entry : fs::directory_iterator(corpus)) {
        INFO(entry.path());
        const auto source = std::regex_replace(contents(entry.path()), std::regex(R"(\]\([^)]*\))"), "]");
        CHECK(words(read_file(entry.path()).blocks) == words(source));
    }
}

TEST_CASE("no word of the sample reports is lost, doubled or moved") {
    const fs::path corpus = fs::path(TRAVAUX_SOURCE_DIR) / "sample_corpus";
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(corpus)) {
        if (entry.path().extension() != ".txt") continue;
        ++files;
        INFO(entry.path());
        const auto text = contents(entry.path());
        const auto body = split_front_matter(text).second;
        const auto source = std::regex_replace(body, std::regex(R"(\]\([^)]*\)|\[\^[^\]]*\])"), "]");
        CHECK(words(read_file(entry.path()).blocks) == words(source));
    }
    if (files == 0) WARN("sample_corpus holds no text yet: nothing was tested");
}

TEST_CASE("no word of generated text is lost, doubled or moved") {
    Draw draw(20131004);
    for (int round = 0; round < 400; ++round) {
        int next = 0;
        std::string text;
        for (int block = below(draw, 6) + 1; block > 0; --block) {
            const std::vector<std::string> openings{"", "- ", "* ", "(a) ", "¹ ", "  ", "\f", "> ", "# ", "```\n", "    "};
            text += openings[static_cast<std::size_t>(below(draw, static_cast<int>(openings.size())))] + dressed(draw, next) + "\n\n";
        }
        INFO(text);
        REQUIRE(numbered(words(read_text(text))) == expected(next));
    }
}

TEST_CASE("no word of generated Markdown is lost, doubled or moved") {
    Draw draw(20130701);
    for (int round = 0; round < 400; ++round) {
        int next = 0;
        std::string text;
        for (int block = below(draw, 6) + 1; block > 0; --block) {
            const std::vector<std::string> openings{"", "- ", "  - ", "1. ", "> ", "# ", "[^n]: ", "    ", "> > - ", "<div>", "\f", "- # "};
            text += openings[static_cast<std::size_t>(below(draw, static_cast<int>(openings.size())))] + dressed(draw, next);
            text += below(draw, 3) == 0 ? "\n" : "\n\n";
        }
        INFO(text);
        REQUIRE(numbered(words(read_markdown(text))) == expected(next));
    }
}
