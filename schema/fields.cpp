#include "schema/fields.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace travaux::schema {
namespace {

using enum FieldType;
using enum FieldOf;

// Slots 0-15 hold sortable values, 16-31 facet columns; see docs/index-layout.md.
constexpr std::array kFields{
    Field{"year", "XYEAR", 0, 16, Number, Report, false, "--year", "retreat year:2012..2013",
          "year the report speaks from"},
    Field{"chair", "XCHAIR", kNoSlot, 17, Agency, Report, true, "--chair", "chair:IOM",
          "agency chairing the Global Migration Group in the reporting period"},
    Field{"author", "XAUTHOR", kNoSlot, 18, Agency, Report, true, "--author", "author:IOM", "agency that issued the report"},
    Field{"doctype", "XTYPE", kNoSlot, 19, Keyword, Report, false, "--type", "doctype:\"chair report\"",
          "kind of report"},
    Field{"language", "XLANG", kNoSlot, 20, Keyword, Report, false, "--language", "language:fr", "ISO 639-1 code"},
    Field{"objective", "XOBJ", kNoSlot, 21, Number, Paragraph, false, "--objective", "objective:1",
          "numbered objective under which the paragraph stands"},
    Field{"agency", "XAGENCY", kNoSlot, 22, Agency, Paragraph, true, "--agency", "agency:UNDESA",
          "organisations printed in the paragraph"},
    Field{"commitment", "XCOMMIT", kNoSlot, 23, Keyword, Paragraph, false, "--commitment", "commitment:planned",
          "planned, ongoing, delivered, not_realised or requested"},
    Field{"actor", "XACTOR", kNoSlot, 24, Agency, Paragraph, true, "", "actor:IOM", "who undertakes the commitment"},
    Field{"due", "XDUE", 1, kNoSlot, Date, Paragraph, false, "", "due:..2013-04-01", "date a commitment is due"},
    Field{"mentions", "XMENTION", kNoSlot, 25, Number, Paragraph, true, "", "mentions:2015", "years printed in the paragraph"},
    Field{"kind", "XKIND", kNoSlot, 26, Keyword, Paragraph, false, "--kind", "kind:footnote",
          "paragraph, list_item, footnote, table_row or caption"},
    Field{"doc", "XDOC", kNoSlot, 27, Keyword, Report, false, "--doc", "doc:c-101-crp-12", "identifier of the report"},
    Field{"title", "XTITLE", kNoSlot, kNoSlot, Text, Report, false, "", "title:chairmanship", "title of the report"},
    Field{"section", "XSECTION", kNoSlot, kNoSlot, Text, Paragraph, false, "--section", "section:conclusion",
          "headings above the paragraph"},
    Field{"symbol", "XSYMBOL", kNoSlot, kNoSlot, Keyword, Report, false, "", "symbol:C/101/CRP/12", "document symbol"},
    Field{"label", "XLABEL", kNoSlot, kNoSlot, Keyword, Paragraph, false, "", "label:\"12(a)\"", "printed number"},
    Field{"date", "XDATE", 2, kNoSlot, Date, Report, false, "", "date:2013-11", "printed date of issue or meeting"},
    Field{"meeting", "XMEETING", kNoSlot, kNoSlot, Text, Report, false, "", "meeting:council", "session or meeting that the report was written for"},
    Field{"period", "", kNoSlot, kNoSlot, Date, Report, false, "", "", "reporting period: its first and last day"},
};

constexpr bool unique_names() {
    for (std::size_t i = 0; i < kFields.size(); ++i)
        for (std::size_t j = i + 1; j < kFields.size(); ++j)
            if (kFields[i].name == kFields[j].name) return false;
    return true;
}

// A prefix that starts another one would let two fields share a term: values are folded, prefixes upper case.
constexpr bool unique_prefixes() {
    for (std::size_t i = 0; i < kFields.size(); ++i)
        for (std::size_t j = i + 1; j < kFields.size(); ++j)
            if (!kFields[i].prefix.empty() && kFields[i].prefix == kFields[j].prefix) return false;
    return true;
}

constexpr bool unique_slots() {
    std::array<std::uint32_t, 2 * kFields.size()> seen{};
    std::size_t n = 0;
    for (const Field& f : kFields)
        for (std::uint32_t slot : {f.slot, f.column}) {
            if (slot == kNoSlot) continue;
            for (std::size_t i = 0; i < n; ++i)
                if (seen[i] == slot) return false;
            seen[n++] = slot;
        }
    return true;
}

constexpr bool sensible_rows() {
    for (const Field& f : kFields) {
        if (f.is_filter() && f.example.empty()) return false;
        if (f.slot != kNoSlot && f.slot >= 16) return false;
        if (f.column < 16) return false;  // kNoSlot is above all slots
    }
    return true;
}

static_assert(unique_names());
static_assert(unique_prefixes());
static_assert(unique_slots());
static_assert(sensible_rows());

}  // namespace

std::span<const Field> fields() { return kFields; }

const Field* find_field(std::string_view name) {
    const auto* row = std::ranges::find(kFields, name, &Field::name);
    return row == kFields.end() ? nullptr : row;
}

const Field& field(std::string_view name) {
    if (const Field* row = find_field(name)) return *row;
    throw std::logic_error("no field " + std::string(name));
}

}  // namespace travaux::schema
