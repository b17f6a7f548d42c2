#include "tests/programs/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

namespace travaux::programs {
namespace {

constexpr std::string_view kLine = "\r\n";

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string unchunked(std::string_view body) {
    std::string whole;
    while (!body.empty()) {
        const std::size_t size = std::strtoul(std::string(body.substr(0, 16)).c_str(), nullptr, 16);
        const std::size_t begin = body.find(kLine);
        if (size == 0 || begin == std::string_view::npos) break;
        whole += body.substr(begin + 2, size);
        body.remove_prefix(std::min(begin + 2 + size + 2, body.size()));
    }
    return whole;
}

}  // namespace

std::string exchanged(std::uint16_t port, std::string_view bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{60, 0};  // a server that never answers fails the test, it does not hang it
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string received;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        std::array<char, 65536> buffer{};
        for (ssize_t got = 0; (got = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;) received.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(socket);
    return received;
}

Answer parsed(std::string_view bytes) {
    Answer answer;
    const std::size_t head_end = bytes.find("\r\n\r\n");
    if (!bytes.starts_with("HTTP/1.") || head_end == std::string_view::npos) return answer;
    answer.status = std::atoi(std::string(bytes.substr(9, 3)).c_str());
    std::string_view head = bytes.substr(0, head_end + 2);
    for (head.remove_prefix(head.find(kLine) + 2); !head.empty(); head.remove_prefix(head.find(kLine) + 2)) {
        const std::string_view line = head.substr(0, head.find(kLine));
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::size_t value = std::min(line.find_first_not_of(' ', colon + 1), line.size());
        answer.headers[lower(std::string(line.substr(0, colon)))] = line.substr(value);
    }
    answer.body = bytes.substr(head_end + 4);
    if (answer.headers["transfer-encoding"] == "chunked") answer.body = unchunked(answer.body);
    return answer;
}

Answer fetch(std::uint16_t port, std::string_view target, const Asked& asked) {
    std::string bytes = asked.method + " " + std::string(target) + " HTTP/1.1\r\n";
    bytes += "Host: " + (asked.host.empty() ? "127.0.0.1:" + std::to_string(port) : asked.host) + "\r\nConnection: close\r\n" + asked.headers;
    if (!asked.body.empty() || asked.method == "POST") bytes += "Content-Length: " + std::to_string(asked.body.size()) + "\r\n";
    return parsed(exchanged(port, bytes + "\r\n" + asked.body));
}

}  // namespace travaux::programs
