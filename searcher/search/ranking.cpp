#include "searcher/search/ranking.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/counts.hpp"
#include "searcher/search/order.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace travaux::search {
namespace {

// Body text before a footnote of the same words.
constexpr double kBodyBonus = 0.05;

// Whether every match is among those that are looked at again.
bool is_looked_at_whole(const Search& search) {
    return search.request.sort == Sort::Relevance && !search.plan.words.empty() && search.total && *search.total <= kLookedAt;
}

Xapian::Enquire enquire(const Search& search, const match::Formula& formula) {
    const match::Collection& collection = search.index.collection();
    Xapian::Enquire enquire(collection.database);
    enquire.set_query(match::to_xapian(formula, collection));
    enquire.set_weighting_scheme(match::weighting(collection));
    if (search.request.sort == Sort::Document) enquire.set_sort_by_value(database::kOrderSlot, false);
    else if (is_looked_at_whole(search)) enquire.set_sort_by_relevance();  // equals are put in order there
    else enquire.set_sort_by_relevance_then_value(database::kOrderSlot, false);
    if (search.request.group_by_document) enquire.set_collapse_key(schema::field("doc").column);
    return enquire;
}

std::vector<Ranked> ranked_of(const match::Found& found, std::size_t from, std::size_t count) {
    std::vector<Ranked> ranked;
    for (std::size_t i = from; i < std::min(found.heaviest.size(), from + count); ++i)
        ranked.push_back({found.heaviest[i].id, {}, {}, found.heaviest[i].weight, true});
    return ranked;
}

// Of equals the paragraphs of a report stand in its order, which is that of their ids.
constexpr auto kPlace = [](const Ranked& one) { return std::tuple(-one.score, std::string_view(one.glance.doc), one.docid); };

const Glance& glance_at(const Search& search, Ranked& one) {
    if (one.glance.doc.empty()) one.glance = search.index.glance(one.docid);
    return one.glance;
}

// Xapian has them in order where they are equal to the last bit.
void put_equals_in_order(const Search& search, std::vector<Ranked>& ranked) {
    for (auto first = ranked.begin(); first != ranked.end();) {
        const auto end = std::find_if(first, ranked.end(), [&](const Ranked& one) { return one.score != first->score; });
        if (end - first > 1) {
            for (auto one = first; one != end; ++one) glance_at(search, *one);
            std::ranges::sort(first, end, {}, kPlace);
        }
        first = end;
    }
}

std::vector<Ranked> matches(const Search& search, const match::Formula& formula, std::size_t from, std::size_t count) {
    std::vector<Ranked> ranked;
    const bool grouped = search.request.group_by_document;
    const bool own = search.index.has_columns();
    if (own && !search.plan.ranks() && !grouped) {
        for (const Xapian::docid id : in_order(search.index, formula, from, count)) ranked.push_back({id, {}, {}, 0, true});
        return ranked;
    }
    if (own && search.request.sort != Sort::Document)
        return ranked_of(match::find(formula, search.index.collection(), from + count, grouped), from, count);
    const Xapian::MSet set =
        enquire(search, formula).get_mset(static_cast<Xapian::doccount>(from), static_cast<Xapian::doccount>(count));
    for (auto match = set.begin(); match != set.end(); ++match)
        ranked.push_back({*match, {}, {}, match::rounded(match.get_weight()), true});
    if (search.plan.ranks() && search.request.sort != Sort::Document) put_equals_in_order(search, ranked);
    return ranked;
}

ClosenessReader reader_of(const Search& search) { return {search.plan, search.index, search.marker, search.analyzer}; }

Closeness look_at(const Search& search, Ranked& one, ClosenessReader& reader) { return reader.read(one.docid, glance_at(search, one).language); }

// Bonuses are never negative, so what was looked at stays before what was not.
void look_again(const Search& search, std::vector<Ranked>& ranked, Match match) {
    if (search.plan.words.empty() || !search.request.closeness) return;
    const std::size_t count = std::min(kLookedAt, ranked.size());
    const bool reads = match == Match::Any || search.plan.order.size() > 1;  // one word that is there is close to nothing
    ClosenessReader reader = reader_of(search);
    for (std::size_t i = 0; i < count; ++i) {
        Ranked& one = ranked[i];
        const Closeness close = reads ? look_at(search, one, reader) : Closeness{};
        one.all_words = !reads || close.needed == search.plan.needed();
        if (!glance_at(search, one).is_footnote) one.score *= 1 + kBodyBonus;
        one.score += close.bonus;
    }
    std::ranges::sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), {}, kPlace);
}

// Those that hold at least half of the words, or of those that are needed, best first; below every all-words match, also in score.
std::vector<Ranked> others(const Search& search, std::vector<Ranked>& before) {
    const match::Formula formula = match::without(any_words(search.plan), all_words(search.plan));
    Search uncounted = search;
    uncounted.total.reset();
    std::vector<Ranked> ranked = matches(uncounted, formula, 0, kLookedAt);
    look_again(search, ranked, Match::Any);
    std::set<std::string_view> taken;
    if (search.request.group_by_document)
        for (Ranked& one : before) taken.insert(glance_at(search, one).doc);
    ClosenessReader reader = reader_of(search);
    std::erase_if(ranked, [&](Ranked& one) {
        const Closeness held = look_at(search, one, reader);
        const bool few = 2 * held.words < search.plan.words.size() && 2 * held.needed < search.plan.needed();
        return few || taken.contains(one.glance.doc);
    });
    const double least = before.empty() || ranked.empty() ? 0 : before.back().score;
    const double factor = least > 0 ? std::min(1.0, 0.999 * least / std::max(ranked.front().score, 1e-9)) : 1;
    for (Ranked& one : ranked) {
        one.score *= factor;
        one.all_words = false;
    }
    return ranked;
}

std::vector<Ranked> page(std::vector<Ranked> ranked, std::size_t offset, std::size_t limit) {
    const std::size_t from = std::min(offset, ranked.size());
    const std::size_t to = std::min(ranked.size(), from + limit);
    return {std::make_move_iterator(ranked.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(ranked.begin() + static_cast<std::ptrdiff_t>(to))};
}

std::vector<Ranked> by_relevance(const Search& search, Match match, bool fill) {
    const Request& request = search.request;
    const std::size_t end = request.offset + request.limit;
    const std::size_t best = search.plan.words.empty() || !request.closeness ? end : std::max(end, kLookedAt);
    std::vector<Ranked> ranked = search.found != nullptr && search.found->has_first(best)
                                     ? ranked_of(*search.found, 0, best)
                                     : matches(search, match == Match::Any ? any_words(search.plan) : all_words(search.plan), 0, best);
    look_again(search, ranked, match);
    if (match == Match::All)
        for (Ranked& one : ranked) one.all_words = true;
    if (fill && ranked.size() < end) {
        std::ranges::move(others(search, ranked), std::back_inserter(ranked));
    }
    return page(std::move(ranked), request.offset, request.limit);
}

// Xapian sorts by one value; year by year, the order within a year is relevance, then place.
std::vector<Ranked> by_year(const Search& search, Match match) {
    const schema::Field& year = schema::field("year");
    const match::Formula formula = match == Match::Any ? any_words(search.plan) : all_words(search.plan);
    std::vector<match::Formula> steps;
    std::vector<match::Formula> dated;
    for (const FacetValue& value : facet(year, tallies_of(search.index, formula, year), {}, 0).values)
        dated.emplace_back(database::term(year.prefix, value.value));
    for (const match::Formula& term : dated) steps.push_back(match::filtered(formula, term));
    if (search.request.sort == Sort::YearDown) std::ranges::reverse(steps);
    steps.push_back(match::without(formula, match::any_of(std::move(dated))));

    std::vector<Ranked> ranked;
    const std::size_t end = search.request.offset + search.request.limit;
    for (const match::Formula& step : steps) {
        if (ranked.size() >= end) break;
        std::ranges::move(matches(search, step, 0, end - ranked.size()), std::back_inserter(ranked));
    }
    return page(std::move(ranked), search.request.offset, search.request.limit);
}

}  // namespace

void load(const Search& search, Ranked& one) {
    if (!one.paragraph) one.paragraph = std::make_unique<Paragraph>(search.index.paragraph(one.docid));
}

std::vector<Ranked> rank(const Search& search, Match match, bool fill) {
    std::vector<Ranked> ranked;
    switch (search.request.sort) {
        case Sort::Relevance: ranked = by_relevance(search, match, fill); break;
        case Sort::Document:
            ranked = matches(search, match == Match::Any ? any_words(search.plan) : all_words(search.plan), search.request.offset,
                             search.request.limit);
            break;
        case Sort::Year:
        case Sort::YearDown: ranked = by_year(search, match); break;
    }
    if (match == Match::Any && (search.request.snippets || search.request.sort != Sort::Relevance)) {
        ClosenessReader reader = reader_of(search);
        for (Ranked& one : ranked) one.all_words = look_at(search, one, reader).needed == search.plan.needed();
    }
    return ranked;
}

}  // namespace travaux::search
