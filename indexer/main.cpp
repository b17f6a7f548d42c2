#include "indexer/command_line.hpp"
#include "indexer/extract.hpp"
#include "indexer/journal.hpp"
#include "indexer/run.hpp"

#include <csignal>
#include <exception>

using namespace travaux;

namespace {

constexpr int kFailure = 2;

int work(int argc, const char* const* argv) {
    auto asked = indexer::read_command_line(argc, argv);
    if (const int* answered = std::get_if<int>(&asked)) return *answered;
    const auto& options = std::get<indexer::Options>(asked);
    indexer::Journal journal(options.progress && !options.extract, options.verbose);
    return indexer::exit_status(options.extract ? indexer::extract(options, journal) : indexer::run(options, journal));
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing, and ends quietly
    try {
        return work(argc, argv);
    } catch (const schema::Error& error) {
        indexer::Journal(false, false).reject(error);
    } catch (const std::exception& error) {
        indexer::Journal(false, false).warn(error.what());
    }
    return kFailure;
}
