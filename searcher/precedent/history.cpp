#include "searcher/precedent/history.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace travaux::precedent {
namespace {

constexpr std::size_t kUses = 1000;  // the first of them
constexpr Depth kVariants{40, 200};  // passages that may print it in other words

// Undated reports stand last.
auto when(const Source& source) {
    const schema::ReportFacts& report = *source.report;
    const std::string& day = report.period_end.empty() ? report.date : report.period_end;
    return std::tuple(!report.year, report.year.value_or(0), day, report.doc, source.unit.ordinal);
}

}  // namespace

History history(const std::string& phrase, const std::vector<search::Filter>& filters, Comparer& comparer) {
    History result{phrase, {}, true};
    wording::Reader& reader = comparer.reader();
    const auto words = reader.words(phrase, reader.language(phrase));
    if (words.empty()) return result;
    const auto printed_words = reader.words(phrase, reader.language(phrase), wording::Names::AsPrinted);
    std::map<std::string, search::Hit> hits;
    for (search::Hit& hit : retrieve_phrase(phrase, filters, comparer.searcher(), kUses, search::Sort::Year)) hits.try_emplace(hit.id, std::move(hit));
    result.complete = hits.size() < kUses;
    for (search::Hit& hit : retrieve(phrase, words, filters, comparer.searcher(), kVariants)) hits.try_emplace(hit.id, std::move(hit));

    std::map<std::string, Variant> variants;  // by the keys of their words
    for (auto& [id, hit] : hits) {
        const std::string& text = hit.unit.text;
        // A formula may be part of a name in one place, and a name be spelled out in another: the nearer reading counts.
        auto passage = reader.words(text, analysis::language_of(*hit.report, hit.unit));
        wording::Comparison comparison = wording::compare(words, passage);
        auto printed = reader.words(text, analysis::language_of(*hit.report, hit.unit), wording::Names::AsPrinted);
        wording::Comparison as_printed = wording::compare(printed_words, printed);
        const bool nearer = as_printed.likeness > comparison.likeness;
        if (nearer) {
            passage = std::move(printed);
            comparison = std::move(as_printed);
        }
        if (comparison.likeness < kVariant) continue;
        std::string key;
        for (std::size_t i = comparison.window.begin; i < comparison.window.end; ++i) key += passage[i].key + ' ';
        Variant& variant = variants[key];
        if (variant.uses.empty()) {
            const std::size_t begin = passage[comparison.window.begin].begin;
            variant.wording = text.substr(begin, passage[comparison.window.end - 1].end - begin);
            if (!comparison.exact) variant.edits = wording::edits(comparison, phrase, nearer ? printed_words : words, text, passage);
        }
        variant.uses.push_back({id, std::move(hit.report), std::move(hit.unit), {}});
    }
    for (auto& [key, variant] : variants) {
        std::ranges::sort(variant.uses, {}, when);
        result.variants.push_back(std::move(variant));
    }
    std::ranges::stable_sort(result.variants, {}, [](const Variant& one) { return when(one.uses.front()); });
    return result;
}

}  // namespace travaux::precedent
