// Runs a program beside this one and collects what it says, whatever becomes of it.
#pragma once

#include "indexer/isolate/confine.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::isolate {

/// Owns a file descriptor; -1 is none.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

struct Job {
    std::vector<std::string> arguments;  // the first is the program, looked up as a shell does; never empty
    int input = -1;                                // descriptor of its standard input; -1: there is nothing to read
    std::chrono::milliseconds time{120'000};       // of the wall clock
    std::size_t most = std::size_t{64} << 20U;     // bytes of output; more is cut and ends it
    std::vector<std::string> environment{};        // NAME=value, on top of ours
};

/// How a child ended. `output` is what came, whole or not.
struct Ended {
    std::string output;
    int status = 0;         // as of waitpid()
    bool late = false;      // killed after its time
    bool flooded = false;   // killed as it said too much
    bool started = true;

    bool well() const { return started && !late && !flooded && status == 0; }
};

/// Safe to call from several threads. Its standard error goes nowhere; descriptors of ours stay ours; it stands in a
/// process group of its own, which ends with it. Throws schema::Error(Io) only where no pipe can be had.
Ended run(const Job& job);

/// Why it did not end well, as half a sentence: "crashed (Segmentation fault)", "took more than 60 s".
std::string reason(const Ended& ended, const Job& job, const Limits& limits);

/// A file in memory that holds these bytes, to be read from its beginning; throws schema::Error(Io).
Descriptor in_memory(std::string_view bytes);

/// The path of this very program.
inline constexpr const char* kThisProgram = "/proc/self/exe";

/// `--confined`, the hidden verb by which a job starts an installed program behind walls.
inline constexpr std::string_view kConfinedVerb = "--confined";
std::vector<std::string> confined(Walls walls, std::vector<std::string> program);

/// What the verb does: confines this process and becomes the program. Comes back, with an exit status, only where it failed.
int become_confined(int argc, char** argv);

}  // namespace travaux::isolate
