#include "searcher/follow/evidence.hpp"

#include <algorithm>
#include <cmath>

namespace travaux::follow {
namespace {

// What speaks for two statements being on the same matter, in points of the rarity of a word. Chosen on
// tests/gold/traces.tsv, kept apart from tests/gold/lakes.tsv.
constexpr double kSort = 0.7;       // of its rarity: the sort of thing, a guide
constexpr double kKindred = 0.8;    // of what the promise's own word would earn
constexpr double kActor = 0.5;      // of its rarity: an organisation
constexpr double kKnownActor = 0.15; // less earns who is named everywhere
constexpr double kMostActors = 0.9; // many organisations are one list of partners
constexpr double kContext = 0.35;   // of its rarity: a word of the headings, or of the sentences around
constexpr double kMostContext = 0.6;
constexpr double kYear = 0.25;      // a year of the promise
constexpr double kDay = 0.6;        // a day of the promise
constexpr double kOneHand = 0.2;
constexpr double kOtherThing = 0.6; // taken off where the promise is of a guide and the passage of none

constexpr double kOthers = 0.4;     // taken off where both say who acts, and it is not the same
constexpr double kLike = 0.5;       // cosine from which all points count
constexpr double kUnlike = 0.1;     // of the points, that count at none
constexpr double kMention = 0.6;    // of the points, where the passage says nothing of what became of anything
constexpr double kAgreement = 0.35;  // agreement() below which two things are two
constexpr double kRare = 0.4;   // a word that stands in fewer passages says something by itself
constexpr double kTelling = 0.6; // and one in so few tells even beside it, or where it is a name
constexpr double kLeast = 0.65;  // points

// Words that stand in a share of p, q … of all paragraphs stand together in some by chance, and the more paragraphs there are
// to choose from the surer two statements must be: log 1/p + log 1/q + …, divided by the logarithm of the paragraphs,
// reaches this less that over the logarithm. 0.7 among 200 paragraphs, 1.4 among 6,000, 1.7 among 280,000.
constexpr double kSure = 2.5;
constexpr double kFew = 9.45;

// What a passage says became of something is said of the promise only where more is shared than makes it worth showing.
constexpr double kAlike = 0.32;  // likeness() from which it may be
constexpr double kMost = 0.45;   // of the weight of the promise, where its sort of thing is all that recurs: a term

constexpr std::size_t kShown = 6;

void add_once(std::vector<std::string>& into, const std::string& value) {
    if (std::ranges::find(into, value) == into.end()) into.push_back(value);
}

bool is_thing(const Concept& one) { return one.role == Role::Sort || one.role == Role::Thing; }

// "a guide for consulates", "a guide on the rights of women": both say what they are on, and it is not the same. 0..1: of the weight
// of what they are on, what both are; 1 where one of them does not say.
double agreement(const Concept& a, const Concept& b) {
    if (a.on.empty() || b.on.empty()) return 1;
    double shared = 0;
    double all = 0;
    for (const auto& [key, rarity] : a.on) {
        all += rarity;
        if (b.on.contains(key)) shared += rarity;
    }
    for (const auto& [key, rarity] : b.on) all += a.on.contains(key) ? 0 : rarity;
    return all > 0 ? shared / all : 1;
}

struct Context {
    double points = 0;
    bool named = false;  // its headings name what the other names
};

// Words of the one that stand around the other.
Context context(const Statements& around, const Statement& of, const Statement& text) {
    Context found;
    for (const Concept& one : text.concepts) {
        if (one.role == Role::Actor || std::ranges::find(of.concepts, one.key, &Concept::key) != of.concepts.end()) continue;
        const bool near = std::ranges::any_of(around.parts, [&](const Statement& part) { return &part != &of && std::ranges::find(part.concepts, one.key, &Concept::key) != part.concepts.end(); });
        const bool heading = around.context.contains(one.key);
        if (!near && !heading) continue;
        found.points += kContext * one.rarity;
        found.named = found.named || (heading && one.key.starts_with('=') && one.rarity >= kTelling);
    }
    return found;
}

// The cosine of the two as vectors of rarities; who acts is no matter.
double likeness(const Statement& a, const Statement& b) {
    const auto square = [](const Statement& of) {
        double sum = 0;
        for (const Concept& one : of.concepts) sum += one.role == Role::Actor ? 0 : one.rarity * one.rarity;
        return sum;
    };
    double product = 0;
    for (const Concept& one : a.concepts) {
        if (one.role == Role::Actor) continue;
        const auto same = std::ranges::find_if(b.concepts, [&](const Concept& other) { return other.key == one.key || (one.circle >= 0 && one.circle == other.circle); });
        if (same != b.concepts.end()) product += one.rarity * same->rarity;
    }
    const double norm = std::sqrt(square(a) * square(b));
    return norm > 0 ? std::min(1.0, product / norm) : 0;
}

// What of the promise recurs, as far as a label asks for it.
struct Recurring {
    double promised = 0, shared = 0;  // rarities of its matter
    bool word = false;                // that says by itself what it is on, in its own wording
    bool name = false;                // of the matter, known by few
    bool own_thing = false;           // a thing by its own word
    bool settled = false;             // a thing by another word, and what either is on the other speaks of as well
    bool the_thing = false;           // of which there is one; by another word only where the passage means the one that is known
};

// A name says whose a thing is, not what it is on.
bool speaks_of(const Statement& text, const std::map<std::string, double>& on) {
    return std::ranges::all_of(on, [&](const auto& said) { return said.first.starts_with('=') || std::ranges::find(text.concepts, said.first, &Concept::key) != text.concepts.end(); });
}

void take(Recurring& recurring, const Statement& promise, const Concept& one, const Statement& text, const Concept& same) {
    const bool kindred = one.key != same.key;
    recurring.shared += one.rarity;
    if (!is_thing(one)) {
        const double rarity = std::min(one.rarity, same.rarity);
        recurring.word = recurring.word || (!kindred && rarity >= kRare);
        recurring.name = recurring.name || (one.key.starts_with('=') && rarity >= kTelling);
        return;
    }
    const bool the_known = one.role == Role::Thing && (!kindred || (!one.plural && !same.plural && !same.introduced));
    if (!kindred) recurring.own_thing = true;
    else if (one.role == Role::Sort || the_known) recurring.settled = recurring.settled || (speaks_of(text, one.on) && speaks_of(promise, same.on));
    recurring.the_thing = recurring.the_thing || (the_known && one.on.empty() == same.on.empty());
}

// The thing promised, or most of what says what it is on; a name or the one thing of its sort by who was to do it, or on its date.
bool is_said_of(const Recurring& recurring, double likeness, bool acts, bool year, bool day) {
    if (day) return true;
    if (acts && (recurring.the_thing || (recurring.name && year))) return true;
    if (year && recurring.the_thing) return true;
    const bool most = recurring.own_thing && (recurring.the_thing || recurring.shared >= kMost * recurring.promised);
    return likeness >= kAlike && (recurring.word || most || recurring.settled);
}

}  // namespace

Held held(const Statement& promise, const Statements& around, const Promised& known, const Statement& text, const Statements& beside) {
    Held result;
    std::size_t core = 0;       // things and words that say by themselves what it is on
    bool telling = false;       // one of them does so beside a name alone
    bool the_thing = false;     // of which there is one
    bool of_a_thing = false;    // the promise is of a thing
    bool has_thing = false;
    bool other_things = false;  // things by another word
    bool names_actors = false;
    bool the_only = false;      // a thing of which there is one, under its own name or another
    double sure = 0;            // see kSure
    const auto surprise = [](double rarity) { return std::pow(rarity, 0.8); };  // search::rarity is a power of 1.25
    double actors = 0;
    Recurring recurring;
    std::vector<const Concept*> taken;
    std::vector<std::pair<double, std::string>> words;
    for (const Concept& one : promise.concepts) {
        of_a_thing = of_a_thing || is_thing(one);
        names_actors = names_actors || one.role == Role::Actor;
        if (one.role != Role::Actor) recurring.promised += one.rarity;
        auto same = std::ranges::find(text.concepts, one.key, &Concept::key);
        const bool kindred = same == text.concepts.end() && one.circle >= 0;
        if (kindred) same = std::ranges::find(text.concepts, one.circle, &Concept::circle);
        if (same == text.concepts.end() || std::ranges::find(taken, &*same) != taken.end()) continue;
        taken.push_back(&*same);
        const double rarity = std::min(one.rarity, same->rarity) * (kindred ? kKindred : 1);
        if (one.role == Role::Actor) {
            actors += kActor * rarity;
            sure += surprise(rarity);
            add_once(result.evidence.names, same->printed);
            continue;
        }
        if (is_thing(one)) {
            if (agreement(one, *same) < kAgreement) continue;
            has_thing = true;
            the_only = the_only || (one.role == Role::Thing && one.on.empty() == same->on.empty());
            if (kindred && one.role == Role::Sort) other_things = true;
            else ++core, telling = true;
            the_thing = the_thing || (one.role == Role::Thing && one.on.empty() == same->on.empty());
        } else if (rarity >= kRare) {
            const bool named = one.key.starts_with('=') && rarity >= kTelling;
            the_thing = the_thing || named;
            core += named ? 2U : 1U;
            telling = telling || rarity >= kTelling;
        }
        take(recurring, promise, one, text, *same);
        sure += surprise(rarity);
        result.points += (one.role == Role::Sort ? kSort : 1) * rarity;
        if (kindred) add_once(result.evidence.kindred, same->printed);
        else if (one.key.starts_with('=')) add_once(result.evidence.names, same->printed);
        else words.emplace_back(-rarity, same->printed);
    }
    for (const Concept& one : text.concepts)
        if (!names_actors && one.role == Role::Actor && std::ranges::find(known.who, std::string_view(one.key).substr(1)) != known.who.end()) {
            actors += kActor * one.rarity;
            sure += surprise(one.rarity);
            add_once(result.evidence.names, one.printed);
        }
    actors = std::min(actors, kMostActors);
    bool day = false;
    for (const std::string& date : promise.dates)
        if (text.dates.contains(date)) {
            day = true;
            add_once(result.evidence.dates, date);
        }
    bool year = false;
    for (const std::string& one : text.years)
        if (promise.years.contains(one) || one == known.due) {
            year = true;
            add_once(result.evidence.dates, one);
        }
    const Context before = context(around, promise, text);
    const Context behind = context(beside, text, promise);
    if (other_things && actors >= kKnownActor) ++core, telling = true;
    if (core > 0 && (before.named || behind.named || other_things)) ++core;
    const bool others = names_actors && actors == 0 && std::ranges::any_of(text.concepts, [](const Concept& one) { return one.role == Role::Actor; });
    result.enough = core >= 2 || (core == 1 && telling && (actors >= kKnownActor || day)) || (the_thing && known.one_hand);
    if (core > 0) result.points += std::min(kMostContext, before.points + behind.points);
    result.points += actors + (day ? kDay : year ? kYear : 0) + (known.one_hand ? kOneHand : 0) - (of_a_thing && !has_thing ? kOtherThing : 0) - (others ? kOthers : 0);
    const double alike = likeness(promise, text);
    if (!the_thing) result.points *= kUnlike + (1 - kUnlike) * std::min(1.0, alike / kLike);
    result.outcome = (!of_a_thing || has_thing) && is_said_of(recurring, alike, actors > 0, year, day) ? text.outcome : Outcome::Silent;
    if (text.outcome == Outcome::Silent) result.points *= kMention;
    if (day) sure += surprise(kTelling);
    const bool sure_enough = sure >= kSure - kFew / std::max(1.0, known.paragraphs) || (the_only && known.one_hand);
    result.enough = result.enough && sure_enough && result.points >= kLeast;
    std::ranges::stable_sort(words, {}, &std::pair<double, std::string>::first);
    for (std::size_t i = 0; i < std::min(kShown, words.size()); ++i) add_once(result.evidence.words, words[i].second);
    return result;
}

}  // namespace travaux::follow
