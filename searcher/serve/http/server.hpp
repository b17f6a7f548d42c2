// A small HTTP/1.1 server on libmicrohttpd: bounded in connections, sizes and times, whatever clients do.
#pragma once

#include "searcher/serve/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace travaux::http {

/// What a client may use up. A request line with its headers over `header_bytes` is answered 431 by the library.
struct Limits {
    std::size_t connections = 256;
    std::size_t header_bytes = 32U << 10U;
    std::size_t body_bytes = 256U << 10U;
    std::chrono::seconds idle{10};       // without a byte in either direction
    std::chrono::seconds request{30};    // from the first byte of a request to its last
    std::chrono::seconds response{600};  // from then until the answer is sent
};

struct Listening {
    std::string address = "127.0.0.1";  // an IPv4 or IPv6 address
    std::uint16_t port = 8080;          // 0: any that is free, see Server::port()
    unsigned threads = 1;
    Limits limits;
};

/// Called from several threads at once. What it throws is answered 500 without a word of it.
using Handler = std::function<Response(const Request&)>;

class Server {
public:
    /// Listens from now on. Throws schema::Error(Io) where the address cannot be had, (Usage) where it is none.
    /// A request must name one of `hosts` ("localhost", "[::1]", without a port) in its Host header, else it is answered
    /// 421 (an address of the machine will do too where it listens at all of them): a page of another site whose name an attacker lets point here (DNS rebinding) gets nothing.
    Server(const Listening& listening, std::vector<std::string> hosts, Handler handler);
    ~Server();  // ends connections
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::http
