#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace travaux::structure {

// Numbers may start again with every page or chapter: a mark means the next note of its label, or, behind the
// last one, that.
void link_notes(std::vector<Piece>& pieces) {
    std::unordered_map<std::string, std::vector<std::size_t>> notes;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (is(pieces[i], Kind::Footnote)) notes[pieces[i].label].push_back(i);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (const read::NoteMark& mark : pieces[i].marks) {
            const auto found = notes.find(mark.label);
            if (found == notes.end()) continue;
            const auto next = std::ranges::lower_bound(found->second, i);
            const std::size_t note = next == found->second.end() ? found->second.back() : *next;
            if (note == i || std::ranges::find(pieces[i].notes, note) != pieces[i].notes.end()) continue;
            pieces[i].notes.push_back(note);
            pieces[note].notes.push_back(i);
        }
}

}  // namespace travaux::structure
