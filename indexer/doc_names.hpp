// What each report is called in the index: its `doc`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace travaux::indexer {

/// A file that wants a name.
struct Claim {
    std::filesystem::path path;     // absolute
    std::optional<std::string> id;  // given by hand
    bool operator==(const Claim&) const = default;
};

/// A report that has its name: it is in the index, and its file is not part of this run.
struct Holder {
    std::filesystem::path path;  // absolute; empty for an import
    std::string doc;
};

/// The names, in the order of the claims; none where another has the id that was given by hand.
///
/// A file is called by its id, else by its stem. Where several files, those in the index among them, have one stem,
/// all of them are called by the first of these that tells every one apart: stem and extension (`x.txt`), folder and stem
/// (`a/x`), folder, stem and extension (`a/x.txt`), two folders and stem, and so on. The result depends on the set
/// of files alone, never on their order.
std::vector<std::optional<std::string>> doc_names(const std::vector<Claim>& claims, const std::vector<Holder>& holders);

}  // namespace travaux::indexer
