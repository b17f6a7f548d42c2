#include "indexer/foreign/read_in_child.hpp"

#include "indexer/foreign/serve.hpp"
#include "indexer/foreign/wire.hpp"
#include "indexer/isolate/child.hpp"
#include "schema/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <utility>

namespace travaux::foreign {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

[[noreturn]] void refuse(const fs::path& path, std::string_view reason, std::string hint) {
    throw Error(ErrorCode::Input, fmt::format("{} {}", path.string(), reason), std::move(hint));
}

}  // namespace

read::Source read_in_child(const fs::path& path) {
    constexpr const char* kWayOut = "open it in the program that made it and save it anew, or as a PDF or plain text";
    const isolate::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return read::read_file(path);  // which says why
    const isolate::Job job{{isolate::kThisProgram, std::string(kReadVerb), path.filename().string()}, file.get()};
    const auto ended = isolate::run(job);
    auto reply = decode(ended.output);
    if (!reply && ended.well()) refuse(path, "cannot be read: its reader gave no sense", kWayOut);
    if (!reply) refuse(path, fmt::format("cannot be read: its reader {}", isolate::reason(ended, job, {})), kWayOut);
    if (const auto* error = std::get_if<Error>(&*reply)) refuse(path, error->what(), error->hint());
    return std::move(std::get<read::Source>(*reply));
}

}  // namespace travaux::foreign
