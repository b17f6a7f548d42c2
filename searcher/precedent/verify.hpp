// Is what a draft quotes printed so, and where it says? Each quotation against the index.
#pragma once

#include "searcher/draft/quotations.hpp"
#include "searcher/precedent/precedents.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::precedent {

enum class Verdict : std::uint8_t {
    Exact,    // every word, in order; what was left out with "…" apart
    Differs,  // a passage comes near
    Missing,  // nothing comes near
};

/// "exact", "differs", "missing"
std::string_view name_of(Verdict verdict);

enum class PlaceVerdict : std::uint8_t {
    None,       // the draft names no place
    Right,      // the passage found is there, whether it is exact or differs
    Elsewhere,  // it is not there
    Unknown,    // the index does not have that report, or the report no such place
};

/// "none", "right", "elsewhere", "unknown"
std::string_view name_of(PlaceVerdict verdict);

/// Comparison::likeness below which a passage is no nearest one.
inline constexpr double kNear = 0.35;

struct Checked {
    draft::Quotation quotation;
    Verdict verdict = Verdict::Missing;
    PlaceVerdict place = PlaceVerdict::None;
    std::optional<Source> source;      // where it stands, at the place given if it does; else the nearest passage, if one is near; may be a
                                       // title or a heading
    std::vector<std::string> also;     // ids of other passages that have it exactly, at most ten
    std::vector<wording::Edit> edits;  // from the nearest passage to the quotation
    std::string remark;                // what is no difference but worth knowing: a name printed in another form

    bool good() const { return verdict == Verdict::Exact && (place == PlaceVerdict::None || place == PlaceVerdict::Right); }
};

/// In order of the draft.
std::vector<Checked> verify(const std::vector<draft::Quotation>& quotations, Comparer& comparer, const std::vector<search::Filter>& filters);

/// Every sentence of a draft as if it were quoted; headings only where there is nothing else.
std::vector<draft::Quotation> all_sentences(const std::vector<draft::Paragraph>& paragraphs);

/// Whether a symbol is meant by what is named: it, or the end of it behind a slash; in any case, with any blanks.
bool is_symbol(std::string_view named, std::string_view symbol);

/// Whether a place is in this report: of that symbol (or the end of it), identifier and title, as far as it names them.
bool is_of(const draft::Place& place, const schema::ReportFacts& report);

/// Whether the unit stands at the place: in its report; under one of the numbers, in the section, on the page that it
/// names. What the place leaves open fits any.
bool stands_at(const draft::Place& place, const schema::ReportFacts& report, const schema::Unit& unit);

/// Whether a unit that is cited by these parts (cite::place_of) stands at the place.
bool is_cited_so(const draft::Place& place, const schema::ReportFacts& report, const std::vector<draft::Part>& cited);

}  // namespace travaux::precedent
