#include "searcher/search/addresses.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"
#include "schema/fields.hpp"

#include <algorithm>
#include <optional>

namespace travaux::search {
namespace {

using schema::Report;
using schema::Unit;

constexpr std::size_t kCandidates = 200;  // an address that could mean more is no address

std::vector<std::string> docs_of(const Index& index) {
    const std::string prefix(database::kReportIdPrefix);
    std::vector<std::string> docs;
    const Xapian::Database& database = index.database();
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        docs.push_back((*term).substr(prefix.size()));
    return docs;
}

// As exact as possible: the docs of this name, else in any case, else those it is a part of.
std::vector<std::string> matching_docs(std::string_view name, const std::vector<std::string>& docs) {
    const std::string folded = analysis::fold(name);
    std::vector<std::string> same;
    std::vector<std::string> parts;
    for (const std::string& doc : docs) {
        if (doc == name) return {doc};
        const std::string other = analysis::fold(doc);
        if (other == folded) same.push_back(doc);
        else if (!folded.empty() && other.find(folded) != std::string::npos) parts.push_back(doc);
    }
    return same.empty() ? parts : same;
}

// The docs of the reports that have this symbol, else of those whose symbol ends so: `CRP/27` of `C/103/CRP/27`.
std::vector<std::string> docs_of_symbol(std::string_view name, const Index& index) {
    const std::string folded = analysis::fold(name);
    const std::string prefix(schema::field("symbol").prefix);
    const Xapian::Database& database = index.database();
    std::vector<std::string> same;
    std::vector<std::string> ends;
    if (folded.find_first_of("0123456789") == std::string::npos) return same;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        const std::string symbol = (*term).substr(prefix.size());
        if (symbol != folded && !symbol.ends_with("/" + folded)) continue;
        std::vector<std::string>& into = symbol == folded ? same : ends;
        for (auto id = database.postlist_begin(*term); id != database.postlist_end(*term); ++id)
            if (std::string doc = index.glance(*id).doc; std::ranges::find(into, doc) == into.end()) into.push_back(std::move(doc));
    }
    return same.empty() ? ends : same;
}

std::vector<std::string> named_docs(std::string_view name, const std::vector<std::string>& docs, const Index& index) {
    std::vector<std::string> named = matching_docs(name, docs);
    return named.empty() ? docs_of_symbol(name, index) : named;
}

// Behind a slash; behind a point only where the tail is no number, as points part those.
bool is_tail(std::string_view tail, std::string_view address) {
    if (address.size() <= tail.size() || !address.ends_with(tail)) return false;
    const char sign = address[address.size() - tail.size() - 1];
    return sign == '/' || (sign == '.' && tail.find_first_not_of("0123456789.") != std::string_view::npos);
}

// Long enough to be no number of something else.
bool is_beginning(std::string_view beginning, std::string_view address) {
    constexpr std::size_t kShortest = 4;
    return beginning.size() >= kShortest && address.starts_with(beginning) && address.find('/') == std::string_view::npos;
}

// 0 the address itself, 1 the printed number, 2 a tail, 3 the beginning of a heading's; none otherwise.
std::optional<int> kind_of_match(const std::string& wanted, const Unit& unit) {
    const std::string address = analysis::fold(unit.address);
    if (address == wanted) return 0;
    if (!unit.label.empty() && analysis::fold(unit.label) == wanted) return 1;
    if (is_tail(wanted, address)) return 2;
    if (is_beginning(wanted, address)) return 3;
    return std::nullopt;
}

std::vector<UnitPlace> in_reports(std::string_view address, const std::vector<std::string>& docs, Index& index) {
    const std::string wanted = analysis::fold(address);
    std::vector<UnitPlace> found;
    int best = 4;
    for (const std::string& doc : docs) {
        const auto report = index.report(doc);
        if (report == nullptr) continue;
        for (std::size_t i = 0; i < report->units.size() && found.size() < kCandidates; ++i) {
            const auto kind = kind_of_match(wanted, report->units[i]);
            if (!kind || *kind > best) continue;
            if (*kind < best) found.clear();
            best = *kind;
            found.push_back({report, i});
        }
    }
    return found;
}

std::optional<UnitPlace> beginning(const std::string& doc, Index& index) {
    const auto report = index.report(doc);
    if (report == nullptr || report->units.empty()) return std::nullopt;
    return UnitPlace{report, 0};
}

}  // namespace

std::vector<UnitPlace> find_address(std::string_view address, Index& index) {
    const std::vector<std::string> docs = docs_of(index);
    if (const std::size_t hash = address.rfind('#'); hash != std::string_view::npos && !docs.empty()) {
        const std::string_view place = address.substr(hash + 1);
        const std::vector<std::string> named = hash == 0 ? docs : named_docs(address.substr(0, hash), docs, index);
        if (!place.empty()) return in_reports(place, named, index);
        address = address.substr(0, hash);
    }
    std::vector<UnitPlace> found;
    const std::vector<std::string> named = named_docs(address, docs, index);
    const bool exact = named.size() == 1 && analysis::fold(named.front()) == analysis::fold(address);
    if (!exact) found = in_reports(address, docs, index);
    if (found.empty())
        for (const std::string& doc : named)
            if (auto place = beginning(doc, index); place && found.size() < kCandidates) found.push_back(std::move(*place));
    return found;
}

}  // namespace travaux::search
