// Who chaired the Global Migration Group in the period that a chair report tells of, and that period.
#include "indexer/facets/report_facts.hpp"

#include "indexer/facets/agents.hpp"
#include "indexer/facets/iso_dates.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::string_view kGroup = "GMG";        // canonical names of the authority file
constexpr std::string_view kOtherForum = "GFMD";  // whose chair is a government
constexpr std::size_t kFirstParagraphs = 6;
constexpr std::size_t kIsoMonth = 7;

struct Term {
    std::string start, end;
    WordRange words;
};

class ChairReader {
public:
    explicit ChairReader(Reading& reading) : reading_(reading), facts_(reading.facts) {}

    void read() {
        const bool titled = facts_.doctype == "chair report";
        if (!titled && !facts_.doctype.empty() && facts_.doctype != "report" && facts_.doctype != "annual report") return;
        const auto titles = title_units(reading_);
        const auto paragraphs = first_paragraphs(reading_, kFirstParagraphs);
        bool of_group = false, of_other = false;
        for (const std::size_t i : titles) {
            of_group = of_group || names(i, whole(i), kGroup);
            of_other = of_other || names(i, whole(i), kOtherForum);
            if (titled) take_period(i, whole(i));
        }
        if (of_other && !of_group) return;
        for (const std::size_t i : paragraphs) {
            for (const WordRange sentence : reading_.passages[i].sentences) {
                of_group = read_sentence(i, sentence, titled) || of_group;
            }
        }
        if (!of_group || (!titled && !found_)) return;
        if (!titled && reading_.wants("doctype")) facts_.doctype = "chair report";
        if (!reading_.wants("chair")) return;
        if (facts_.chair.empty()) from_titles(titles);
        if (facts_.chair.empty()) from_author_line();
        settle();
    }

private:
    WordRange whole(std::size_t unit) const { return {0, reading_.passages[unit].words.size()}; }

    const vocabulary::Agency& agency(const vocabulary::NameMatch& match) const {
        return reading_.tables.authority.agencies()[match.agency];
    }

    std::vector<vocabulary::NameMatch> names_in(std::size_t unit, WordRange range) const {
        const Passage& passage = reading_.passages[unit];
        std::vector<vocabulary::NameMatch> out;
        for (const auto& match : passage.names) {
            const WordRange words = passage.words_in(match.begin, match.end);
            if (words.first >= range.first && words.last <= range.last) out.push_back(match);
        }
        return out;
    }

    bool names(std::size_t unit, WordRange range, std::string_view canonical) const {
        return std::ranges::any_of(names_in(unit, range), [&](const auto& match) { return agency(match).canonical == canonical; });
    }

    /// A chair is an organisation, neither the Group itself nor another forum.
    bool can_chair(const vocabulary::Agency& candidate) const {
        return candidate.facet && candidate.canonical != kGroup && candidate.canonical != kOtherForum &&
               candidate.kind.find("forum") == std::string::npos && candidate.kind.find("organ") == std::string::npos;
    }

    std::vector<std::string> candidates(std::size_t unit, WordRange range) const {
        std::vector<std::string> out;
        for (const auto& match : names_in(unit, range)) {
            const std::string& name = agency(match).canonical;
            if (can_chair(agency(match)) && std::ranges::find(out, name) == out.end()) out.push_back(name);
        }
        return out;
    }

    /// Whether the sentence speaks of the Group's sitting chair; takes the chair and the period that it gives.
    bool read_sentence(std::size_t unit, WordRange sentence, bool titled) {
        const Passage& passage = reading_.passages[unit];
        if (!find_phrase(reading_, passage, sentence, "chair_word") && !find_phrase(reading_, passage, sentence, "chair")) return false;
        if (!names(unit, sentence, kGroup) || find_phrase(reading_, passage, sentence, "chair_other")) return false;
        const auto held = find_phrase(reading_, passage, sentence, "chair");
        const auto term = term_in(unit, sentence);
        if (held && (term || titled) && facts_.chair.empty() && reading_.wants("chair")) {
            auto chairs = holders(unit, sentence, *held);
            if (!chairs.empty()) {
                facts_.chair = std::move(chairs);
                for (const std::string& chair : facts_.chair) reading_.note("chair", chair, unit, sentence);
                found_ = found_ || term;
            }
        }
        if (term && (titled || held)) take(unit, *term);
        return true;
    }

    /// Who stands before the verb, or after "by".
    std::vector<std::string> holders(std::size_t unit, WordRange sentence, WordRange held) const {
        const Passage& passage = reading_.passages[unit];
        for (std::size_t at = held.last; at < sentence.last && at < held.last + 3; ++at) {
            if (!reading_.tables.every_language.is("by", passage.words[at].lower)) continue;
            return candidates(unit, {at, std::min(sentence.last, at + 15)});
        }
        const bool passive = reading_.tables.every_language.is("by", passage.words[held.last - 1].lower);
        return passive ? candidates(unit, {held.last, sentence.last}) : candidates(unit, {sentence.first, held.first});
    }

    std::optional<Term> term_in(std::size_t unit, WordRange range) const {
        const Passage& passage = reading_.passages[unit];
        const auto dates = reading_.tables.calendar.find(passage.words, range);
        for (const PrintedDate& date : dates) {
            if (date.range && date.start.size() >= kIsoMonth) return Term{date.start, date.end, date.words};
        }
        for (const auto& [kind, months] : {std::pair{"term:6", 6}, std::pair{"term:12", 12}}) {
            const auto length = find_phrase(reading_, passage, range, kind);
            if (!length || dates.empty() || dates.front().start.size() < kIsoMonth) continue;
            const WordRange words{std::min(length->first, dates.front().words.first), std::max(length->last, dates.front().words.last)};
            return Term{dates.front().start, end_of_term(dates.front().start, months), words};
        }
        return std::nullopt;
    }

    void take_period(std::size_t unit, WordRange range) {
        if (const auto term = term_in(unit, range)) take(unit, *term);
    }

    /// The first term that is read replaces the days of a session, which the dates of the first page gave.
    void take(std::size_t unit, const Term& term) {
        if (has_term_ || !reading_.wants("period")) return;
        has_term_ = true;
        const bool months = term.start.size() == kIsoMonth && term.end.size() == kIsoMonth;
        const std::string start = months ? term.start + "-01" : term.start;
        const std::string end = months ? end_of_term(term.end + "-01", 1) : term.end;
        std::erase_if(facts_.evidence, [](const schema::Evidence& evidence) { return evidence.field == "period"; });
        facts_.period_start = start;
        facts_.period_end = end;
        reading_.note("period", start + "/" + end, unit, term.words);
    }

    void from_titles(const std::vector<std::size_t>& titles) {
        for (const std::size_t i : titles) {
            auto chairs = candidates(i, whole(i));
            if (chairs.empty()) continue;
            facts_.chair = std::move(chairs);
            for (const std::string& chair : facts_.chair) reading_.note("chair", chair, i);
            return;
        }
    }

    /// A line of the first page, where the table of chairs agrees.
    void from_author_line() {
        const auto sitting = vocabulary::chairs_between(reading_.tables.chairs, facts_.period_start, facts_.period_end);
        for (const std::size_t i : front_page(reading_)) {
            for (const std::string& name : candidates(i, whole(i))) {
                if (std::ranges::find(sitting, name) == sitting.end()) continue;
                facts_.chair = {name};
                reading_.note("chair", name, i);
                return;
            }
        }
    }

    /// One of the Regional Commissions speaks for all five: the table knows under which name they sat.
    void settle() {
        if (facts_.chair.empty() || facts_.period_start.empty()) return;
        const auto sitting = vocabulary::chairs_between(reading_.tables.chairs, facts_.period_start, facts_.period_end);
        for (std::string& chair : facts_.chair) {
            const auto* read = reading_.tables.authority.resolve(chair);
            if (read == nullptr || std::ranges::find(sitting, read->parent) == sitting.end()) continue;
            for (schema::Evidence& evidence : facts_.evidence) {
                if (evidence.field == "chair" && evidence.value == chair) evidence.value = read->parent;
            }
            chair = read->parent;
        }
        std::vector<std::string> once;
        for (const std::string& chair : facts_.chair) {
            if (std::ranges::find(once, chair) == once.end()) once.push_back(chair);
        }
        facts_.chair = std::move(once);
    }

    Reading& reading_;
    schema::ReportFacts& facts_;
    bool found_ = false;     // a sentence says who held the chair from when to when
    bool has_term_ = false;
};

}  // namespace

void read_chairmanship(Reading& reading) { ChairReader(reading).read(); }

}  // namespace travaux::facets
