// What a file is, told from its first bytes: which reader takes it, or what to tell whoever asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <filesystem>

namespace travaux::read {

/// A format without a reader: "a PDF", and one sentence on the way out.
struct ForeignFormat {
    std::string name;
    std::string hint;
};

/// None where the bytes are text that a reader takes. By content first (magic numbers, NUL bytes), then by the
/// name's extension where it stands for a format that is text but no report (JSON, YAML, CSV).
std::optional<ForeignFormat> foreign_format(std::string_view bytes, const std::filesystem::path& name);

}  // namespace travaux::read
