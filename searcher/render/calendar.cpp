#include "searcher/render/commitments.hpp"
#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"
#include "schema/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

using follow::Commitment;
using follow::Group;

constexpr std::size_t kLine = 75;      // octets of a line, its end left out (RFC 5545, 3.1)
constexpr std::size_t kSummary = 80;   // characters

// Backslashes, commas, semicolons and line ends (RFC 5545, 3.3.11).
std::string escaped(std::string_view text) {
    std::string out;
    const std::string safe = printable(text);
    for (const char c : safe) {
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        out += c;
    }
    return out;
}

// Longer lines are folded, between characters.
void add_line(std::string& out, std::string_view line) {
    std::size_t room = kLine;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = kLine - 1;  // the blank counts
    }
    out.append(line).append("\r\n");
}

std::string digits(std::string_view date) {
    std::string out(date);
    std::erase(out, '-');
    return out;
}

// When the report was issued, as far as it says.
std::string stamp(const schema::ReportFacts& report) {
    const std::string known = !report.date.empty() ? report.date : !report.period_end.empty() ? report.period_end : report.year ? std::to_string(*report.year) : "1970";
    const std::string day = follow::last_day(known);
    return digits(follow::is_date(day) ? day : "1970-01-01") + "T000000Z";
}

std::string whom(const Commitment& one) { return list_of(one.status == schema::Commitment::Requested ? one.asked_of : one.who, ", "); }

}  // namespace

std::string calendar(const std::vector<Group>& groups) {
    std::string out;
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Travaux//commitments//EN", "CALSCALE:GREGORIAN"}) add_line(out, line);
    for (const Group& group : groups) {
        const Commitment& one = group.first;
        if (!follow::is_date(one.due)) continue;
        std::string ids = one.source.id;
        for (const Commitment& other : group.also) ids += ", " + other.source.id;
        const std::string who = whom(one);
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + escaped(one.source.id) + "@travaux");
        add_line(out, "DTSTAMP:" + stamp(*one.source.report));
        add_line(out, "DTSTART;VALUE=DATE:" + digits(follow::last_day(one.due)));
        add_line(out, "SUMMARY:" + escaped((who.empty() ? "" : who + ": ") + beginning(one.source.unit.text, kSummary)));
        add_line(out, "DESCRIPTION:" + escaped(one.source.unit.text) + "\\n" + escaped(fmt::format("{} · due {} · {}", schema::name_of(one.status), one.due, ids)));
        add_line(out, "CATEGORIES:" + escaped(schema::name_of(one.status)));
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace travaux::render
