// The word order of an index that has changed, made anew from what is stored. See schema/database/word_order.hpp.
#pragma once

#include <filesystem>

namespace travaux::write {

/// Writes it for every local database of the index that has none of its last commit; to be called after the last commit of
/// a run. Paragraphs that an older file knows are copied, only new ones are cut into words. Throws Error(Database), Error(Io).
void write_word_order(const std::filesystem::path& index);

}  // namespace travaux::write
