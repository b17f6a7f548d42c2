#include "searcher/search/doc_set.hpp"

#include "schema/database/database.hpp"
#include "searcher/search/exclusion.hpp"
#include "searcher/search/placed.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace travaux::search {
namespace {

using Xapian::Query;

// To ask a posting list for one document costs as much as to read so many of its entries.
constexpr std::size_t kEntriesPerSkip = 10;

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max() / 2;  // of what has no bound

constexpr std::uint64_t bits_from(std::size_t bit) { return ~std::uint64_t{0} << (bit % 64); }

class Ids : public Xapian::MatchSpy {
public:
    explicit Ids(DocSet& set) : set_(set) {}
    void operator()(const Xapian::Document& document, double) override { set_.insert(document.get_docid()); }

private:
    DocSet& set_;
};

// A set as something that the matcher can filter by.
class Source : public Xapian::PostingSource {
public:
    explicit Source(const DocSet& set) : set_(set), size_(static_cast<Xapian::doccount>(set.size())) {}

    Xapian::doccount get_termfreq_min() const override { return size_; }
    Xapian::doccount get_termfreq_est() const override { return size_; }
    Xapian::doccount get_termfreq_max() const override { return size_; }
    void init(const Xapian::Database&) override { at_ = 0; }
    void next(double) override { at_ = set_.next(at_ + 1); }
    void skip_to(Xapian::docid id, double) override { at_ = set_.next(std::max<std::size_t>(at_, id)); }
    bool at_end() const override { return at_ >= set_.bound(); }
    Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(at_); }

private:
    const DocSet& set_;
    Xapian::doccount size_;
    std::size_t at_ = 0;  // no document has the id 0
};

class Evaluator {
public:
    Evaluator(const Xapian::Database& database, std::span<const std::uint64_t> paragraphs)
        : database_(database), paragraphs_(paragraphs) {}

    // Those of `within` that match: all where it is none.
    DocSet matches(const Query& query, const DocSet* within) const {
        switch (query.get_type()) {
            case Query::LEAF_TERM: return postings(*query.get_terms_begin(), within);
            case Query::LEAF_MATCH_ALL:
            case Query::LEAF_POSTING_SOURCE: return within != nullptr ? *within : DocSet(paragraphs_);
            case Query::LEAF_MATCH_NOTHING: return none();
            case Query::OP_SCALE_WEIGHT: return matches(query.get_subquery(0), within);
            case Query::OP_XOR: return is_guard(query) ? matches(query.get_subquery(0), within) : by_matcher(query, within);
            case Query::OP_AND_MAYBE: return asks_places(query) ? by_matcher(query.get_subquery(0), within) : matches(query.get_subquery(0), within);
            case Query::OP_AND_NOT: {
                DocSet kept = matches(query.get_subquery(0), within);
                for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) kept -= matches(query.get_subquery(i), &kept);
                return kept;
            }
            case Query::OP_OR:
            case Query::OP_MAX:
            case Query::OP_SYNONYM: return any(query, within);
            case Query::OP_AND:
            case Query::OP_FILTER: return all(query, within);
            default: return by_matcher(query, within);
        }
    }

private:
    DocSet none() const { return DocSet(paragraphs_.size() * 64); }

    // A bound from above that costs a look at each term.
    std::size_t most(const Query& query) const {
        const auto over_children = [&](std::size_t start, auto&& fold) {
            for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) start = fold(start, most(query.get_subquery(i)));
            return start;
        };
        switch (query.get_type()) {
            case Query::LEAF_TERM: return database_.get_termfreq(*query.get_terms_begin());
            case Query::LEAF_MATCH_NOTHING: return 0;
            case Query::OP_SCALE_WEIGHT:
            case Query::OP_AND_NOT: return most(query.get_subquery(0));
            case Query::OP_AND_MAYBE: return asks_places(query) ? kMany : most(query.get_subquery(0));
            case Query::OP_XOR: return is_guard(query) ? most(query.get_subquery(0)) : kMany;
            case Query::OP_OR:
            case Query::OP_MAX:
            case Query::OP_SYNONYM: return over_children(0, [](std::size_t a, std::size_t b) { return std::min(a + b, kMany); });
            case Query::OP_AND:
            case Query::OP_FILTER: return over_children(kMany, [](std::size_t a, std::size_t b) { return std::min(a, b); });
            default: return kMany;
        }
    }

    DocSet postings(const std::string& term, const DocSet* within) const {
        if (term == database::kParagraphTerm) return within != nullptr ? *within : DocSet(paragraphs_);
        DocSet found = none();
        auto posting = database_.postlist_begin(term);
        const auto end = database_.postlist_end(term);
        if (within != nullptr && within->size() * kEntriesPerSkip < database_.get_termfreq(term)) {
            for (std::size_t id = within->next(0); id < within->bound() && posting != end; id = within->next(id + 1)) {
                posting.skip_to(static_cast<Xapian::docid>(id));
                if (posting != end && *posting == id) found.insert(*posting);
            }
            return found;
        }
        for (; posting != end; ++posting) found.insert(*posting);
        if (within != nullptr) found &= *within;
        return found;
    }

    DocSet any(const Query& query, const DocSet* within) const {
        DocSet found = none();
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) found |= matches(query.get_subquery(i), within);
        return found;
    }

    // The rarest first, so that the others are only asked about what is left; where words stand is asked last.
    DocSet all(const Query& query, const DocSet* within) const {
        struct Part {
            bool placed;
            std::size_t most;
            Query query;
        };
        std::vector<Part> parts;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            const Query part = query.get_subquery(i);
            parts.push_back({asks_places(is_guard(part) ? part.get_subquery(0) : part), most(part), part});
        }
        std::ranges::stable_sort(parts, {}, [](const Part& part) { return std::pair(part.placed, part.most); });
        DocSet left = matches(parts.front().query, within);
        for (std::size_t i = 1; i < parts.size(); ++i) left = matches(parts[i].query, &left);
        return left;
    }

    DocSet by_matcher(const Query& query, const DocSet* within) const {
        DocSet found = none();
        Ids ids(found);
        Xapian::Enquire enquire(database_);
        std::optional<Source> source;
        if (within != nullptr) source.emplace(*within);
        enquire.set_query(source ? Query(Query::OP_FILTER, query, Query(&*source)) : query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&ids);
        enquire.get_mset(0, 0, database_.get_doccount());
        return found;
    }

    const Xapian::Database& database_;
    std::span<const std::uint64_t> paragraphs_;
};

}  // namespace

std::size_t DocSet::size() const { return count(0, bound()); }

std::size_t DocSet::count(std::size_t from, std::size_t to) const {
    if (from >= to) return 0;
    const std::size_t first = from / 64;
    const std::size_t last = (to - 1) / 64;
    const auto bits = [&](std::size_t word) {
        std::uint64_t mask = ~std::uint64_t{0};
        if (word == first) mask &= bits_from(from);
        if (word == last && to % 64 != 0) mask &= ~bits_from(to);
        return static_cast<std::size_t>(std::popcount(words_[word] & mask));
    };
    std::size_t sum = 0;
    for (std::size_t word = first; word <= last; ++word) sum += bits(word);
    return sum;
}

std::size_t DocSet::next(std::size_t from) const {
    std::size_t word = from / 64;
    if (word >= words_.size()) return bound();
    std::uint64_t left = words_[word] & bits_from(from);
    while (left == 0) {
        if (++word == words_.size()) return bound();
        left = words_[word];
    }
    return word * 64 + static_cast<std::size_t>(std::countr_zero(left));
}

DocSet& DocSet::operator&=(const DocSet& other) {
    std::ranges::transform(words_, other.words_, words_.begin(), [](std::uint64_t a, std::uint64_t b) { return a & b; });
    return *this;
}

DocSet& DocSet::operator|=(const DocSet& other) {
    std::ranges::transform(words_, other.words_, words_.begin(), [](std::uint64_t a, std::uint64_t b) { return a | b; });
    return *this;
}

DocSet& DocSet::operator-=(const DocSet& other) {
    std::ranges::transform(words_, other.words_, words_.begin(), [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
    return *this;
}

DocSet matching(const Query& query, const Xapian::Database& database, std::span<const std::uint64_t> paragraphs) {
    const DocSet all(paragraphs);
    DocSet found = Evaluator(database, paragraphs).matches(query, nullptr);
    return found &= all;
}

}  // namespace travaux::search
