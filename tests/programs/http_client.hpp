// The least of an HTTP client that tests need: it says exactly what it is told to, however wrong.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace travaux::programs {

struct Answer {
    int status = 0;                              // 0: nothing came, or nothing that is HTTP
    std::map<std::string, std::string> headers;  // names in lower case; the last where one comes twice
    std::string body;                            // without the marks of chunks
};

/// Connects to 127.0.0.1, sends the bytes, and gives back everything until the other side closes. Where it resets the
/// connection, what came until then.
std::string exchanged(std::uint16_t port, std::string_view bytes);

Answer parsed(std::string_view bytes);

struct Asked {
    std::string method = "GET";
    std::string headers;  // further lines, each with its \r\n; Host and Connection are there
    std::string body;
    std::string host;     // 127.0.0.1 with the port where empty
};

Answer fetch(std::uint16_t port, std::string_view target, const Asked& asked = {});

}  // namespace travaux::programs
