// Precedents, verified quotations and histories as bytes; docs/json.md. The rules of render.hpp hold.
#pragma once

#include "searcher/precedent/copies.hpp"
#include "searcher/precedent/history.hpp"
#include "searcher/precedent/precedents.hpp"
#include "searcher/precedent/verify.hpp"
#include "searcher/render/render.hpp"

#include <string>

namespace travaux::render {

std::string text(const precedent::Precedents& precedents, const Style& style);
std::string json(const precedent::Precedents& precedents);

/// A row a match: piece line nearness shared likeness score id year author standing diff.
std::string tsv(const precedent::Precedents& precedents);
std::string csv(const precedent::Precedents& precedents);

/// A piece a line, as in `pieces` of the JSON.
std::string json_lines(const precedent::Precedents& precedents);

std::string text(const std::vector<precedent::Checked>& checked, const Style& style);
std::string json(const std::vector<precedent::Checked>& checked);

/// A row a quotation: line verdict place given id also diff quotation.
std::string tsv(const std::vector<precedent::Checked>& checked);

std::string text(const precedent::History& history, const Style& style);
std::string json(const precedent::History& history);

/// A row a use: year author uses id wording diff.
std::string tsv(const precedent::History& history);
std::string csv(const precedent::History& history);

/// A variant a line, as in `variants` of the JSON.
std::string json_lines(const precedent::History& history);

std::string text(const std::vector<precedent::Copies>& groups, const Style& style);
std::string json(const std::vector<precedent::Copies>& groups);

/// A row a passage: group id text.
std::string tsv(const std::vector<precedent::Copies>& groups);

}  // namespace travaux::render
