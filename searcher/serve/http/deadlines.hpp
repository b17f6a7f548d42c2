// Ends connections that take longer than they may: a client that sends a byte now and then is never idle, so the
// library alone would keep it. Inside of the http room.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <thread>

struct MHD_Connection;

namespace travaux::http {

class Deadlines {
public:
    /// How long a connection may take to its first whole request, or to the next one after an answer.
    explicit Deadlines(std::chrono::seconds request);

    void begin(const MHD_Connection* connection, int socket);
    void answered(const MHD_Connection* connection);
    void extend(const MHD_Connection* connection, std::chrono::seconds more);
    void end(const MHD_Connection* connection);

private:
    using Clock = std::chrono::steady_clock;
    struct Watched {
        int socket = -1;
        Clock::time_point until;
    };

    void shut_late_ones();

    std::chrono::seconds request_;
    std::mutex mutex_;
    std::map<const MHD_Connection*, Watched> watched_;
    std::jthread watchman_;  // last: it uses all of the above
};

}  // namespace travaux::http
