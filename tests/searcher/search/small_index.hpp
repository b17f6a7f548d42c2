// Small indexes made of hand-written reports, in a temporary folder that goes with them.
#pragma once

#include "indexer/write/index_writer.hpp"
#include "schema/report.hpp"
#include "searcher/search/searcher.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace travaux::testing {

/// A paragraph of this text; its address is set by report().
inline schema::Unit paragraph(std::string text) {
    schema::Unit unit;
    unit.text = std::move(text);
    return unit;
}

inline schema::Report report(std::string doc, int year, std::vector<schema::Unit> units) {
    schema::Report report;
    report.facts.doc = std::move(doc);
    report.facts.title = "Report " + report.facts.doc;
    report.facts.language = "en";
    report.facts.year = year;
    for (std::size_t i = 0; i < units.size(); ++i) {
        units[i].ordinal = static_cast<int>(i);
        if (units[i].address.empty()) units[i].address = std::to_string(i + 1);
    }
    report.units = std::move(units);
    return report;
}

class SmallIndex {
public:
    explicit SmallIndex(const std::vector<schema::Report>& reports) {
        std::string name = (std::filesystem::temp_directory_path() / "travaux-search-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        write::IndexFolder index(location());
        write::IndexWriter writer(index);
        for (const schema::Report& report : reports) writer.put(report, {report.facts.doc, "", 1});
        writer.commit();
    }
    ~SmallIndex() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    SmallIndex(const SmallIndex&) = delete;
    SmallIndex& operator=(const SmallIndex&) = delete;

    std::string location() const { return (folder_ / "index").string(); }
    search::Searcher searcher() const { return search::Searcher({location()}); }

private:
    std::filesystem::path folder_;
};

inline search::Request request(std::string text) {
    search::Request request;
    request.text = std::move(text);
    return request;
}

inline std::vector<std::string> ids(const search::Results& results) {
    std::vector<std::string> ids;
    for (const search::Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
}

/// The highlighted parts of a snippet.
inline std::vector<std::string> highlighted(const search::Snippet& snippet) {
    std::vector<std::size_t> starts;  // byte of each code point, and the end
    for (std::size_t i = 0; i < snippet.text.size(); ++i)
        if ((static_cast<unsigned char>(snippet.text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
    starts.push_back(snippet.text.size());
    std::vector<std::string> parts;
    for (const auto& [begin, end] : snippet.highlights)
        parts.push_back(begin < end && end < starts.size() ? snippet.text.substr(starts[begin], starts[end] - starts[begin]) : "out of range");
    return parts;
}

}  // namespace travaux::testing
