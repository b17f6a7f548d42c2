// Where a draft comes from: standard input, a file, a passage of the index, or the command line itself.
#include "searcher/draft_input.hpp"

#include "schema/error.hpp"
#include "searcher/render/render.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

std::string read_all(std::istream& in, const std::string& name) {
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (in.bad()) throw Error(ErrorCode::Io, fmt::format("{} cannot be read to its end", name));
    if (text.find('\0') != std::string::npos || text.starts_with("%PDF") || text.starts_with("PK\x03\x04"))
        throw Error(ErrorCode::Input, fmt::format("{} is no plain text", name),
                    "drafts are plain text or Markdown; other formats can be indexed, and their passages given by address");
    return text;
}

}  // namespace

const schema::Unit* Draft::passage_unit() const { return passage ? &passage->units[passage->chosen] : nullptr; }

Draft read_draft(const std::vector<std::string>& words, search::Searcher& searcher) {
    Draft draft;
    if (words.empty() || (words.size() == 1 && words.front() == "-")) {
        draft.paragraphs = draft::paragraphs(read_all(std::cin, "standard input"));
        return draft;
    }
    const std::string all = fmt::format("{}", fmt::join(words, " "));
    std::error_code failure;
    if (std::filesystem::is_regular_file(all, failure) || std::filesystem::is_fifo(all, failure)) {
        std::ifstream file(all, std::ios::binary);
        if (!file) throw Error(ErrorCode::Io, fmt::format("{} cannot be read", all));
        draft.paragraphs = draft::paragraphs(read_all(file, all));
        return draft;
    }
    if (all.find(' ') != std::string::npos && all.find('#') == std::string::npos) {
        draft.paragraphs = draft::paragraphs(all);
        return draft;
    }
    search::Found found = searcher.show(all, 0);
    if (found.passage.empty()) {
        draft.candidates = std::move(found.candidates);
        if (draft.candidates.empty() && all.find(' ') != std::string::npos) {  // "item #4 of the plan"
            draft.paragraphs = draft::paragraphs(all);
            return draft;
        }
        if (draft.candidates.empty())
            throw Error(ErrorCode::NotFound, fmt::format("{} is neither a file nor a passage of the index", all),
                        "give a file, - for standard input, an address as search prints it, or the words themselves in quotes");
        return draft;
    }
    draft.passage = std::move(found.passage.front());
    const schema::Unit& unit = *draft.passage_unit();
    draft.id = schema::unit_id(draft.passage->report->doc, unit.address);
    draft.paragraphs = {{unit.text, 0, false}};
    return draft;
}

}  // namespace travaux::searcher
