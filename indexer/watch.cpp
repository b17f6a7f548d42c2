#include "indexer/watch.hpp"

#include "indexer/changes.hpp"
#include "indexer/run.hpp"

#include <fmt/format.h>

#include <csignal>

namespace travaux::indexer {
namespace {

/// SIGINT and SIGTERM wait while this lives. A run is not interrupted half-way: its reports would have to be read again.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t ends;
        sigemptyset(&ends);
        sigaddset(&ends, SIGINT);
        sigaddset(&ends, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &ends, &before_);
    }
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

private:
    sigset_t before_{};
};

}  // namespace

void watch(const Options& options, Journal& journal) {
    const SignalsHeld held;
    Changes changes(options.paths, options.database);
    run(options, journal);
    journal.warn(fmt::format("watching {} folder(s); Ctrl-C ends", changes.folders()));
    Options again = options;
    again.records.reset();
    again.named = false;
    again.prune = true;
    again.force = false;
    for (auto changed = changes.wait(); !changed.empty(); changed = changes.wait()) {
        again.paths.assign(changed.begin(), changed.end());
        try {
            run(again, journal);
        } catch (const schema::Error& error) {
            journal.reject(error);
        }
    }
}

}  // namespace travaux::indexer
