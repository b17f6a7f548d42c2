#include "searcher/search/searcher.hpp"

#include "schema/database/database.hpp"
#include "searcher/search/addresses.hpp"
#include "searcher/search/browse.hpp"
#include "searcher/search/check.hpp"
#include "searcher/search/session.hpp"
#include "searcher/search/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace travaux::search {
namespace {

// A writer that commits twice while a query runs takes its blocks away; a third time in a row is no accident.
constexpr int kTries = 4;

}  // namespace

struct Searcher::State {
    explicit State(Access access)
        : what(fmt::format("the index {}", fmt::join(access.locations, ", "))),
          session(database::translating(what, [&] { return Session(std::move(access)); })) {}

    template <class Work>
    auto on_whole_index(Work&& work) {
        return database::translating(what, [&] {
            for (int left = kTries;; --left) {
                try {
                    return work();
                } catch (const Xapian::DatabaseModifiedError&) {
                    if (left == 1) throw;
                    session.index.reopen();
                } catch (const Xapian::NetworkError& error) {  // a server died, or hangs
                    const auto server = database::failed_server(error);
                    if (!server || !session.index.leave_out(*server)) throw;
                    ++left;  // fewer servers each time: this comes to an end
                    session.index.reopen();
                }
            }
        });
    }

    std::string what;
    Session session;
};

Searcher::Searcher(Access access) : state_(std::make_unique<State>(std::move(access))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) {
    return state_->on_whole_index([&] { return state_->session.search(request); });
}

Found Searcher::show(std::string_view address, std::size_t neighbours) {
    return state_->on_whole_index([&] {
        Found found;
        const std::vector<UnitPlace> places = find_address(address, state_->session.index);
        if (places.size() == 1) found.passage.push_back(passage(places.front(), neighbours, state_->session.index));
        else
            for (const UnitPlace& place : places)
                found.candidates.push_back(schema::unit_id(place.report->facts.doc, place.report->units[place.unit].address));
        return found;
    });
}

Verdict Searcher::explain(std::string_view address, const Request& request) {
    return state_->on_whole_index([&] { return state_->session.explain(address, request); });
}

std::vector<FieldTerm> Searcher::terms(const schema::Field& field) {
    return state_->on_whole_index([&] { return field_terms(field, state_->session.index); });
}

const std::vector<std::string>& Searcher::missing() const { return state_->session.index.missing(); }

Status Searcher::status() {
    return state_->on_whole_index([&] { return search::status(state_->session.index); });
}

double Searcher::rarity(const std::string& word) {
    return state_->on_whole_index([&] {
        Expander expander(state_->session.index, state_->session.analyzer, state_->session.vocabulary, {});
        std::size_t paragraphs = 1;
        for (const std::string& stem : expander.stems(word)) paragraphs = std::max(paragraphs, state_->session.index.frequency(stem_term(stem)));
        return search::rarity(paragraphs, state_->session.index);
    });
}

std::string Searcher::lead_in(const std::string& doc, const schema::Unit& unit) {
    return state_->on_whole_index([&] {
        const auto report = state_->session.index.report(doc);
        return report == nullptr ? std::string() : state_->session.lead_in(*report, unit);
    });
}

void Searcher::each_paragraph(const std::function<void(const std::string& doc, const schema::Unit& unit)>& visit) {
    database::translating(state_->what, [&] { search::each_paragraph(state_->session.index, visit); });
}

std::vector<std::string> Searcher::faults() {
    return state_->on_whole_index([&] { return faults_of_records(state_->session.index.locations()); });
}

std::string Searcher::version() {
    return state_->on_whole_index([&] { return state_->session.version(); });
}

std::optional<MarkedReport> Searcher::report(std::string_view doc, const Request& request) {
    return state_->on_whole_index([&] { return state_->session.report(doc, request); });
}

}  // namespace travaux::search
