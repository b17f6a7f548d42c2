// The organisation that issued a report.
#include "indexer/facets/report_facts.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

class AuthorReader {
public:
    explicit AuthorReader(Reading& reading) : reading_(reading), front_(front_page(reading)) {}

    void read() {
        auto& facts = reading_.facts;
        if (!reading_.wants("author")) return;
        if (!facts.chair.empty()) {
            if (from_body_of_chair()) return;
            facts.author = facts.chair;
            for (const std::string& author : facts.author) reading_.note_from("chair", "author", author);
            return;
        }
        if (from_phrase("adopted") || from_phrase("author") || from_symbol() || from_name_line()) return;
        from_only_name();
    }

private:
    const vocabulary::Agency& agency(const vocabulary::NameMatch& match) const {
        return reading_.tables.authority.agencies()[match.agency];
    }

    void take(std::size_t unit, WordRange words, const std::string& name) {
        reading_.facts.author = {name};
        reading_.note("author", name, unit, words);
    }

    /// The one body of a chair that sits for several: a Regional Commission that reports for all of them.
    bool from_body_of_chair() {
        std::string name;
        std::size_t unit = 0;
        WordRange place;
        auto lines = front_;
        const auto titles = title_units(reading_);
        lines.insert(lines.end(), titles.begin(), titles.end());
        for (const std::size_t i : lines) {
            for (const auto& match : reading_.passages[i].names) {
                const auto& candidate = agency(match);
                const auto& chairs = reading_.facts.chair;
                if (!candidate.facet || candidate.parent.empty() || std::ranges::find(chairs, candidate.parent) == chairs.end()) continue;
                if (!name.empty() && name != candidate.canonical) return false;
                name = candidate.canonical;
                unit = i;
                place = reading_.passages[i].words_in(match.begin, match.end);
            }
        }
        if (!name.empty()) take(unit, place, name);
        return !name.empty();
    }

    // "Input of X to the coordination meeting", "Prepared by X"
    bool from_phrase(std::string_view kind) {
        constexpr std::size_t kReach = 8;  // "Remarks of the Director General of the …"
        auto lines = title_units(reading_);
        lines.insert(lines.end(), front_.begin(), front_.end());
        for (const std::size_t i : lines) {
            const Passage& passage = reading_.passages[i];
            const auto phrase = find_phrase(reading_, passage, {0, passage.words.size()}, kind);
            if (!phrase) continue;
            for (const auto& match : passage.names) {
                const WordRange words = passage.words_in(match.begin, match.end);
                const bool after = words.first >= phrase->last && words.first <= phrase->last + kReach;
                if (!after || !agency(match).facet) continue;
                take(i, {phrase->first, words.last}, agency(match).canonical);
                return true;
            }
        }
        return false;
    }

    bool from_symbol() {
        const SymbolSeries* best = nullptr;
        for (const SymbolSeries& series : reading_.tables.symbols) {
            if (series.agency.empty() || !reading_.facts.symbol.starts_with(series.beginning)) continue;
            if (best == nullptr || series.beginning.size() > best->beginning.size()) best = &series;
        }
        if (best == nullptr) return false;
        // a short series ("C/", "S/") is several bodies' own: the first page must name that body
        constexpr std::size_t kPlain = 4;
        if (best->beginning.size() < kPlain && !is_on_front(best->agency)) return false;
        const auto* author = reading_.tables.authority.resolve(best->agency);
        if (author == nullptr) return false;
        reading_.facts.author = {author->canonical};
        reading_.note_from("symbol", "author", author->canonical);
        return true;
    }

    bool is_on_front(std::string_view name) const {
        return std::ranges::any_of(front_, [&](std::size_t i) {
            return std::ranges::any_of(reading_.passages[i].names, [&](const auto& match) { return agency(match).canonical == name; });
        });
    }

    // a letterhead, a byline
    bool from_name_line() {
        for (const std::size_t i : front_) {
            const Passage& passage = reading_.passages[i];
            std::size_t named = 0;
            std::string name;
            bool one = true;
            for (const auto& match : passage.names) {
                const WordRange words = passage.words_in(match.begin, match.end);
                named += words.last - words.first;
                if (!agency(match).facet) continue;
                one = one && (name.empty() || name == agency(match).canonical);
                name = agency(match).canonical;
            }
            const auto plain = [](const Word& word) { return !word.mark; };
            const auto total = static_cast<std::size_t>(std::ranges::count_if(passage.words, plain));
            if (name.empty() || !one || total > named + 1) continue;
            take(i, {0, passage.words.size()}, name);
            return true;
        }
        return false;
    }

    void from_only_name() {
        std::string name;
        std::size_t unit = 0;
        WordRange place;
        for (const std::size_t i : front_) {
            for (const auto& match : reading_.passages[i].names) {
                const auto& candidate = agency(match);
                const bool body = candidate.kind.find("forum") != std::string::npos || candidate.kind.find("organ") != std::string::npos;
                if (!candidate.facet || body) continue;
                if (!name.empty() && name != candidate.canonical) return;
                name = candidate.canonical;
                unit = i;
                place = reading_.passages[i].words_in(match.begin, match.end);
            }
        }
        if (!name.empty()) take(unit, place, name);
    }

    Reading& reading_;
    std::vector<std::size_t> front_;
};

}  // namespace

void read_author(Reading& reading) { AuthorReader(reading).read(); }

}  // namespace travaux::facets
