#include "searcher/render/sources.hpp"

#include "schema/utf8.hpp"
#include "searcher/render/words.hpp"

namespace travaux::render {
namespace {

using wording::Change;
using wording::Edit;

std::string marked(const Edit& edit) {
    switch (edit.change) {
        case Change::Same: return edit.passage;
        case Change::Dropped: return "[-" + edit.passage + "-]";
        case Change::Added: return "[+" + edit.draft + "+]";
        case Change::Changed: return "[" + edit.passage + " → " + edit.draft + "]";
    }
    return {};
}

}  // namespace

std::vector<Run> diff_runs(const std::vector<Edit>& edits) {
    std::vector<Run> runs;
    for (const Edit& edit : edits) {
        if (!runs.empty()) runs.push_back({" ", Look::Plain});
        runs.push_back({marked(edit), edit.change == Change::Same ? Look::Plain : Look::Match});
    }
    return runs;
}

std::string diff_line(const std::vector<Edit>& edits) {
    std::string line;
    for (const Run& run : diff_runs(edits)) line += run.text;
    return line;
}

Json diff_json(const std::vector<Edit>& edits) {
    Json array = Json::array();
    for (const Edit& edit : edits)
        array.push_back({{"change", wording::name_of(edit.change)}, {"passage", text_or_null(edit.passage)}, {"draft", text_or_null(edit.draft)}});
    return array;
}

Json source_json(const precedent::Source& source) {
    Json json = passage_json(*source.report, source.unit, true);
    json["lead_in"] = text_or_null(source.lead_in);
    json["text"] = source.unit.text;
    return json;
}

std::string year_of(const schema::ReportFacts& report) { return report.year ? std::to_string(*report.year) : std::string(); }

std::string beginning(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    std::size_t blank = 0;
    for (std::size_t count = 0; at < text.size() && count < characters; ++count) {
        if (text[at] == ' ') blank = at;
        schema::next_character(text, at);
    }
    if (at >= text.size()) return std::string(text);
    return std::string(text.substr(0, blank > 0 ? blank : at)) + " …";
}

}  // namespace travaux::render
