#include "tests/programs/reading_room.hpp"

#include "tests/programs/sample_fixture.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace travaux::programs {
namespace {

std::string first_line(int pipe) {
    std::string line;
    for (char c = 0; ::read(pipe, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

}  // namespace

ReadingRoom::ReadingRoom(const std::string& index, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{TRAVAUX_SERVE_PROGRAM, "-d", index, "--threads", "2"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    address_ = first_line(pipe[0]);
    ::close(pipe[0]);
    const std::size_t colon = address_.rfind(':');
    if (address_.empty() || colon == std::string::npos) throw std::runtime_error("travaux-serve does not start");
    port_ = static_cast<std::uint16_t>(std::atoi(address_.c_str() + colon + 1));
}

ReadingRoom::~ReadingRoom() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
}

const ReadingRoom& sample_room() {
    static const ReadingRoom room(sample_index());
    return room;
}

Answer get(std::string_view target, const std::string& headers) { return fetch(sample_room().port(), target, {"GET", headers, {}, {}}); }

}  // namespace travaux::programs
