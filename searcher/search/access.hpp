// What is searched, and how patiently.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace travaux::search {

struct Access {
    std::vector<std::string> locations;       // paths, stub files, HOST:PORT; searched as one
    std::chrono::milliseconds timeout{10'000};  // for a server to answer
    bool partial = false;                     // go on without servers that do not answer
};

}  // namespace travaux::search
