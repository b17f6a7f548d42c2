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
    Right,      // the quotation is there
    Elsewhere,  // it is not there, or not exactly so
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
    std::optional<Source> source;      // where it stands, at the place given if it does; else the nearest passage, if one is near
    std::vector<std::string> also;     // ids of other passages that have it exactly, at most ten
    std::vector<wording::Edit> edits;  // from the nearest passage to the quotation
    std::string remark;                // what is no difference but worth knowing: a name printed in another form

    bool good() const { return verdict == Verdict::Exact && (place == PlaceVerdict::None || place == PlaceVerdict::Right); }
};

/// In order of the draft.
std::vector<Checked> verify(const std::vector<draft::Quotation>& quotations, Comparer& comparer, const std::vector<search::Filter>& filters);

/// Every sentence of a draft as if it were quoted; headings only where there is nothing else.
std::vector<draft::Quotation> all_sentences(const std::vector<draft::Paragraph>& paragraphs);

/// Whether the unit stands at the place: in the report of that symbol (or the end of it) or identifier; under the
/// number, in the section, on the page that it names. What the place leaves open fits any.
bool stands_at(const draft::Place& place, const schema::ReportFacts& report, const schema::Unit& unit);

}  // namespace travaux::precedent
