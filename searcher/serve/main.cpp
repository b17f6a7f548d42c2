// travaux-serve: the reading room's program.
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/vocabulary/authority.hpp"
#include "searcher/serve/http/server.hpp"
#include "searcher/serve/options.hpp"
#include "searcher/serve/searchers.hpp"
#include "searcher/serve/site.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <random>
#include <thread>

namespace {

using namespace travaux;

constexpr int kError = 2;

void complain(const std::string& line) { std::fputs(("travaux-serve: " + line + "\n").c_str(), stderr); }

// 128 bits as 32 hexadecimal digits.
std::string fresh_token() {
    std::random_device chance;
    std::string token;
    for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", static_cast<std::uint32_t>(chance()));
    return token;
}

// glibc gives each thread an arena of its own, which then grows by fragments: over 400,000 requests from 28 to 36 MB, with one
// arena over 150,000 from 20 to 23, at the same CPU a request (docs/performance.md).
void share_memory_of_threads() {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, 1);
#endif
}

int run(const serve::Options& options) {
    share_memory_of_threads();
    const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::string> locations = options.locations;
    if (locations.empty()) locations.push_back(schema::default_database().string());
    serve::Searchers searchers({locations}, threads);

    const bool open_to_others = !serve::is_loopback(options.address);
    const std::string token = open_to_others ? fresh_token() : std::string();
    const vocabulary::Authority authority(schema::data_file("agencies.tsv"));
    const serve::Site site(searchers, authority, token, complain);

    const std::string shown = options.address.find(':') == std::string::npos ? options.address : "[" + options.address + "]";
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "[::1]", shown};
    hosts.insert(hosts.end(), options.names.begin(), options.names.end());

    // Before the server's threads start, so that they inherit it and only this one is told.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    const http::Server server({options.address, options.port, threads, {}}, hosts, [&site](const http::Request& request) { return site.answer(request); });
    if (open_to_others) complain("others can reach this address; only who has the token in the line below is let in, and nothing is encrypted");
    std::printf("http://%s:%d/%s\n", shown.c_str(), server.port(), token.empty() ? "" : ("?token=" + token).c_str());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto options = serve::read_options(argc, argv);
        return options ? run(*options) : 0;
    } catch (const schema::Error& error) {
        complain(error.what());
        if (!error.hint().empty()) std::fputs(("hint: " + error.hint() + "\n").c_str(), stderr);
    } catch (const std::exception& error) {
        complain(error.what());
    }
    return kError;
}
