#include "tests/programs/run_program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace travaux::programs {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using Stream = std::unique_ptr<std::FILE, Close>;

// Files, not pipes: a program that writes much before it reads cannot block on us.
Stream stream(std::string_view content) {
    Stream file(std::tmpfile());
    const bool written = file && (content.empty() || std::fwrite(content.data(), 1, content.size(), file.get()) == content.size());
    if (!written)
        throw std::runtime_error("no temporary file");
    std::rewind(file.get());
    return file;
}

std::string content_of(std::FILE* file) {
    std::rewind(file);
    std::string content;
    std::array<char, 65536> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file)) content.append(buffer.data(), n);
    return content;
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, std::string_view input,
            const std::map<std::string, std::string>& environment) {
    const Stream in = stream(input);
    const Stream out = stream({});
    const Stream err = stream({});
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        ::dup2(::fileno(in.get()), STDIN_FILENO);
        ::dup2(::fileno(out.get()), STDOUT_FILENO);
        ::dup2(::fileno(err.get()), STDERR_FILENO);
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        ::execvp(argv[0], argv.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {exit, content_of(out.get()), content_of(err.get())};
}

std::string index_program() { return TRAVAUX_INDEX_PROGRAM; }
std::string search_program() { return TRAVAUX_PROGRAM; }

Folder::Folder() : path_((std::filesystem::temp_directory_path() / "travaux-test-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::path(std::string_view name) const {
    return name.empty() ? path_ : (std::filesystem::path(path_) / name).string();
}

std::string Folder::write(std::string_view name, std::string_view content) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
}

}  // namespace travaux::programs
