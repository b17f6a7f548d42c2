#include "schema/analysis/analyzer.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "searcher/draft/place_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::draft {
namespace {

constexpr std::array<std::pair<std::string_view, Part::Role>, 5> kRoles{{{"paragraph", Part::Role::Paragraph},
                                                                        {"section", Part::Role::Section},
                                                                        {"page", Part::Role::Page},
                                                                        {"footnote", Part::Role::Footnote},
                                                                        {"item", Part::Role::Item}}};

}  // namespace

Places::Places() {
    const auto file = schema::data_file("citation-words.tsv");
    for (const auto& row : schema::read_table(file, {"role", "words"})) {
        std::vector<std::string> words = schema::split_cell(row[1]);
        if (row[0] == "and" || row[0] == "to") {
            (row[0] == "and" ? and_ : to_) = std::move(words);
            continue;
        }
        const auto role = std::ranges::find_if(kRoles, [&](const auto& one) { return row[0] == one.first || row[0] == std::string(one.first) + "s"; });
        if (role == kRoles.end())
            throw schema::Error(schema::ErrorCode::Input, file.string() + ": there is no role " + row[0],
                                "the roles are paragraph, section, page, footnote and item, each also with an s behind it, and, to");
        for (std::string& word : words) cues_.push_back({std::move(word), role->second, row[0] != role->first});
    }
}

const Places::Cue* Places::cue(std::string_view word) const {
    const auto found = std::ranges::find(cues_, analysis::fold(word), [](const Cue& one) { return analysis::fold(one.word); });
    return found == cues_.end() ? nullptr : &*found;
}

std::optional<Place> Places::find(std::string_view text) const {
    PlaceReader reader(*this, text, false);
    Place place = reader.read();
    const bool only_headings = std::ranges::all_of(place.parts, [](const Part& one) { return one.role == Part::Role::Heading; });
    if (place.report.empty() && only_headings) return std::nullopt;
    return place;
}

std::vector<Part> Places::parts(std::string_view text) const { return PlaceReader(*this, text, true).read().parts; }

}  // namespace travaux::draft
