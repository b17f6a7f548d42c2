#include "tests/programs/server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

namespace travaux::programs {
namespace {

constexpr const char* kProgram = "/usr/bin/xapian-tcpsrv";

sockaddr_in loopback(unsigned port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

unsigned free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

bool answers(unsigned port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

}  // namespace

bool Server::is_installed() { return std::filesystem::exists(kProgram); }

Server::Server(const std::vector<std::string>& databases) {
    const unsigned port = free_port();
    location_ = "localhost:" + std::to_string(port);  // by name: a program without shared libraries has to look it up too
    std::vector<std::string> arguments{kProgram, "--port", std::to_string(port), "--interface", "127.0.0.1", "--quiet"};
    arguments.insert(arguments.end(), databases.begin(), databases.end());
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
        ::setpgid(0, 0);
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (int stream : {0, 1, 2}) ::dup2(nowhere, stream);
        ::execv(kProgram, argv.data());
        ::_exit(127);
    }
    ::setpgid(pid_, pid_);
    for (int tries = 0; !answers(port); ++tries) {
        if (tries == 2000) {
            die();
            throw std::runtime_error("xapian-tcpsrv does not start");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

Server::~Server() { die(); }

void Server::hang() const {
    if (pid_ > 0) ::kill(-pid_, SIGSTOP);
}

void Server::go_on() const {
    if (pid_ > 0) ::kill(-pid_, SIGCONT);
}

void Server::die() {
    if (pid_ < 0) return;
    ::kill(-pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

}  // namespace travaux::programs
