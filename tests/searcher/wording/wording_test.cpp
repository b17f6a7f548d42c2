#include "searcher/wording/compare.hpp"
#include "tests/catch.hpp"

#include <random>
#include <set>

using namespace travaux;
using namespace travaux::wording;
using analysis::Language;

namespace {

// Small words weigh little, the others alike.
double rarity(const std::string& word) { return std::set<std::string>{"the", "of", "and", "a", "in", "to", "on"}.contains(word) ? 0.1 : 2; }

std::vector<std::string> keys(std::string_view text, Names names = Names::Resolved) {
    Reader reader(rarity);
    std::vector<std::string> found;
    for (const Word& word : reader.words(text, Language::English, names)) found.push_back(word.key);
    return found;
}

struct Compared {
    Comparison comparison;
    std::string diff;  // what differs: `-dropped`, `+added`, `passage>draft`, parted by blanks and bars
};

Compared compared(std::string_view draft, std::string_view passage) {
    static Reader reader(rarity);
    const auto a = reader.words(draft, Language::English);
    const auto b = reader.words(passage, Language::English);
    Compared result{compare(a, b), {}};
    for (const Edit& edit : edits(result.comparison, draft, a, passage, b)) {
        if (edit.change == Change::Same) continue;
        if (!result.diff.empty()) result.diff += " | ";
        result.diff += edit.change == Change::Dropped ? "-" + edit.passage : edit.change == Change::Added ? "+" + edit.draft : edit.passage + ">" + edit.draft;
    }
    return result;
}

}  // namespace

TEST_CASE("what the words of two texts have in common whatever their form") {
    struct Row { const char* a; const char* b; bool same; };
    const Row rows[] = {
        {"The Retreat was “held”.", "the retreat was \"held\"", true},
        {"IOM¹ and UNHCR", "IOM and UNHCR", true},
        {"the Global Migration Group (GMG)", "the GMG", true},
        {"Global Migration Group", "GMG", true},
        {"GMG's members", "GMG members", true},
        {"inter-agency work", "interagency work", true},
        {"the High-level Dialogue", "the HLD", true},
        {"the Blue Harbour Board (BHB) met. The BHB agreed.", "the BHB met. The Blue Harbour Board (BHB) agreed.", true},
        {"who met", "WHO met", false},
        {"the retreat", "the retreats", false},
        {"work plan", "programme of work", false},
        {"in 2013", "in 2014", false},
    };
    for (const Row& row : rows) {
        INFO(row.a << " / " << row.b);
        CHECK((keys(row.a) == keys(row.b)) == row.same);
    }
    CHECK(keys("Global Migration Group", Names::AsPrinted) != keys("GMG", Names::AsPrinted));
}

TEST_CASE("the diff shows what was added, dropped and changed, and nothing else") {
    struct Row { const char* draft; const char* passage; const char* diff; bool exact; };
    const Row rows[] = {
        {"hold a retreat in spring", "They will hold a retreat in spring, he said.", "", true},
        {"hold a retreat in early 2014", "asked to hold a retreat in early 2013 and report", "2013>2014", false},
        {"in May 2014 the board met again", "Then, in May 2013 the board met again.", "2013>2014", false},
        {"wider use of regional norms", "wider use of all relevant regional norms", "-all relevant", false},
        {"wider use of all relevant regional norms", "wider use of regional norms", "+all relevant", false},
        {"hold a retreat in spring again", "hold a retreat in spring. The next day", "+again", false},
        {"nothing alike", "of other things", "+nothing alike", false},
    };
    for (const Row& row : rows) {
        INFO(row.draft);
        const Compared result = compared(row.draft, row.passage);
        CHECK(result.diff == row.diff);
        CHECK(result.comparison.exact == row.exact);
    }
}

TEST_CASE("a comparison of random texts keeps its promises") {
    std::mt19937 random(7);
    const std::vector<std::string> stock{"harbour", "bridge", "tower", "the", "of", "paper", "2013", "GMG", "Global Migration Group (GMG)", "plan,", "“board”"};
    const auto text = [&](std::size_t most) {
        std::string words;
        for (std::size_t i = random() % most; i > 0; --i) words += stock[random() % stock.size()] + " ";
        return words;
    };
    static Reader reader(rarity);
    for (int round = 0; round < 300; ++round) {
        const std::string draft = text(12);
        const std::string passage = text(30);
        const auto a = reader.words(draft, Language::English);
        const auto b = reader.words(passage, Language::English);
        const Comparison result = compare(a, b);
        INFO(draft << " / " << passage);
        CHECK(result.shared >= 0);
        CHECK(result.shared <= 1.0001);
        CHECK(result.likeness <= result.shared + 1e-9);
        for (const SharedRun& run : result.runs)
            for (std::size_t k = 0; k < run.words; ++k) CHECK(a[run.draft + k].key == b[run.passage + k].key);
        // Every word of the draft is in the edits once, in order.
        std::string again;
        for (const Edit& edit : edits(result, draft, a, passage, b)) again += edit.draft + " ";
        CHECK(keys(again) == keys(draft));
        if (!a.empty()) CHECK(compare(a, a).exact);
    }
}

TEST_CASE("a text is read in the language of its small words") {
    struct Row { const char* text; Language otherwise; Language meant; };
    const Row rows[] = {
        {"The harbour board was asked to report on the work of the bridge.", Language::English, Language::English},
        {"La commission du port a été priée de rendre compte des travaux sur le pont.", Language::English, Language::French},
        {"La junta del puerto presentará un informe sobre las obras de los puentes.", Language::English, Language::Spanish},
        {"Комиссия порта представит доклад о том, как идёт работа на мосту и в порту.", Language::English, Language::Russian},
        {"Harbour board", Language::English, Language::English},
        {"Harbour board", Language::French, Language::French},
        {"", Language::Spanish, Language::Spanish},
    };
    Reader reader(rarity);
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(reader.language(row.text, row.otherwise) == row.meant);
    }
}
