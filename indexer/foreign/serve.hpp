// The child's side: what `travaux-index --read-file NAME` does, a verb that no user types.
#pragma once

#include <string_view>

namespace travaux::foreign {

inline constexpr std::string_view kReadVerb = "--read-file";

/// Confines this process, reads the file that stands open as standard input, and writes wire.hpp's bytes to standard
/// output. The name is a hint at its format and is not opened. Gives the exit status.
int serve(const char* name);

}  // namespace travaux::foreign
