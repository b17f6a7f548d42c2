#include "indexer/read/package.hpp"

#include "schema/error.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <vector>

namespace travaux::read {
namespace {

constexpr zip_int64_t kMostEntries = 20'000;               // an EPUB of a large book has some hundred
constexpr zip_uint64_t kMostBytes = zip_uint64_t{64} << 20U;  // of one part; the text of a report of 1,000 pages takes 10 MB
constexpr std::size_t kMostTogether = std::size_t{256} << 20U;
constexpr zip_uint64_t kMostRatio = 1000;                  // deflate reaches 1032; true XML stays below 100
constexpr zip_uint64_t kSmall = zip_uint64_t{1} << 20U;    // below it no ratio matters

[[noreturn]] void refuse(std::string_view reason, std::string hint) {
    throw schema::Error(schema::ErrorCode::Input, std::string(reason), std::move(hint));
}

constexpr const char* kSaveAnew = "open it in the program that made it and save it anew";
constexpr const char* kBomb = "archives like this are made to exhaust a machine; a true report is smaller";

}  // namespace

Package::Package(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    archive_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive_ == nullptr) {
        if (source != nullptr) zip_source_free(source);
        refuse("is a damaged or cut-off archive", kSaveAnew);
    }
    if (zip_get_num_entries(archive_, 0) > kMostEntries) {
        zip_discard(archive_);
        refuse(fmt::format("holds more than {} entries", kMostEntries), kBomb);
    }
}

Package::~Package() { zip_discard(archive_); }

std::optional<std::string> Package::part(const std::string& name) {
    zip_stat_t entry;
    if (zip_stat(archive_, name.c_str(), 0, &entry) != 0) return {};
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
        refuse("is encrypted", "open it with its password and save it without");
    const bool bomb = entry.size > kMostBytes || (entry.size > kSmall && entry.size / kMostRatio > entry.comp_size);
    if (bomb || read_ + entry.size > kMostTogether) refuse(fmt::format("unpacks to {} MB and more", (read_ + entry.size) >> 20U), kBomb);
    read_ += entry.size;
    zip_file_t* file = zip_fopen_index(archive_, entry.index, 0);
    if (file == nullptr) refuse(fmt::format("is damaged: its part {} cannot be unpacked", name), kSaveAnew);
    std::string bytes(entry.size, '\0');
    const auto size = zip_fread(file, bytes.data(), bytes.size());
    zip_fclose(file);
    if (size < 0 || static_cast<zip_uint64_t>(size) != entry.size) refuse(fmt::format("is damaged: its part {} is cut off", name), kSaveAnew);
    return bytes;
}

std::string resolved(std::string_view part, std::string_view target) {
    std::vector<std::string_view> steps;
    const auto walk = [&steps](std::string_view path) {
        while (!path.empty()) {
            const auto end = std::min(path.find('/'), path.size());
            const auto step = path.substr(0, end);
            path.remove_prefix(std::min(end + 1, path.size()));
            if (step == ".." && !steps.empty()) steps.pop_back();
            else if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        }
    };
    if (!target.starts_with('/')) walk(part.substr(0, part.find_last_of('/') == std::string_view::npos ? 0 : part.find_last_of('/')));
    walk(target);
    return fmt::format("{}", fmt::join(steps, "/"));
}

}  // namespace travaux::read
