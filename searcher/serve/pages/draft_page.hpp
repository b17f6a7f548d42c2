// A draft that somebody writes: its sentences with their precedents, its quotations held against the index.
#pragma once

#include "searcher/cite/reference.hpp"
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
/// `names`: for the citations that only paper shows; so below.
std::string draft_page(const DraftView& view, const cite::Names& names);

/// Of a passage, which is no precedent of itself.
std::string precedents_page(const search::Passage& passage, const precedent::Precedents& precedents, const cite::Names& names);

}  // namespace travaux::pages
