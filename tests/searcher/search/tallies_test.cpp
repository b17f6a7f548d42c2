// The two ways of counting, of weighing and of putting in order agree on random formulas; a columns file that is old, foreign or damaged counts as none.
#include "searcher/search/tallies.hpp"

#include "indexer/write/word_order.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/report_json.hpp"
#include "searcher/match/by_xapian.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/order.hpp"
#include "searcher/search/proximity.hpp"
#include "searcher/search/terms.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

using namespace travaux;
using namespace travaux::testing;
using match::Formula;

namespace {

constexpr const char* kWords[] = {"remittances", "recruitment", "return", "border", "health", "on", "and"};
constexpr const char* kAgencies[] = {"IOM", "UNDESA", "UNHCR", "ILO", "UNICEF"};

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

private:
    std::mt19937 random_;
};

// So many paragraphs in a report at most.
std::vector<schema::Report> generated(std::size_t most = 30) {
    Chance chance(2018);
    std::vector<schema::Report> reports;
    for (int r = 0; r < 20; ++r) {
        std::vector<schema::Unit> units;
        for (std::size_t p = chance.below(most) + 1; p > 0; --p) {
            std::string text = "On";
            for (int w = 0; w < 6; ++w) text += std::string(" ") + kWords[chance.below(7)];
            schema::Unit unit = paragraph(text + ".");
            for (const char* agency : kAgencies)
                if (chance.below(3) == 0) unit.agency.emplace_back(agency);
            if (chance.below(2) == 0) unit.objective = static_cast<int>(1 + chance.below(12));
            if (chance.below(4) == 0) unit.mentions = {2010, 2013};
            if (chance.below(3) == 0) unit.language = "fr";
            units.push_back(std::move(unit));
        }
        reports.push_back(report("doc" + std::to_string(r), 2007 + static_cast<int>(chance.below(4)), std::move(units)));
    }
    return reports;
}

Formula random_formula(Chance& chance, int depth, search::Expander& expander) {
    const auto stem = [&] { return search::stem_term(expander.stems(kWords[chance.below(7)]).front()); };
    if (depth == 0 || chance.below(4) == 0) {
        switch (chance.below(8)) {
            case 0: return Formula(std::string("XAGENCY") + analysis::fold(kAgencies[chance.below(5)]));
            case 1: return Formula("XYEAR" + std::to_string(2007 + chance.below(5)));
            case 2: return match::paragraphs();
            case 3: return Formula("nowhere");
            case 4: return Formula(stem());
            case 5: {
                std::set<std::string> terms{stem(), stem(), stem(), stem(), "nowhere"};
                return match::words({terms.begin(), terms.end()}, 2);
            }
            default: return match::words({stem()}, 1);
        }
    }
    if (chance.below(5) == 0) {
        const std::string words[] = {kWords[chance.below(7)], kWords[chance.below(7)]};
        if (chance.below(2) == 0) return search::exact({{words[0], words[1]}, {words[0]}}, expander);
        const search::Ways ways[] = {{{words[0]}}, {{words[1]}}};
        const auto near = [ways](const search::Places& places) { return search::stand_together({ways[0], ways[1]}, 4, false, places); };
        return search::placed(match::all_of({search::stems_of(ways[0], expander), search::stems_of(ways[1], expander)}),
                              search::by_places({{words[0]}, {words[1]}}, near, expander), expander);
    }
    const auto below = [&] { return random_formula(chance, depth - 1, expander); };
    switch (chance.below(8)) {
        case 0: return match::all_of({below(), below()});
        case 1: return match::any_of({below(), below()});
        case 2: return match::first_of({below(), below(), below()});
        case 3: return match::without(below(), below());
        case 4: return match::filtered(below(), below());
        case 5: return match::and_maybe(below(), below());
        case 6: return match::scaled(0.5, below());
        default: return match::constant(3, below());
    }
}

void write_files_for_searching(const SmallIndex& index) {
    database::write_columns(index.location());
    database::write_posting_lists(index.location());
}

std::filesystem::path columns_of(const SmallIndex& index) {
    return std::filesystem::path(database::leaves({index.location()}).front()) / database::kColumnsFile;
}

std::vector<const schema::Field*> facet_fields() {
    std::vector<const schema::Field*> fields;
    for (const schema::Field& field : schema::fields())
        if (field.is_facet()) fields.push_back(&field);
    return fields;
}

// By the matcher.
std::vector<Xapian::docid> sorted(const search::Index& index, const Formula& formula, std::size_t from, std::size_t count) {
    Xapian::Enquire enquire(index.database());
    enquire.set_query(match::to_xapian(formula, index.collection()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(database::kOrderSlot, false);
    const Xapian::MSet set = enquire.get_mset(static_cast<Xapian::doccount>(from), static_cast<Xapian::doccount>(count));
    return {set.begin(), set.end()};
}

using Weights = std::map<Xapian::docid, double>;

Weights by_matcher(const search::Index& index, const Formula& formula, bool one_a_report) {
    Xapian::Enquire enquire(index.database());
    enquire.set_query(match::to_xapian(formula, index.collection()));
    enquire.set_weighting_scheme(match::weighting(index.collection()));
    enquire.set_sort_by_relevance_then_value(database::kOrderSlot, false);
    if (one_a_report) enquire.set_collapse_key(schema::field("doc").column);
    const Xapian::MSet set = enquire.get_mset(0, index.database().get_doccount());
    Weights weights;
    for (auto one = set.begin(); one != set.end(); ++one) weights[*one] = one.get_weight();
    return weights;
}

// The heaviest have the weights that the matcher gives, come in their order, and are the first of all.
void compare_weights(const search::Index& index, const Formula& formula, std::size_t count, bool one_a_report) {
    constexpr double kNearly = 1e-9;
    const Weights all = by_matcher(index, formula, false);
    const Weights expected = one_a_report ? by_matcher(index, formula, true) : all;
    const match::Found found = match::find(formula, index.collection(), index.database().get_doccount(), one_a_report);
    const std::vector<match::Weighed>& whole = found.heaviest;
    REQUIRE(whole.size() == expected.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        REQUIRE(all.contains(whole[i].id));
        REQUIRE(std::abs(all.at(whole[i].id) - whole[i].weight) < kNearly);
        if (i == 0) continue;
        REQUIRE(whole[i - 1].weight >= whole[i].weight);
        const auto order = [&](Xapian::docid id) { return index.database().get_document(id).get_value(database::kOrderSlot); };
        if (whole[i - 1].weight == whole[i].weight) REQUIRE(order(whole[i - 1].id) < order(whole[i].id));
    }
    const std::vector<match::Weighed> first = match::find(formula, index.collection(), count, one_a_report).heaviest;
    REQUIRE(first.size() == std::min(count, whole.size()));
    for (std::size_t i = 0; i < first.size(); ++i) REQUIRE(first[i].id == whole[i].id);
    std::size_t in_sets = 0;
    for (const match::DocSet& set : found.sets) in_sets += set.size();
    REQUIRE(in_sets == all.size());
    REQUIRE(match::any_matches(formula, index.collection()) == !whole.empty());
}

std::vector<std::map<std::string, std::size_t>> paragraphs_of(const search::Tallied& tallied) {
    std::vector<std::map<std::string, std::size_t>> all;
    for (const search::Tallies& tallies : tallied.columns) {
        all.emplace_back();
        for (const auto& [value, tally] : tallies) all.back()[value] = tally.paragraphs;
    }
    return all;
}

// Whether both ways give the same for many formulas; every one is of paragraphs, as the plan's are.
void compare(search::Index& index, unsigned seed, int rounds = 400) {
    analysis::Analyzer analyzer;
    search::Vocabulary vocabulary;
    search::Expander expander(index, analyzer, vocabulary, {});
    Chance chance(seed);
    const auto fields = facet_fields();
    std::size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        const Formula formula = match::filtered(random_formula(chance, 3, expander), match::paragraphs());
        INFO(match::to_xapian(formula, index.collection()).get_description());
        const search::Tallied columns = search::tally_by_columns(index, formula, fields);
        const search::Tallied spies = search::tally_by_spies(index, formula, fields);
        CAPTURE(columns.all.paragraphs, spies.all.paragraphs, index.shards().size(), round);
        REQUIRE(columns.all == spies.all);
        REQUIRE(columns.columns == spies.columns);
        REQUIRE(paragraphs_of(search::tally_by_columns(index, formula, fields, false)) == paragraphs_of(spies));
        found += columns.all.paragraphs > 0 ? 1U : 0U;
        const std::size_t from = chance.below(30);
        REQUIRE(search::in_order(index, formula, from, 15) == sorted(index, formula, from, 15));
        compare_weights(index, formula, 1 + chance.below(30), chance.below(4) == 0);
    }
    CHECK(found > static_cast<std::size_t>(rounds) / 2);
}

}  // namespace

TEST_CASE("columns and match spies count the same, in one database and over several") {
    const std::vector<schema::Report> reports = generated();
    const SmallIndex whole(reports);
    const SmallIndex left(std::vector(reports.begin(), reports.begin() + 7));
    const SmallIndex right(std::vector(reports.begin() + 7, reports.end()));
    for (const SmallIndex* one : {&whole, &left, &right}) write_files_for_searching(*one);
    write::write_word_order(whole.location());  // the others' words are cut from their texts
    search::Index one({{whole.location()}});
    REQUIRE(one.has_columns());
    compare(one, 1);
    search::Index two({{left.location(), right.location()}});
    REQUIRE(two.has_columns());
    compare(two, 2);
}

TEST_CASE("columns of several blocks, with sets of many documents and of few, and sets of few matches count the same") {
    const SmallIndex index(generated(180));
    write_files_for_searching(index);
    search::Index opened({{index.location()}});
    REQUIRE(opened.has_columns());
    REQUIRE(opened.shards().front().columns->docids() > 3 * database::kRowsOfBlock);
    const auto agencies = *opened.shards().front().columns->column(schema::field("agency").column);
    REQUIRE((!agencies.plane_sets.empty() && !agencies.numbers.empty()));
    compare(opened, 3, 60);
}

TEST_CASE("a report that two databases hold is counted once, so not by columns") {
    const std::vector<schema::Report> reports = generated();
    const SmallIndex left(std::vector(reports.begin(), reports.begin() + 7));
    const SmallIndex right(std::vector(reports.begin() + 6, reports.end()));
    for (const SmallIndex* one : {&left, &right}) write_files_for_searching(*one);
    CHECK_FALSE(search::Index({{left.location(), right.location()}}).has_columns());
}

TEST_CASE("columns of another commit, of another database, or damaged ones are not read") {
    const SmallIndex index(generated());
    const std::filesystem::path file = columns_of(index);
    CHECK_FALSE(search::Index({{index.location()}}).has_columns());
    write_files_for_searching(index);
    CHECK(search::Index({{index.location()}}).has_columns());

    SECTION("another commit") {
        Xapian::WritableDatabase(file.parent_path().string()).set_metadata("a", "b");
        database::write_posting_lists(index.location());
    }
    SECTION("another database") {
        const SmallIndex other(generated());
        database::write_columns(other.location());
        std::filesystem::copy_file(columns_of(other), file, std::filesystem::copy_options::overwrite_existing);
    }
    SECTION("cut short") { std::filesystem::resize_file(file, std::filesystem::file_size(file) - 8); }
    SECTION("empty") { std::ofstream(file, std::ios::trunc).close(); }
    SECTION("something else") { std::ofstream(file, std::ios::trunc) << std::string(4096, 'x'); }
    CHECK_FALSE(search::Index({{index.location()}}).has_columns());
    database::write_columns(index.location());
    CHECK(search::Index({{index.location()}}).has_columns());
}

TEST_CASE("a report's record stands behind its paragraphs, whatever was put and removed") {
    const std::vector<schema::Report> reports = generated();
    const SmallIndex index(reports);
    {
        write::IndexFolder folder(index.location());
        write::IndexWriter writer(folder);
        for (const std::size_t i : {3U, 4U, 19U, 0U, 4U}) writer.put(reports[i], {reports[i].facts.doc, "", 2});
        for (const std::size_t i : {7U, 11U, 18U}) writer.remove(reports[i].facts.doc);
        writer.commit();
    }
    write_files_for_searching(index);
    search::Index opened({{index.location()}});
    REQUIRE(opened.has_columns());
    const match::Shard& shard = opened.shards().front();
    std::size_t paragraphs = 0;
    for (Xapian::docid id = 1; id < shard.columns->docids(); ++id) {
        if ((shard.columns->paragraphs()[id / 64] >> (id % 64) & 1U) == 0) continue;
        ++paragraphs;
        const std::string doc(shard.columns->first(schema::field("doc").column, id));
        const std::string record = shard.database.get_document(shard.columns->behind_report(id)).get_data();
        REQUIRE(schema::is_report(record));
        CHECK(schema::decode_facts(record).doc == doc);
        CHECK_FALSE(schema::is_report(shard.database.get_document(id).get_data()));
        CHECK(*opened.facts(doc, id) == *search::Index({{index.location()}}).facts(doc));
    }
    CHECK(paragraphs == opened.paragraphs());
}

TEST_CASE("members of a set are counted between any two ids") {
    Chance chance(7);
    match::DocSet set(2000);
    for (int i = 0; i < 700; ++i) set.insert(static_cast<Xapian::docid>(chance.below(2000)));
    for (int round = 0; round < 500; ++round) {
        const std::size_t from = chance.below(2000);
        const std::size_t to = chance.below(2049);
        std::size_t members = 0;
        set.each([&](std::size_t id) { members += id >= from && id < to ? 1U : 0U; });
        REQUIRE(set.count(from, to) == members);
    }
}

TEST_CASE("sets of documents") {
    match::DocSet set(200);
    for (Xapian::docid id : {1U, 63U, 64U, 130U, 199U}) set.insert(id);
    CHECK(set.size() == 5);
    CHECK(set.count(1, 64) == 2);
    CHECK(set.count(64, 64) == 0);
    CHECK(set.count(64, 199) == 2);
    CHECK(set.next(0) == 1);
    CHECK(set.next(65) == 130);
    CHECK(set.next(200) == set.bound());
    CHECK(set.contains(130));
    CHECK_FALSE(set.contains(131));
}
