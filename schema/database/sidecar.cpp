#include "schema/database/sidecar.hpp"

#include "schema/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace travaux::database {

SidecarHead head_of(std::uint64_t magic, const Xapian::Database& database, std::uint64_t size) {
    SidecarHead head;
    head.magic = magic;
    head.revision = database.get_revision();
    const std::string uuid = database.get_uuid();
    std::memcpy(head.uuid.data(), uuid.data(), std::min(uuid.size(), head.uuid.size() - 1));
    head.size = size;
    return head;
}

bool is_whole(std::string_view bytes, std::uint64_t magic) {
    const auto head = array_at<SidecarHead>(bytes, 0, 1);
    return head && head->front().magic == magic && head->front().size == bytes.size();
}

bool is_of(std::string_view bytes, std::uint64_t magic, const Xapian::Database& database) {
    if (!is_whole(bytes, magic)) return false;
    const auto head = array_at<SidecarHead>(bytes, 0, 1);
    const std::string uuid = database.get_uuid();
    return uuid.size() < head->front().uuid.size() && std::strncmp(uuid.c_str(), head->front().uuid.data(), head->front().uuid.size()) == 0;
}

bool is_of_revision(std::string_view bytes, std::uint64_t magic, const Xapian::Database& database) {
    return is_of(bytes, magic, database) && array_at<SidecarHead>(bytes, 0, 1)->front().revision == database.get_revision();
}

bool is_damaged(std::string_view bytes, const Xapian::Database& database) {
    const auto head = array_at<SidecarHead>(bytes, 0, 1);
    return !head || !is_whole(bytes, head->front().magic) || is_of_revision(bytes, head->front().magic, database);
}

bool is_of_the_future(std::string_view bytes, const Xapian::Database& database) {
    const auto head = array_at<SidecarHead>(bytes, 0, 1);
    return head && is_of(bytes, head->front().magic, database) && head->front().revision > database.get_revision();
}

// Linux keeps what one call writes in pages as large as the call, up to the huge page of 2 MB where it begins at a multiple of that, and maps
// such a page at once: a search then has a third fewer page faults (docs/decisions.md).
constexpr std::size_t kPieceBytes = std::size_t{1} << 21;

SidecarOutput::SidecarOutput(std::filesystem::path file)
    : file_(std::move(file)), piece_(std::make_unique_for_overwrite<char[]>(kPieceBytes)), out_(std::fopen(part().c_str(), "wbe")) {
    expect(out_ && std::setvbuf(out_.get(), piece_.get(), _IOFBF, kPieceBytes) == 0);
}

SidecarOutput::~SidecarOutput() {
    std::error_code ignored;
    if (out_) std::filesystem::remove(part(), ignored);
}

void SidecarOutput::write(const void* bytes, std::size_t count) {
    if (out_ && count > 0) expect(std::fwrite(bytes, 1, count, out_.get()) == count);
    at_ += count;
}

void SidecarOutput::rewind(const void* bytes, std::size_t count) {
    if (out_) expect(std::fseek(out_.get(), 0, SEEK_SET) == 0 && std::fwrite(bytes, 1, count, out_.get()) == count);
}

void SidecarOutput::fill_piece() {
    const std::uint64_t missing = (kPieceBytes - at_ % kPieceBytes) % kPieceBytes;
    if (missing <= at_ / 2) append(std::string(missing, '\0'));
}

void SidecarOutput::put_in_place(bool on_disk) {
    if (out_) {
        expect(std::fflush(out_.get()) == 0);
        expect(!on_disk || ::fsync(::fileno(out_.get())) == 0);
        expect(std::fclose(out_.release()) == 0);
    }
    if (!failure_) std::filesystem::rename(part(), file_, failure_);
    if (!failure_) return;
    std::error_code ignored;
    std::filesystem::remove(part(), ignored);
    throw schema::Error(schema::ErrorCode::Io, file_.string() + " cannot be written: " + failure_.message());
}

void SidecarOutput::expect(bool good) {
    if (!good && !failure_) failure_.assign(errno, std::generic_category());
}

std::filesystem::path SidecarOutput::part() const { return file_.string() + ".part"; }

}  // namespace travaux::database
