// The text of a source without its readers, to check them by: what stands in the file, and what of it may be markup.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

/// A stretch of one line. Its words are the report's; of markup (a link's target, a tag, a note's label) they may be.
struct Segment {
    std::string text;
    int line = 0;  // 1-based
    bool markup = false;
    bool operator==(const Segment&) const = default;
};

/// The segments of plain text or Markdown, in order, entities resolved. Knows no blocks: links, tags, comments, notes and
/// fences are told by their signs alone. Linear.
std::vector<Segment> segments_of(std::string_view text);

/// Those of a file that is text or Markdown, its front matter left out; none for other formats. Throws schema::Error as
/// read_file does.
std::optional<std::vector<Segment>> segments_of_file(const std::filesystem::path& path, std::size_t max_bytes = std::size_t{256} << 20U);

}  // namespace travaux::read
