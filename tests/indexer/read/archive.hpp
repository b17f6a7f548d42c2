// Zipped documents for tests, and a short way to say what was read from them.
#pragma once

#include "indexer/read/source.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::read {

/// An archive with these parts (name, content), in order.
std::string archive(const std::vector<std::pair<std::string, std::string>>& parts);

/// A Word document with this body, and further parts.
std::string docx(const std::string& body, std::vector<std::pair<std::string, std::string>> more = {});

/// One line a block: its hint ("H1", "L2 (a)", "T", "F 1", "C", "X" for furniture, "P"), then "p3" where it has a page, then its lines parted by
/// " / ", each mark as ^label in its place.
std::vector<std::string> summary(const std::vector<Block>& blocks);

using Summary = std::vector<std::string>;

}  // namespace travaux::read
