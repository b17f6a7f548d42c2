// Commitments and what became of them as bytes; docs/json.md. The rules of render.hpp hold.
#pragma once

#include "searcher/follow/commitments.hpp"
#include "searcher/follow/trace.hpp"
#include "searcher/render/render.hpp"

#include <string>
#include <vector>

namespace travaux::render {

std::string text(const std::vector<follow::Group>& groups, const Style& style);
std::string json(const std::vector<follow::Group>& groups);

/// A row a group: due status who asked_of id also year section text.
std::string tsv(const std::vector<follow::Group>& groups);
std::string csv(const std::vector<follow::Group>& groups);

/// A group a line, as in `commitments` of the JSON.
std::string json_lines(const std::vector<follow::Group>& groups);

/// iCalendar (RFC 5545): an all-day event on the last day that each due date may mean. What identifies an event and its
/// time stamp come from the reports, not from the clock: the same groups give the same bytes.
std::string calendar(const std::vector<follow::Group>& groups);

std::string text(const follow::Trace& trace, const Style& style);
std::string json(const std::vector<follow::Trace>& traces);

/// A row a finding, or one for a promise without any.
std::string tsv(const std::vector<follow::Trace>& traces);
std::string csv(const std::vector<follow::Trace>& traces);

/// The same one by one: the columns, then the rows of each trace.
std::string trace_columns();
std::string trace_rows(const follow::Trace& trace);

/// A trace a line, as in `traces` of the JSON.
std::string json_lines(const std::vector<follow::Trace>& traces);

}  // namespace travaux::render
