// What a run tells a person, on standard error: progress on a terminal, warnings, what was rejected, one summary line.
#pragma once

#include "indexer/structure/verify.hpp"
#include "schema/error.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace travaux::indexer {

/// What a run did, in reports; `skipped` are files in no format that has a reader.
struct Tally {
    std::size_t indexed = 0, unchanged = 0, removed = 0, rejected = 0, skipped = 0;
    std::size_t incomplete = 0;  // of the indexed: words went astray
};

class Journal {
public:
    /// `progress`: a line that is drawn over and over; for terminals.
    Journal(bool progress, bool verbose);

    void note(std::string_view text);    // with --verbose only
    void warn(std::string_view text);
    void reject(const schema::Error& error);
    void astray(std::string_view path, const structure::Astray& astray);

    /// `total` 0: not known beforehand.
    void progress(std::size_t done, std::size_t total, std::string_view doc);

    /// The last line of a run over an index that now holds so much.
    void summary(const Tally& tally, std::size_t reports, std::size_t paragraphs);

private:
    void clear();
    void line(std::string_view text);

    bool progress_;
    bool verbose_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_, last_;
};

/// Text without control characters, which could command a terminal: each becomes `?`.
std::string printable(std::string_view text);

}  // namespace travaux::indexer
