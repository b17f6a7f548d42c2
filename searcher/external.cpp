#include "searcher/verbs.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace travaux::searcher {
namespace {

// A verb becomes part of a file name: letters, digits and inner hyphens only, never a path.
bool is_verb_name(std::string_view verb) {
    return !verb.empty() && verb.front() != '-' &&
           std::ranges::all_of(verb, [](unsigned char c) { return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-'; });
}

}  // namespace

void become_program(std::string_view verb, const std::vector<std::string>& arguments) {
    if (!is_verb_name(verb)) return;
    const std::string program = "travaux-" + std::string(verb);
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    std::error_code ignored;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    if (!self.empty()) execv((self.parent_path() / program).c_str(), argv.data());
    execvp(program.c_str(), argv.data());
}

}  // namespace travaux::searcher
