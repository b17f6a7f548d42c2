// What holds for a whole report, read from its title, its first page and the phrases of its first paragraphs. Every value
// comes with its evidence; what is in doubt stays empty.
//
// Where several places speak, the first that gives a value wins:
//   title    the heading of level 0 (its lines joined); else the first heading; else the first line before the body
//   symbol   a document symbol that stands in a short line of the first page; never one cited in the body
//   doctype  the first row of doctypes.tsv that fits the title or a line of the first page; the symbol's series
//   date     a single day in a line of the first page that says it is the date of issue; the first single day there; the day
//            or month in a short line further down that says so
//   period   of a chair report: a range in the title; in a sentence that says who held the chair ("from … to …", or a
//            first day and a length); in another sentence of the first paragraphs about the chair.
//            Of other reports: the range of days on the first page (the session, the meeting)
//   chair    only of a chair report of the Global Migration Group: who the sentence says held the chair; the organisation
//            in the title; the author, where the table of chairs has it in that period. Where the table has the parent of
//            what was read (the Regional Commissions, for one of them), the table's name stands
//   author   the chair of a chair report, or its one body that the first page names; "adopted by X"; "input of X" and the like in title or first page; the series of the
//            symbol; a line of the first page that holds one organisation's name and no more; the only
//            organisation, forums and organs apart, that title and first page name otherwise
//   meeting  the name of a numbered session or meeting in a line of the first page, then in the title; then one without a number
//            that such a line says it is for ("input to the …", "at the …"); as printed, without its date
//   year     the end of a chair report's period; the year of the date; of the session; the only year in the title of an annual
//            report. Never a year of the body
#pragma once

#include "indexer/facets/passage.hpp"
#include "schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace travaux::facets {

/// A report whose facts are being read.
struct Reading {
    const schema::Report& report;
    std::span<const Passage> passages;  // of the first units, one each: facts are read from the beginning of a report
    const Tables& tables;
    schema::ReportFacts& facts;
    const std::vector<std::string>& given;  // fields settled by hand, the empty ones too

    /// Whether a field is still to be read.
    bool wants(std::string_view field) const;

    /// Notes why `field` has `value`: the words [words] of unit `unit`.
    void note(std::string_view field, std::string_view value, std::size_t unit, WordRange words) const;
    void note(std::string_view field, std::string_view value, std::size_t unit) const;

    /// Notes that `field` has `value` because of what `source` was read from, where that is known.
    void note_from(std::string_view source, std::string_view field, std::string_view value) const;
};

/// The units before the body: letterhead, symbol, dates, titles, bylines; by index, in order. The body starts at the
/// first sentence of some length; at most 40 units are looked at.
std::vector<std::size_t> front_page(const Reading& reading);

/// The units from which front_page() takes its own: the first 40, by index.
std::vector<std::size_t> first_units(const Reading& reading);

/// The first paragraphs of the body, by index.
std::vector<std::size_t> first_paragraphs(const Reading& reading, std::size_t count);

/// The units that make the title, by index.
std::vector<std::size_t> title_units(const Reading& reading);

/// Whether a phrase of this kind (schema/data/phrases.tsv) stands in the words, and where first.
std::optional<WordRange> find_phrase(const Reading& reading, const Passage& passage, WordRange range, std::string_view kind);

void read_title(Reading& reading);
void read_symbol(Reading& reading);
void read_doctype(Reading& reading);   // after title and symbol
void read_dates(Reading& reading);     // date and session; after doctype
void read_meeting(Reading& reading);   // after title
void read_chairmanship(Reading& reading);  // chair and its period; after doctype and dates
void read_author(Reading& reading);    // after chair and symbol
void read_year(Reading& reading);      // after all dates

/// All of them, in order. Fields given by hand are left alone.
void read_report_facts(Reading& reading);

}  // namespace travaux::facets
