#include "indexer/journal.hpp"

#include "schema/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace travaux::indexer {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kDocWidth = 40;  // bytes shown of a doc in the progress line

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

// Minutes and seconds: 0:07, 12:30.
std::string clock(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

// On a code-point boundary.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

}  // namespace

Journal::Journal(bool progress, bool verbose) : progress_(progress), verbose_(verbose), start_(Clock::now()) {}

void Journal::note(std::string_view text) {
    if (verbose_) line(text);
}

void Journal::warn(std::string_view text) { line(fmt::format("travaux-index: {}", text)); }

void Journal::reject(const schema::Error& error) {
    warn(error.what());
    if (!error.hint().empty()) line(fmt::format("  {}", error.hint()));
}

void Journal::verdict(std::string_view path, const structure::Verdict& verdict, Tally& tally) {
    if (!verdict.astray) {
        ++tally.verified;
        tally.words += verdict.words;
        return;
    }
    ++tally.incomplete;
    const structure::Astray& astray = *verdict.astray;
    warn(fmt::format("{}: line {}: the word \"{}\" {}", path, astray.line, astray.word,
                     astray.lost ? "is in no paragraph" : "is in a paragraph and not in the file"));
}

void Journal::verified(const Tally& tally) {
    const bool none = tally.verified + tally.incomplete == 0;
    const std::string rest = none                 ? "; none was read anew, --force reads all"
                             : tally.incomplete > 0 ? fmt::format("; {} with words astray", grouped(tally.incomplete))
                                                    : "";
    line(fmt::format("{} report{} verified, {} words{}", grouped(tally.verified), tally.verified == 1 ? "" : "s", grouped(tally.words), rest));
}

void Journal::progress(const Progress& progress, std::string_view doc) {
    const auto now = Clock::now();
    if (!progress_ || now - last_ < 100ms) return;
    const double seconds = std::max(std::chrono::duration<double>(now - start_).count(), 0.001);
    std::string left;
    if (progress.all_bytes > 0 && progress.bytes > 0) {
        const double part = std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.all_bytes));
        left = fmt::format(" · {:.0f}% · {} left", 100 * part, clock(seconds / part - seconds));
    }
    draw(fmt::format("{} reports · {:.0f}/s{} · {}", grouped(progress.reports), static_cast<double>(progress.reports) / seconds, left,
                     printable(cut(doc, kDocWidth))));
    last_ = now;
}

void Journal::unread(const schema::Error& error, bool is_none, Tally& tally) {
    ++(is_none ? tally.skipped : tally.rejected);
    if (is_none) note(fmt::format("skipped: {}", error.what()));
    else reject(error);
}

void Journal::step(std::string_view what) {
    if (progress_) draw(what);
}

void Journal::busy(std::string_view what) {
    if (progress_) draw(printable(cut(what, 2 * kDocWidth)));
}

void Journal::summary(const Tally& tally, std::size_t reports, std::size_t paragraphs) {
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    const std::string skipped = tally.skipped > 0 ? fmt::format(", skipped {}", tally.skipped) : "";
    line(fmt::format("indexed {}, unchanged {}, removed {}, rejected {}{} · {} reports, {} paragraphs · {:.1f} s", tally.indexed,
                     tally.unchanged, tally.removed, tally.rejected, skipped, grouped(reports), grouped(paragraphs), seconds));
}

void Journal::clear() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
    drawn_ = false;
}

void Journal::draw(std::string_view text) {
    const std::lock_guard lock(drawing_);
    clear();
    fmt::print(stderr, "{}", text);
    std::fflush(stderr);
    drawn_ = true;
}

void Journal::line(std::string_view text) {
    const std::lock_guard lock(drawing_);
    clear();
    fmt::print(stderr, "{}\n", printable(text));
}

std::string printable(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto c = schema::next_well_formed(text, at);
        const bool control = c && (*c < 0x20 || (*c >= 0x7F && *c < 0xA0));
        const bool direction = c && ((*c >= 0x202A && *c <= 0x202E) || (*c >= 0x2066 && *c <= 0x2069));
        if (!c)
            for (const char byte : text.substr(begin, at - begin)) safe += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
        else if (control || direction) safe += '?';
        else safe += text.substr(begin, at - begin);
    }
    return safe;
}

}  // namespace travaux::indexer
