// What a run tells a person, on standard error: progress on a terminal, warnings, what was rejected, one summary line.
#pragma once

#include "indexer/structure/verify.hpp"
#include "schema/error.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace travaux::indexer {

/// What a run did, in reports; `skipped` are files in no format that has a reader, and pictures without words.
struct Tally {
    std::size_t indexed = 0, unchanged = 0, removed = 0, rejected = 0, skipped = 0;
    std::size_t verified = 0, incomplete = 0;  // of the indexed: all words in place, words astray
    std::size_t words = 0;                     // of the verified, as their sources have them
};

/// How far a run has come. `bytes` of sources, of `all_bytes`; 0: not known beforehand.
struct Progress {
    std::size_t reports = 0;
    std::uintmax_t bytes = 0, all_bytes = 0;
};

class Journal {
public:
    /// `progress`: a line that is drawn over and over; for terminals.
    Journal(bool progress, bool verbose);

    void note(std::string_view text);    // with --verbose only
    void warn(std::string_view text);
    void reject(const schema::Error& error);

    /// Counts a file that could not be read as rejected, or, where it `is_none` (no report at all), as skipped.
    void unread(const schema::Error& error, bool is_none, Tally& tally);

    /// Counts a report that was verified, and names the first word astray.
    void verdict(std::string_view path, const structure::Verdict& verdict, Tally& tally);

    /// The last word on all that were.
    void verified(const Tally& tally);

    void progress(const Progress& progress, std::string_view doc);

    /// What a reader spends its time on. Safe to call from any thread, beside all others.
    void busy(std::string_view what);

    /// A step of its own that reports do not count.
    void step(std::string_view what);

    /// The last line of a run over an index that now holds so much.
    void summary(const Tally& tally, std::size_t reports, std::size_t paragraphs);

private:
    void clear();
    void draw(std::string_view text);
    void line(std::string_view text);

    std::mutex drawing_;
    bool progress_;
    bool verbose_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_, last_;
};

/// Text that cannot command a terminal: control characters and overrides of direction become `?`, bytes that are no UTF-8, as
/// names of files may hold, are shown as `\xE9`.
std::string printable(std::string_view text);

}  // namespace travaux::indexer
