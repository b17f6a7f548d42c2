// The heaviest paragraphs are those that a plain look at every one of them finds, over many windows and two shards, however few are wanted.
#include "searcher/match/matches.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/match/evaluation.hpp"
#include "searcher/match/saturation.hpp"
#include "tests/catch.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <memory>
#include <random>

using namespace travaux;
using match::Formula;
using match::Op;
namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 6> kTerms = {"all", "half", "tenth", "hundredth", "few", "weightless"};
constexpr std::array<std::size_t, 6> kOneIn = {1, 2, 10, 100, 1'500, 5};  // the last has a posting without times

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

    // Once mostly, seldom often.
    unsigned times() {
        unsigned times = 1;
        while (times < 90 && below(5) < 2) times += times / 3 + 1;
        return times;
    }

private:
    std::mt19937 random_;
};

struct Paragraph {
    std::array<std::optional<unsigned>, kTerms.size()> times;
    unsigned length = 0;
    std::string doc;
    std::size_t shard = 0;
    Xapian::docid own = 0;  // its id there
    Xapian::docid id = 0;
};

class Fixture {
public:
    Fixture() : folder_(fs::temp_directory_path() / fmt::format("travaux-match-{}", getpid())) {
        fs::create_directories(folder_);
        Chance chance(7);
        for (std::size_t shard = 0; shard < 2; ++shard) fill(shard, shard == 0 ? 7'000 : 4'500, chance);
        for (std::size_t shard = 0; shard < 2; ++shard) {
            const std::string path = path_of(shard);
            database::write_columns(path);
            database::write_posting_lists(path);
            match::Shard& one = collection.shards.emplace_back();
            one.location = path;
            one.database = Xapian::Database(path);
            one.columns = database::Columns::open(path, one.database);
            one.postings = database::PostingLists::open(path, one.database);
            REQUIRE((one.columns && one.postings));
            collection.database.add_database(one.database);
        }
        collection.paragraphs = paragraphs.size();
        collection.has_columns = true;
        for (Paragraph& paragraph : paragraphs) paragraph.id = collection.id_of(paragraph.shard, paragraph.own);
    }
    ~Fixture() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    match::Collection collection;
    std::vector<Paragraph> paragraphs;

private:
    std::string path_of(std::size_t shard) const { return (folder_ / std::to_string(shard)).string(); }

    void fill(std::size_t shard, Xapian::docid count, Chance& chance) {
        Xapian::WritableDatabase database(path_of(shard), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
        std::string doc;
        for (Xapian::docid own = 1; own <= count; ++own) {
            if (doc.empty() || chance.below(20) == 0) doc = fmt::format("{:04}-{}-{}", chance.below(10'000), shard, own);
            Paragraph& paragraph = paragraphs.emplace_back();
            paragraph.doc = doc;
            paragraph.shard = shard;
            paragraph.own = own;
            Xapian::Document document;
            for (std::size_t i = 0; i < kTerms.size(); ++i) {
                if (chance.below(kOneIn[i]) != 0) continue;
                paragraph.times[i] = i + 1 < kTerms.size() ? chance.times() : 0;
                document.add_term(kTerms[i], *paragraph.times[i]);
                paragraph.length += *paragraph.times[i];
            }
            const auto more = static_cast<unsigned>(chance.below(12) * chance.below(12));
            if (more != 0) document.add_term("more", more);
            paragraph.length += more;
            document.add_boolean_term(std::string(database::kParagraphTerm));
            document.add_value(schema::field("doc").column, database::encode_column(doc, {doc}));
            document.add_value(database::kOrderSlot, database::order_key(doc, own));
            database.add_document(document);
        }
        database.commit();
    }

    fs::path folder_;
};

bool stands(std::size_t shard, Xapian::docid id) { return (id * 7 + shard) % 5 < 2; }

void stand(std::size_t shard, std::size_t first, match::WindowBits& bits) {
    match::WindowBits(bits).each([&](std::size_t at) {
        if (!stands(shard, static_cast<Xapian::docid>(first + at))) bits.erase(at);
    });
}

// What the formula says of one paragraph, word for word.
bool weigh(const Formula& formula, const Paragraph& paragraph, double mean_length, double factor, double& weight) {
    const Formula::Node& node = formula.node();
    const auto part = [&](std::size_t i) {
        const double before = weight;
        const bool matches = weigh(node.parts[i], paragraph, mean_length, factor, weight);
        if (!matches) weight = before;
        return matches;
    };
    const auto has = [&](std::size_t i) {
        double unused = 0;
        return weigh(node.parts[i], paragraph, mean_length, factor, unused);
    };
    switch (node.op) {
        case Op::Nothing: return false;
        case Op::Paragraphs: return true;
        case Op::Term:
        case Op::Words: {
            unsigned times = 0;
            bool any = false;
            for (const std::string& term : node.terms) {
                std::size_t i = 0;
                while (term != kTerms[i]) ++i;
                any = any || paragraph.times[i];
                times += paragraph.times[i].value_or(0);
            }
            if (any && node.op == Op::Words) weight += factor * node.weight * match::saturation(times, paragraph.length, mean_length);
            return any;
        }
        case Op::And:
            for (std::size_t i = 0; i < node.parts.size(); ++i)
                if (!part(i)) return false;
            return true;
        case Op::Or: {
            bool any = false;
            for (std::size_t i = 0; i < node.parts.size(); ++i) any = part(i) || any;
            return any;
        }
        case Op::FirstOf:
            for (std::size_t i = 0; i < node.parts.size(); ++i)
                if (part(i)) return true;
            return false;
        case Op::AndMaybe:
            if (!part(0)) return false;
            part(1);
            return true;
        case Op::Filter: return part(0) && has(1);
        case Op::AndNot: return part(0) && !has(1);
        case Op::Scale:
            return weigh(node.parts[0], paragraph, mean_length, factor * node.weight, weight);
        case Op::Constant:
            if (!has(0)) return false;
            weight += factor * node.weight;
            return true;
        case Op::Placed: return part(0) && stands(paragraph.shard, paragraph.own);
    }
    return false;
}

Formula random_formula(Chance& chance, int depth) {
    const auto term = [&] { return std::string(kTerms[chance.below(kTerms.size())]); };
    if (depth == 0 || chance.below(5) == 0) {
        const double weight = static_cast<double>(1 + chance.below(8)) / 2;
        switch (chance.below(6)) {
            case 0: return Formula(term());
            case 1: return match::words({"all", "tenth", "few"}, weight);
            case 2: return match::constant(weight, Formula(term()));
            default: return match::words({term()}, weight);
        }
    }
    const auto below = [&] { return random_formula(chance, depth - 1); };
    switch (chance.below(9)) {
        case 0: return match::all_of({below(), below()});
        case 1: return match::all_of({below(), below(), below()});
        case 2: return match::any_of({below(), below(), below()});
        case 3: return match::first_of({below(), below(), below()});
        case 4: return match::without(below(), below());
        case 5: return match::filtered(below(), below());
        case 6: return match::scaled(0.3, below());
        case 7: return match::placed(below(), [] { return stand; });
        default: return match::and_maybe(below(), below());
    }
}

struct Expected {
    double weight;
    std::string_view doc;
    Xapian::docid id;
};

std::vector<Expected> all_of(const Fixture& fixture, const Formula& formula) {
    const double mean_length = fixture.collection.mean_length();
    std::vector<Expected> all;
    for (const Paragraph& paragraph : fixture.paragraphs) {
        double weight = 0;
        if (weigh(formula, paragraph, mean_length, 1, weight)) all.push_back({match::rounded(weight), paragraph.doc, paragraph.id});
    }
    std::sort(all.begin(), all.end(), [](const Expected& a, const Expected& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        return a.doc == b.doc ? a.id < b.id : a.doc < b.doc;
    });
    return all;
}

std::vector<Expected> first_of_reports(const std::vector<Expected>& all) {
    std::map<std::string_view, bool> seen;
    std::vector<Expected> first;
    for (const Expected& one : all)
        if (seen.emplace(one.doc, true).second) first.push_back(one);
    return first;
}

}  // namespace

TEST_CASE("the heaviest are those of a plain look at every paragraph, and all that match are found") {
    const Fixture fixture;
    Chance chance(11);
    std::size_t matched = 0;
    for (int round = 0; round < 120; ++round) {
        const Formula formula = random_formula(chance, 1 + static_cast<int>(chance.below(3)));
        const bool one_a_report = chance.below(4) == 0;
        const std::size_t count = chance.below(60);
        std::vector<Expected> expected = all_of(fixture, formula);
        const std::size_t matches = expected.size();
        if (one_a_report) expected = first_of_reports(expected);
        expected.resize(std::min(expected.size(), count));
        const match::Found found = match::find(formula, fixture.collection, count, one_a_report);
        CAPTURE(round, count, one_a_report, matches);
        REQUIRE(found.heaviest.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            CAPTURE(i);
            REQUIRE(found.heaviest[i].weight == expected[i].weight);
            REQUIRE(found.heaviest[i].id == expected[i].id);
        }
        std::size_t in_sets = 0;
        for (const match::DocSet& set : found.sets) in_sets += set.size();
        REQUIRE(in_sets == matches);
        matched += matches;
    }
    CHECK(matched > 150'000);
}

TEST_CASE("most paragraphs that weigh too little are not weighed, and all that weigh enough are") {
    const Fixture fixture;
    const struct {
        Formula formula;
        double least;
        std::size_t at_most;  // of a hundred matches, so many are left
    } kCases[] = {
        {match::words({"all"}, 2), 1.7, 4},
        {match::words({"all", "half"}, 2), 1.7, 25},
        {match::all_of({match::words({"all"}, 2), match::words({"half"}, 3)}), 4.2, 4},
        {match::any_of({match::words({"all"}, 2), match::words({"half"}, 2), match::words({"tenth"}, 3)}), 4.5, 5},
        {match::any_of({match::words({"all"}, 2), match::words({"half"}, 2), match::words({"all"}, 1), match::words({"half"}, 1), match::words({"tenth"}, 3),
                        match::words({"hundredth"}, 1), match::constant(1, Formula("few")), match::words({"tenth"}, 1)}), 6.5, 3},
        {match::and_maybe(match::words({"all"}, 2), match::constant(1, Formula("hundredth"))), 2.1, 3},
        {match::words({"all"}, 2), 0, 100},
        {match::words({"all"}, 2), 2.01, 0},
    };
    for (const auto& [formula, least, at_most] : kCases) {
        match::Evaluation evaluation(formula, fixture.collection, 0);
        const auto weights = std::make_unique<match::Evaluation::Weights>();
        std::size_t matches = 0;
        std::size_t left = 0;
        for (std::size_t first = 0; first < 7'000; first += match::kWindow) {
            match::WindowBits bits;
            for (std::size_t at = first == 0 ? 1 : 0; at < std::min(match::kWindow, 7'001 - first); ++at) bits.insert(at);
            evaluation.keep(first, bits);
            match::WindowBits pruned = bits;
            evaluation.prune(least, pruned);
            evaluation.weigh(bits, *weights);
            bits.each([&](std::size_t at) {
                ++matches;
                left += pruned.contains(at) ? 1U : 0U;
                if (!pruned.contains(at)) REQUIRE(match::rounded((*weights)[at]) < least);
            });
        }
        CAPTURE(least, matches, left);
        CHECK(left * 100 <= matches * at_most);
    }
}
