// A draft that somebody writes: its sentences with their precedents, its quotations held against the index.
#pragma once

#include "searcher/precedent/precedents.hpp"
#include "searcher/precedent/verify.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

/// What was found for a draft.
struct DraftView {
    std::string text;
    precedent::Precedents precedents;
    std::vector<precedent::Checked> quotations;
};

/// The empty box, before anything is pasted.
std::string draft_page();
std::string draft_page(const DraftView& view);

/// `heading` names what is compared with the rest of the index: a passage's id.
std::string precedents_page(std::string_view heading, const precedent::Precedents& precedents);

}  // namespace travaux::pages
