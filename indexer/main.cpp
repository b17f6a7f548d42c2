#include "indexer/command_line.hpp"
#include "indexer/extract.hpp"
#include "indexer/foreign/serve.hpp"
#include "indexer/full_disk.hpp"
#include "indexer/isolate/child.hpp"
#include "indexer/journal.hpp"
#include "indexer/run.hpp"
#include "indexer/watch.hpp"
#include "schema/database/database.hpp"

#include <malloc.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include <variant>

using namespace travaux;

namespace {

constexpr int kFailure = 2;

// For last_words(), which is told nothing.
std::string the_index = "the index";

// Xapian 1.4 throws again while it unwinds from a commit that the disk refused, which ends the program: it shall end
// with a sentence. The index stays at its last commit, as after any kill.
[[noreturn]] void last_words() {
    const auto error = database::translate(std::current_exception(), the_index);
    if (!error) std::abort();
    indexer::Journal(false, false).reject(indexer::with_way_out(*error, {}, false));  // only updates commit
    std::_Exit(kFailure);
}

// Left alone, glibc takes ever larger buffers from the heap once it has seen some go, and the heap becomes full of holes: at the end of
// 280,000 paragraphs 55 MB were in use and 155 resident. A megabyte: as fast (docs/performance.md), and no piece's buffers stay behind.
void give_large_buffers_back() {
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

int work(int argc, char** argv) {
    // Two verbs that only this program itself uses, for its children.
    if (argc == 3 && argv[1] == foreign::kReadVerb) return foreign::serve(argv[2]);
    if (argc > 2 && argv[1] == isolate::kConfinedVerb) return isolate::become_confined(argc, argv);
    give_large_buffers_back();
    auto asked = indexer::read_command_line(argc, argv);
    if (const int* answered = std::get_if<int>(&asked)) return *answered;
    const auto& options = std::get<indexer::Options>(asked);
    the_index += " " + options.database.string();
    indexer::Journal journal(options.progress && !options.extract, options.verbose);
    if (options.watch) {
        indexer::watch(options, journal);
        return 0;
    }
    return indexer::exit_status(options.extract ? indexer::extract(options, journal) : indexer::run(options, journal));
}

}  // namespace

int main(int argc, char** argv) {
    std::set_terminate(last_words);
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
