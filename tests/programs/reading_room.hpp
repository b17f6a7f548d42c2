// A `travaux-serve` over an index, as long as the value lives.
#pragma once

#include "tests/programs/http_client.hpp"

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::programs {

class ReadingRoom {
public:
    /// Ready when the constructor returns; throws std::runtime_error where the program ends instead.
    explicit ReadingRoom(const std::string& index, const std::vector<std::string>& arguments = {"--listen", "127.0.0.1:0"});
    ~ReadingRoom();
    ReadingRoom(const ReadingRoom&) = delete;
    ReadingRoom& operator=(const ReadingRoom&) = delete;

    std::uint16_t port() const { return port_; }
    const std::string& address() const { return address_; }  // the line that it printed

private:
    pid_t pid_ = -1;
    std::string address_;
    std::uint16_t port_ = 0;
};

/// Over sample_corpus, for all tests of a program.
const ReadingRoom& sample_room();

/// GET from it.
Answer get(std::string_view target, const std::string& headers = {});

}  // namespace travaux::programs
