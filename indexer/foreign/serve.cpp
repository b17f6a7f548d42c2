#include "indexer/foreign/serve.hpp"

#include "indexer/foreign/wire.hpp"
#include "indexer/isolate/confine.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <string>

namespace travaux::foreign {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr isolate::Limits kLimits;

std::string standard_input() {
    struct stat status {};
    ::fstat(STDIN_FILENO, &status);
    std::string bytes(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)), '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t more = ::read(STDIN_FILENO, bytes.data() + size, bytes.size() - size);
        if (more <= 0) break;
        size += static_cast<std::size_t>(more);
    }
    bytes.resize(size);
    return bytes;
}

bool write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t size = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (size <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

Reply read_here(const std::filesystem::path& name) {
    try {
        return read::read_bytes(standard_input(), name);
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::Input, fmt::format("needs more than {} MB of memory", kLimits.memory >> 20U));
    } catch (const std::exception& error) {
        return Error(ErrorCode::Input, fmt::format("cannot be read: {}", error.what()));
    }
}

}  // namespace

int serve(const char* name) {
    try {
        isolate::confine(isolate::Walls::Parser, kLimits);
    } catch (const Error& error) {
        return write_out(encode(error)) ? 0 : 1;
    }
    return write_out(encode(read_here(name))) ? 0 : 1;
}

}  // namespace travaux::foreign
