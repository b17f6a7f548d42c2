// A xapian-tcpsrv on the loopback interface, as long as the value lives.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace travaux::programs {

class Server {
public:
    /// Serves these databases as one on a free port; ready when the constructor returns.
    explicit Server(const std::vector<std::string>& databases);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Whether this machine has the program.
    static bool is_installed();

    const std::string& location() const { return location_; }  // HOST:PORT

    /// It and its open connections stop answering, or go on, or are gone.
    void hang() const;
    void go_on() const;
    void die();

private:
    pid_t pid_ = -1;  // leads a process group of its own, with a process for each connection
    std::string location_;
};

}  // namespace travaux::programs
