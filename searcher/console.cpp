#include "searcher/console.hpp"

#include "schema/error.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace travaux::searcher {
namespace {

constexpr int kClosedPipe = 141;  // 128 + SIGPIPE, as a shell reports it
constexpr std::size_t kWidest = 100;

[[noreturn]] void output_failed() {
    const int error = errno;
    if (error == EPIPE) std::_Exit(kClosedPipe);
    throw schema::Error(schema::ErrorCode::Io, fmt::format("the output cannot be written: {}", std::strerror(error)));
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) output_failed();
}

void finish_output() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) output_failed();
}

void complain(std::string_view text) {
    while (true) {
        const std::size_t end = text.find('\n');
        const std::string line = render::printable(text.substr(0, end)) + "\n";
        std::fwrite(line.data(), 1, line.size(), stderr);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

render::Style style_for(When colour) {
    render::Style style;
    const bool terminal = output_is_terminal();
    const char* term = std::getenv("TERM");
    const bool dumb = term == nullptr || std::string_view(term) == "dumb";
    style.colour = colour == When::Always || (colour == When::Auto && terminal && !dumb && !is_set("NO_COLOR"));
    winsize size{};
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        style.width = std::min<std::size_t>(size.ws_col, kWidest);
    return style;
}

}  // namespace travaux::searcher
