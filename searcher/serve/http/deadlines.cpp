#include "searcher/serve/http/deadlines.hpp"

#include <sys/socket.h>

#include <condition_variable>

namespace travaux::http {

Deadlines::Deadlines(std::chrono::seconds request) : request_(request) {
    watchman_ = std::jthread([this](const std::stop_token& stop) {
        std::mutex nap;
        std::condition_variable_any alarm;
        std::unique_lock lock(nap);
        while (!alarm.wait_for(lock, stop, std::chrono::seconds(1), [&] { return stop.stop_requested(); })) shut_late_ones();
    });
}

void Deadlines::begin(const MHD_Connection* connection, int socket) {
    const std::lock_guard lock(mutex_);
    watched_[connection] = {socket, Clock::now() + request_};
}

void Deadlines::answered(const MHD_Connection* connection) { extend(connection, request_); }

void Deadlines::extend(const MHD_Connection* connection, std::chrono::seconds more) {
    const std::lock_guard lock(mutex_);
    if (const auto found = watched_.find(connection); found != watched_.end()) found->second.until = Clock::now() + more;
}

void Deadlines::end(const MHD_Connection* connection) {
    const std::lock_guard lock(mutex_);
    watched_.erase(connection);
}

// Only shut, not closed: the library closes the socket when it sees it shut, and tells end() before.
void Deadlines::shut_late_ones() {
    const std::lock_guard lock(mutex_);
    const Clock::time_point now = Clock::now();
    for (const auto& [connection, watched] : watched_)
        if (watched.until < now) ::shutdown(watched.socket, SHUT_RDWR);
}

}  // namespace travaux::http
