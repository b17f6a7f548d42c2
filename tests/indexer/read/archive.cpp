#include "tests/indexer/read/archive.hpp"

#include <zip.h>

#include <stdexcept>

namespace travaux::read {
namespace {

std::string kind_of(const Block& block) {
    switch (block.hint) {
        case Hint::Heading: return "H" + std::to_string(block.level);
        case Hint::ListItem: return "L" + std::to_string(block.level) + " " + block.marker;
        case Hint::TableRow: return "T";
        case Hint::Footnote: return "F " + block.marker;
        case Hint::Caption: return "C";
        case Hint::Furniture: return "X";
        default: return "P";
    }
}

}  // namespace

std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t error;
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("no archive");
    for (const auto& [name, content] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
    if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
    zip_stat_t status;
    zip_source_stat(buffer, &status);
    std::string bytes(status.size, '\0');
    zip_source_open(buffer);
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

std::string docx(const std::string& body, std::vector<std::pair<std::string, std::string>> more) {
    more.emplace_back("word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>");
    return archive(more);
}

std::vector<std::string> summary(const std::vector<Block>& blocks) {
    std::vector<std::string> result;
    for (const Block& block : blocks) {
        std::string text = kind_of(block) + (block.page ? " p" + std::to_string(*block.page) : "") + ":";
        for (const Line& line : block.lines) {
            std::string marked = line.text;
            for (auto mark = line.marks.rbegin(); mark != line.marks.rend(); ++mark) marked.insert(mark->at, "^" + mark->label);
            text += (&line == &block.lines.front() ? " " : " / ") + marked;
        }
        result.push_back(text);
    }
    return result;
}

}  // namespace travaux::read
