#include "schema/vocabulary/authority.hpp"

#include "schema/error.hpp"
#include "schema/vocabulary/agency_table.hpp"
#include "schema/vocabulary/name_tree.hpp"
#include "schema/vocabulary/name_words.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace travaux::vocabulary {
namespace {

// A form ready to be compared: how each of its words must be printed.
struct Form {
    std::size_t agency = 0;
    NameWords split;
    std::string text;
    bool strict = false;  // every capital counts, not only those of acronyms
    bool ordinary = false;
    std::vector<std::string> languages;
    std::optional<std::size_t> same_key{};  // another form of the same words
};

bool is_acronym(const NameWords& split, std::size_t i) {
    const Capitals capitals = split.words[i].capitals;
    return (capitals == Capitals::All && split.word(i).size() > 1) || capitals == Capitals::Inner;
}

Form make_form(const MarkedForm& marked, std::size_t agency) {
    Form form{.agency = agency, .split = split_name_words(marked.text), .text = marked.text,
              .ordinary = marked.ordinary, .languages = marked.languages};
    const std::size_t count = form.split.words.size();
    // "UN women" are women; "UN system chief executives board" is nothing else.
    form.strict = marked.capitals || count == 1 ||
                  (count == 2 && (is_acronym(form.split, 0) || is_acronym(form.split, 1)));
    return form;
}

std::string_view printed(std::string_view text, const NameWord& word) { return text.substr(word.begin, word.end - word.begin); }

bool capitals_agree(const Form& form, std::string_view text, const NameWords& split, std::size_t first) {
    for (std::size_t i = 0; i < form.split.words.size(); ++i) {
        const NameWord& wanted = form.split.words[i];
        const NameWord& found = split.words[first + i];
        if (wanted.capitals == Capitals::None || found.capitals == Capitals::All) continue;
        if (is_acronym(form.split, i)) {
            if (wanted.capitals == Capitals::All || printed(text, found) != printed(form.text, wanted)) return false;
        } else if (form.strict && found.capitals == Capitals::None) {
            return false;
        }
    }
    return true;
}

// Whether words beside this one are parted from it by no more than a blank, in a text that is in capitals as a whole.
bool in_line_of_capitals(const NameWords& split, std::size_t first, std::size_t count) {
    const bool joined_before = split.words[first].gap == ' ';
    const bool joined_after = first + count < split.words.size() && split.words[first + count].gap == ' ';
    if (!joined_before && !joined_after) return false;
    constexpr std::size_t kLine = 3;  // fewer words in capitals are a list of acronyms
    const auto capitals = static_cast<std::size_t>(std::ranges::count(split.words, Capitals::All, &NameWord::capitals));
    return capitals >= kLine && capitals * 4 >= split.words.size() * 3;
}

struct Candidate {
    std::size_t first = 0;  // words
    std::size_t count = 0;
    std::size_t agency = 0;
    bool local = false;
};

bool share_language(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() || b.empty()) return true;
    return std::ranges::find_first_of(a, b) != a.end();
}

schema::Error fault(const std::filesystem::path& file, const std::string& what) {
    return {schema::ErrorCode::Input, file.string() + ": " + what};
}

}  // namespace

struct Authority::State {
    std::vector<Agency> agencies;
    std::vector<Form> forms;
    NameTree tree;  // of forms that match without a report's definition; values are rows of `forms`
    std::unordered_map<std::string, std::size_t> by_key;  // rows of `forms`
    std::unordered_map<std::string, std::size_t> by_canonical;

    void add(const MarkedForm& marked, std::size_t agency, const std::filesystem::path& file);
    void check_parents(const std::filesystem::path& file) const;
    void add_local(const LocalName& name, std::string_view text, const NameWords& split, std::vector<Candidate>& into) const;

    class Walk;
};

// The longest form that starts at a word.
class Authority::State::Walk {
public:
    Walk(const State& state, std::string_view text, const NameWords& split, std::string_view language)
        : state_(state), text_(text), split_(split), language_(language) {}

    void from(std::size_t first, std::vector<Candidate>& into) {
        if (!state_.tree.may_begin(split_.word(first))) return;
        if (const auto node = state_.tree.next(NameTree::kRoot, split_.word(first))) step(*node, first, 1, into);
    }

private:
    // As deep as the longest form has words.
    void step(NameTree::Node node, std::size_t first, std::size_t count, std::vector<Candidate>& into) {
        for (const std::uint32_t value : state_.tree.values(node)) {
            const Form& form = state_.forms[value];
            if (!admits(form, first, count)) continue;
            into.push_back({first, count, form.agency, false});
            break;
        }
        const std::size_t next = first + count;
        if (next == split_.words.size()) return;
        const char gap = split_.words[next].gap;
        if (gap == 0) return;
        follow(node, gap, first, count, into);
        if (gap == ' ') follow(node, ',', first, count, into);
        if (gap == ',' && split_.word(next) == "and") follow(node, ' ', first, count, into);
    }

    void follow(NameTree::Node node, char gap, std::size_t first, std::size_t count, std::vector<Candidate>& into) {
        if (const auto next = state_.tree.next(node, split_.word(first + count), gap)) step(*next, first, count + 1, into);
    }

    bool admits(const Form& form, std::size_t first, std::size_t count) const {
        if (!form.languages.empty() && std::ranges::find(form.languages, language_) == form.languages.end()) return false;
        if (!capitals_agree(form, text_, split_, first)) return false;
        return !form.ordinary || !in_line_of_capitals(split_, first, count);
    }

    const State& state_;
    std::string_view text_;
    const NameWords& split_;
    std::string_view language_;
};

void Authority::State::add(const MarkedForm& marked, std::size_t agency, const std::filesystem::path& file) {
    Form form = make_form(marked, agency);
    if (form.split.words.empty()) throw fault(file, "a form of " + agencies[agency].canonical + " has no word");
    const auto [known, added] = by_key.try_emplace(name_key(form.split), forms.size());
    if (!added) {
        form.same_key = std::exchange(known->second, forms.size());
        for (auto other = form.same_key; other; other = forms[*other].same_key)
            if (forms[*other].agency != agency && share_language(forms[*other].languages, form.languages))
                throw fault(file, "\"" + form.text + "\" is a form of both " + agencies[forms[*other].agency].canonical + " and " +
                                      agencies[agency].canonical);
    }
    if (!marked.defined_only) {
        std::vector<NameTree::Step> steps;
        for (std::size_t i = 0; i < form.split.words.size(); ++i) steps.push_back({form.split.word(i), form.split.words[i].gap});
        tree.add(steps, static_cast<std::uint32_t>(forms.size()));
    }
    forms.push_back(std::move(form));
}

void Authority::State::check_parents(const std::filesystem::path& file) const {
    for (const Agency& agency : agencies) {
        const Agency* above = &agency;
        for (std::size_t steps = 0; !above->parent.empty(); ++steps) {
            const auto parent = by_canonical.find(above->parent);
            if (parent == by_canonical.end()) throw fault(file, "the parent of " + above->canonical + " is no row: " + above->parent);
            if (steps == agencies.size()) throw fault(file, "the parents of " + agency.canonical + " go in a circle");
            above = &agencies[parent->second];
        }
    }
}

void Authority::State::add_local(const LocalName& name, std::string_view text, const NameWords& split,
                                 std::vector<Candidate>& into) const {
    const auto row = by_canonical.find(name.canonical);
    if (row == by_canonical.end()) return;
    const Form form = make_form({.text = name.form}, row->second);
    const std::size_t count = form.split.words.size();
    if (count == 0) return;
    for (std::size_t first = 0; first + count <= split.words.size(); ++first) {
        std::size_t same = 0;
        while (same < count && split.word(first + same) == form.split.word(same) &&
               (same == 0 || split.words[first + same].gap == form.split.words[same].gap))
            ++same;
        if (same == count && capitals_agree(form, text, split, first)) into.push_back({first, count, row->second, true});
    }
}

Authority::Authority(const std::filesystem::path& file) : state_(std::make_unique<State>()) {
    constexpr std::size_t kForms = 4000;  // room for twice the project's own table
    state_->forms.reserve(kForms);
    state_->by_key.reserve(kForms);
    for (AgencyRow& row : read_agencies(file)) {
        const std::size_t number = state_->agencies.size();
        state_->agencies.push_back(std::move(row.agency));
        if (!state_->by_canonical.try_emplace(state_->agencies[number].canonical, number).second)
            throw fault(file, "there are two rows of " + state_->agencies[number].canonical);
        for (const MarkedForm& form : row.forms) state_->add(form, number, file);
    }
    state_->check_parents(file);
}

Authority::~Authority() = default;
Authority::Authority(Authority&&) noexcept = default;
Authority& Authority::operator=(Authority&&) noexcept = default;

const std::vector<Agency>& Authority::agencies() const { return state_->agencies; }

const Agency* Authority::resolve(std::string_view name) const {
    const auto found = state_->by_key.find(name_key(split_name_words(name)));
    return found == state_->by_key.end() ? nullptr : &state_->agencies[state_->forms[found->second].agency];
}

std::vector<NameMatch> Authority::find(std::string_view text, const std::vector<LocalName>& local,
                                       std::string_view language) const {
    const NameWords split = split_name_words(text);
    std::vector<Candidate> candidates;
    State::Walk walk(*state_, text, split, language);
    for (std::size_t i = 0; i < split.words.size(); ++i) walk.from(i, candidates);
    for (const LocalName& name : local) state_->add_local(name, text, split, candidates);

    const auto length = [&](const Candidate& c) { return split.words[c.first + c.count - 1].end - split.words[c.first].begin; };
    std::ranges::stable_sort(candidates, [&](const Candidate& a, const Candidate& b) {
        if (length(a) != length(b)) return length(a) > length(b);
        return a.first != b.first ? a.first < b.first : a.local && !b.local;
    });
    std::vector<bool> taken(split.words.size());
    std::vector<NameMatch> matches;
    for (const Candidate& candidate : candidates) {
        const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(candidate.first);
        const auto end = begin + static_cast<std::ptrdiff_t>(candidate.count);
        if (std::find(begin, end, true) != end) continue;
        std::fill(begin, end, true);
        matches.push_back({split.words[candidate.first].begin, split.words[candidate.first + candidate.count - 1].end, candidate.agency});
    }
    std::ranges::sort(matches, {}, &NameMatch::begin);
    return matches;
}

std::vector<const Agency*> Authority::with_children(const Agency& agency) const {
    std::vector<const Agency*> family{&agency};
    for (std::size_t i = 0; i < family.size(); ++i)
        for (const Agency& other : state_->agencies)
            if (other.parent == family[i]->canonical) family.push_back(&other);
    return family;
}

}  // namespace travaux::vocabulary
