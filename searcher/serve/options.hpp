// The command line of travaux-serve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace travaux::serve {

struct Options {
    std::vector<std::string> locations;  // -d; the default database where none is given
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::vector<std::string> names;      // --name: further host names under which it may be reached
    unsigned threads = 0;                // 0: one a core
};

/// None where help or the version was asked for and printed. Throws schema::Error(Usage).
std::optional<Options> read_options(int argc, char** argv);

/// Whether the address is of this machine alone (127.0.0.0/8, ::1).
bool is_loopback(const std::string& address);

}  // namespace travaux::serve
