// What a process may do once it has locked itself in: the walls around every parser of files that strangers wrote.
#pragma once

#include <cstddef>

namespace travaux::isolate {

/// Who is locked in.
enum class Walls {
    Parser,   // our own process, reading bytes that it has been handed: a list of what it may ask of the kernel
    Program,  // an installed program, about to be started: no network, no opening for writing
    Writer,   // the same, but it may write files, as converters of whole documents must
};

struct Limits {
    std::size_t memory = std::size_t{1} << 30U;  // bytes of address space; the largest true report needs a tenth
    unsigned cpu_seconds = 60;                   // a report of 500 pages needs three
};

/// Locks this process in, for good; what it starts is locked in with it. A refused call of the kernel fails with EPERM, so
/// that libraries can say so. Throws schema::Error(Io) where the kernel cannot do it: then nothing may be read.
void confine(Walls walls, const Limits& limits);

}  // namespace travaux::isolate
