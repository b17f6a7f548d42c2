#include "searcher/serve/http/server.hpp"

#include "schema/error.hpp"
#include "schema/utf8.hpp"
#include "searcher/serve/http/deadlines.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace travaux::http {
namespace {

using schema::Error;
using schema::ErrorCode;

// One request on its way in.
struct Exchange {
    std::string uri;   // as sent
    std::string body;
    bool begun = false;
    bool too_large = false;
};

bool well_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (const auto code = schema::next_well_formed(text, at); !code || *code == 0) return false;
    return true;
}

bool well_formed(const Parameters& parameters) {
    return std::ranges::all_of(parameters, [](const auto& pair) { return well_formed(pair.first) && well_formed(pair.second); });
}

// A plus sign is itself in a path (RFC 3986), a blank in a query.
std::string path_decoded(std::string_view path) {
    std::string form(path);
    for (std::size_t at = 0; (at = form.find('+', at)) != std::string::npos; at += 3) form.replace(at, 1, "%2B");
    const Parameters decoded = parse_form("p=" + form);
    return std::string(decoded.first("p"));
}

std::string header(MHD_Connection* connection, const char* name) {
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == nullptr ? std::string() : std::string(value);
}

Response plain(int status, std::string_view message) {
    return {status, "text/plain; charset=utf-8", fmt::format("{} {}\n{}\n", status, reason(status), message), {{"X-Content-Type-Options", "nosniff"}}, {}};
}

// Pieces as the library asks for them: by the buffer.
struct Outflow {
    Pieces pieces;
    std::string rest;

    ssize_t fill(char* buffer, std::size_t room) {
        try {
            if (rest.empty()) rest = pieces();
        } catch (const std::exception&) {
            return MHD_CONTENT_READER_END_WITH_ERROR;
        }
        if (rest.empty()) return MHD_CONTENT_READER_END_OF_STREAM;
        const std::size_t size = std::min(room, rest.size());
        std::memcpy(buffer, rest.data(), size);
        rest.erase(0, size);
        return static_cast<ssize_t>(size);
    }
};

ssize_t next_bytes(void* state, std::uint64_t, char* buffer, std::size_t room) { return static_cast<Outflow*>(state)->fill(buffer, room); }
void forget_pieces(void* state) { delete static_cast<Outflow*>(state); }

MHD_Result send(MHD_Connection* connection, const Response& response) {
    MHD_Response* raw = nullptr;
    if (response.pieces) {
        raw = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 64U << 10U, next_bytes, new Outflow{response.pieces, {}}, forget_pieces);
    } else {
        // The library copies; it takes no const pointer.
        raw = MHD_create_response_from_buffer(response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
    }
    if (raw == nullptr) return MHD_NO;
    if (response.status != 304) MHD_add_response_header(raw, MHD_HTTP_HEADER_CONTENT_TYPE, response.type.c_str());
    for (const auto& [name, value] : response.headers) MHD_add_response_header(raw, name.c_str(), value.c_str());
    const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(response.status), raw);
    MHD_destroy_response(raw);
    return sent;
}

sockaddr_storage socket_address(const Listening& listening) {
    sockaddr_storage storage{};
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (inet_pton(AF_INET, listening.address.c_str(), &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        four.sin_port = htons(listening.port);
        std::memcpy(&storage, &four, sizeof four);
    } else if (inet_pton(AF_INET6, listening.address.c_str(), &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(listening.port);
        std::memcpy(&storage, &six, sizeof six);
    } else {
        throw Error(ErrorCode::Usage, fmt::format("{} is no address to listen at", listening.address), "for example 127.0.0.1:8080 or [::1]:8080");
    }
    return storage;
}

// "192.0.2.7", "[2001:db8::1]"
bool is_address(std::string_view host) {
    const bool six = host.starts_with('[') && host.ends_with(']');
    const std::string bare(six ? host.substr(1, host.size() - 2) : host);
    in6_addr ignored{};
    return inet_pton(six ? AF_INET6 : AF_INET, bare.c_str(), &ignored) == 1;
}

}  // namespace

struct Server::State {
    Limits limits;
    bool everywhere = false;  // any address of this machine is its own: a number, unlike a name, leads nowhere else
    std::vector<std::string> hosts;
    Handler handler;
    Deadlines deadlines;
    MHD_Daemon* daemon = nullptr;
    std::uint16_t port = 0;

    State(const Listening& listening, std::vector<std::string> names, Handler answers)
        : limits(listening.limits), everywhere(listening.address == "0.0.0.0" || listening.address == "::"), hosts(std::move(names)), handler(std::move(answers)), deadlines(limits.request) {}

    bool knows_host(std::string_view host) const;
    Response answer(MHD_Connection* connection, std::string_view method, const Exchange& exchange) const;
    MHD_Result receive(MHD_Connection* connection, std::string_view method, const char* data, std::size_t* size, Exchange& exchange);

    // What the library calls; `state` is this.
    static void* on_request_line(void* state, const char* uri, MHD_Connection* connection);
    static MHD_Result on_data(void* state, MHD_Connection* connection, const char* url, const char* method, const char* version,
                              const char* data, std::size_t* size, void** exchange);
    static void on_answered(void* state, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode code);
    static void on_connection(void* state, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code);
};

bool Server::State::knows_host(std::string_view host) const {
    const std::string suffix = ":" + std::to_string(port);
    if (host.ends_with(suffix)) host.remove_suffix(suffix.size());
    return std::ranges::find(hosts, host) != hosts.end() || (everywhere && is_address(host));
}

Response Server::State::answer(MHD_Connection* connection, std::string_view method, const Exchange& exchange) const {
    if (!knows_host(header(connection, MHD_HTTP_HEADER_HOST))) return plain(421, "This server is not known under that name; travaux serve --name makes it known.");
    if (exchange.too_large) return plain(413, fmt::format("At most {} bytes can be sent.", limits.body_bytes));
    Request request;
    request.method = method == "HEAD" ? "GET" : method;
    if (request.method != "GET" && request.method != "POST") {
        Response refusal = plain(405, "GET, HEAD and POST are all that is known here.");
        refusal.headers.emplace_back("Allow", "GET, HEAD, POST");
        return refusal;
    }
    const std::size_t mark = std::min(exchange.uri.find('?'), exchange.uri.size());
    request.path = path_decoded(std::string_view(exchange.uri).substr(0, mark));
    request.query = parse_form(std::string_view(exchange.uri).substr(std::min(mark + 1, exchange.uri.size())));
    if (header(connection, MHD_HTTP_HEADER_CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")) request.form = parse_form(exchange.body);
    request.body = exchange.body;
    if (!request.path.starts_with('/') || !well_formed(request.path) || !well_formed(request.query) || !well_formed(request.form) || !well_formed(request.body))
        return plain(400, "The address or the text sent is not UTF-8.");
    request.if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
    request.authorization = header(connection, MHD_HTTP_HEADER_AUTHORIZATION);
    request.cookie = header(connection, MHD_HTTP_HEADER_COOKIE);
    request.from_other_site = header(connection, "Sec-Fetch-Site") == "cross-site";
    try {
        return handler(request);
    } catch (const std::exception&) {
        return plain(500, "The page could not be made.");
    }
}

// The library calls once with the headers, then with the pieces of a body, then without data at its end.
MHD_Result Server::State::receive(MHD_Connection* connection, std::string_view method, const char* data, std::size_t* size, Exchange& exchange) {
    if (!exchange.begun) {
        exchange.begun = true;
        const std::string announced = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
        if (announced.size() <= 7 && (announced.empty() || std::strtoul(announced.c_str(), nullptr, 10) <= limits.body_bytes)) return MHD_YES;
        exchange.too_large = true;  // answered at once, unread
        return send(connection, answer(connection, method, exchange));
    }
    if (*size > 0) {
        if (exchange.body.size() + *size > limits.body_bytes) {
            exchange.too_large = true;
            if (*size > limits.body_bytes || exchange.body.size() > 4 * limits.body_bytes) return MHD_NO;
        }
        exchange.body.append(data, *size);
        *size = 0;
        return MHD_YES;
    }
    deadlines.extend(connection, limits.response);
    return send(connection, answer(connection, method, exchange));
}

void* Server::State::on_request_line(void*, const char* uri, MHD_Connection*) { return new Exchange{uri, {}, false, false}; }

MHD_Result Server::State::on_data(void* state, MHD_Connection* connection, const char*, const char* method, const char*, const char* data,
                                  std::size_t* size, void** exchange) {
    return static_cast<State*>(state)->receive(connection, method, data, size, *static_cast<Exchange*>(*exchange));
}

void Server::State::on_answered(void* state, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*exchange);
    *exchange = nullptr;
    static_cast<State*>(state)->deadlines.answered(connection);
}

void Server::State::on_connection(void* state, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
    Deadlines& deadlines = static_cast<State*>(state)->deadlines;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) return deadlines.end(connection);
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info != nullptr) deadlines.begin(connection, info->connect_fd);
}

Server::Server(const Listening& listening, std::vector<std::string> hosts, Handler handler)
    : state_(std::make_unique<State>(listening, std::move(hosts), std::move(handler))) {
    sockaddr_storage address = socket_address(listening);
    const Limits& limits = listening.limits;
    const unsigned family = address.ss_family == AF_INET6 ? static_cast<unsigned>(MHD_USE_IPv6) : 0U;
    state_->daemon = MHD_start_daemon(
        static_cast<unsigned>(MHD_USE_EPOLL_INTERNAL_THREAD) | family, listening.port, nullptr, nullptr, &State::on_data, state_.get(),
        MHD_OPTION_SOCK_ADDR, &address,
        MHD_OPTION_URI_LOG_CALLBACK, &State::on_request_line, state_.get(),
        MHD_OPTION_NOTIFY_COMPLETED, &State::on_answered, state_.get(),
        MHD_OPTION_NOTIFY_CONNECTION, &State::on_connection, state_.get(),
        MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(limits.connections),
        MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(limits.idle.count()),
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.header_bytes,
        MHD_OPTION_THREAD_POOL_SIZE, listening.threads > 1 ? listening.threads : 0U, MHD_OPTION_END);
    if (state_->daemon == nullptr)
        throw Error(ErrorCode::Io, fmt::format("cannot listen at {} port {}: {}", listening.address, listening.port, std::strerror(errno)),
                    "another program may have that port: try another one with --listen, or port 0 for any that is free");
    const MHD_DaemonInfo* info = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_BIND_PORT);
    state_->port = info == nullptr ? listening.port : info->port;
}

Server::~Server() {
    if (state_->daemon != nullptr) MHD_stop_daemon(state_->daemon);
}

std::uint16_t Server::port() const { return state_->port; }

}  // namespace travaux::http
