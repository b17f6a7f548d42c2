#include "searcher/search/questions.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace travaux::search {
namespace {

constexpr std::size_t kLongestGap = 5;
constexpr std::string_view kYear = "<year>";
constexpr std::string_view kAgency = "<agency>";
constexpr std::string_view kDoer = "<doer>";

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool fits(std::string_view option, std::string_view word) {
    return option.ends_with('~') ? word.starts_with(option.substr(0, option.size() - 1)) : word == option;
}

using Letters = std::array<bool, 256>;

Letters first_letters(std::span<const std::string> words) {
    Letters letters{};
    for (const std::string& word : words)
        if (!word.empty()) letters[static_cast<unsigned char>(word.front())] = true;
    return letters;
}

// Whether some word of the question begins as some word of each step that it needs does: most rows need not be taken apart.
bool may_fit(std::string_view pattern, const Letters& letters) {
    while (!pattern.empty()) {
        const std::string_view step = pattern.substr(0, pattern.find(' '));
        pattern.remove_prefix(std::min(step.size() + 1, pattern.size()));
        if (step.empty() || std::string_view("?<.^").find(step.front()) != std::string_view::npos) continue;
        bool fits = false;
        for (std::size_t at = 0; !fits && at < step.size(); at = std::min(step.find('|', at), step.size() - 1) + 1)
            fits = step[at] == '~' || letters[static_cast<unsigned char>(step[at])];
        if (!fits) return false;
    }
    return true;
}

}  // namespace

// One reading of a question by one row.
struct Questions::Reader {
    std::span<const std::string> words;
    std::span<const NamedAgency> agencies;
    const std::vector<Step>& pattern;
    std::vector<std::size_t> used;
    std::string year;
    std::string doer;

    // Patterns are short and gaps bounded, so trying every way is cheap.
    bool matches(std::size_t step, std::size_t at) {
        if (step == pattern.size()) return true;
        const Step& now = pattern[step];
        if (now.kind == StepKind::Start) return at == 0 && matches(step + 1, at);
        if (now.kind == StepKind::Gap) {
            for (std::size_t length = 1; length <= kLongestGap && at + length <= words.size(); ++length)
                if (matches(step + 1, at + length)) return true;
            return false;
        }
        if (const std::size_t count = taken(now, at); count > 0) {
            const std::size_t before = used.size();
            for (std::size_t i = 0; i < count && now.kind != StepKind::Agency; ++i) used.push_back(at + i);
            if (now.kind == StepKind::Year) year = words[at];
            if (now.kind == StepKind::Doer) doer = std::ranges::find(agencies, at, &NamedAgency::first)->canonical;
            if (matches(step + 1, at + count)) return true;
            used.resize(before);
        }
        return now.optional && matches(step + 1, at);
    }

    // How many words the step takes here; 0: it does not fit.
    std::size_t taken(const Step& step, std::size_t at) const {
        if (at >= words.size()) return 0;
        if (step.kind == StepKind::Agency || step.kind == StepKind::Doer) {
            const auto named = std::ranges::find(agencies, at, &NamedAgency::first);
            return named == agencies.end() ? 0 : named->count;
        }
        const bool fit = step.kind == StepKind::Year
                             ? is_year(words[at])
                             : std::ranges::any_of(step.options, [&](const std::string& option) { return fits(option, words[at]); });
        return fit ? 1 : 0;
    }

    std::string said() const {
        std::string text;
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (i > 0) text += used[i] == used[i - 1] + 1 ? " " : " … ";
            text += words[used[i]];
        }
        return text;
    }
};

Questions::Step Questions::read_step(std::string_view text) {
    Step step;
    if (text == "...") return {StepKind::Gap, false, {}};
    if (text == "^") return {StepKind::Start, false, {}};
    if (text.starts_with('?')) {
        step.optional = true;
        text.remove_prefix(1);
    }
    if (text == kYear) step.kind = StepKind::Year;
    else if (text == kAgency) step.kind = StepKind::Agency;
    else if (text == kDoer) step.kind = StepKind::Doer;
    else step.options = schema::split_cell(text, '|');
    return step;
}

Questions::Questions(const std::filesystem::path& table) {
    const schema::MappedFile file = schema::open_table(table);
    text_.assign(file.bytes().begin(), file.bytes().end());
    schema::each_row({text_.data(), text_.size()}, table, {"pattern", "field", "value", "part"}, [&](std::span<const std::string_view> cells) {
        Row row{cells[0], cells[1], cells[2], 0};
        std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), row.part);
        if (row.pattern.empty() || row.part <= 0 || row.part > 1)
            throw schema::Error(schema::ErrorCode::Input, fmt::format("{}: the row \"{}\" has no pattern, or no part from 0 to 1",
                                                                      table.string(), cells[0]));
        rows_.push_back(row);
    });
}

std::vector<Cue> Questions::read(std::span<const std::string> words, std::span<const NamedAgency> agencies) const {
    std::vector<Cue> cues;
    std::set<std::pair<std::string_view, std::size_t>> taken;  // by field
    const Letters letters = first_letters(words);
    for (const Row& row : rows_) {
        if (!may_fit(row.pattern, letters)) continue;
        std::vector<Step> pattern;
        for (const std::string& step : schema::split_cell(row.pattern, ' ')) pattern.push_back(read_step(step));
        for (std::size_t at = 0; at < words.size(); ++at) {
            Reader reader{words, agencies, pattern, {}, {}, {}};
            if (!reader.matches(0, at)) continue;
            if (std::ranges::any_of(reader.used, [&](std::size_t word) { return taken.contains({row.field, word}); })) continue;
            for (std::size_t word : reader.used) taken.emplace(row.field, word);
            const auto add = [&](std::string value) { cues.push_back({{reader.said(), std::string(row.field), std::move(value)}, row.part, reader.used}); };
            if (row.value == kAgency)
                for (const NamedAgency& agency : agencies) add(agency.canonical);
            else add(row.value == kYear ? reader.year : row.value == kDoer ? reader.doer : std::string(row.value));
        }
    }
    return cues;
}

}  // namespace travaux::search
