// Documents of a known structure, set in several ways, come back as they were meant.
#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace travaux;
using structure::units_of;
using schema::Kind;

namespace {

/// What a unit is meant to be: its kind, printed label, depth of nesting, words and, of an item, its lead-in's words.
struct Meant {
    Kind kind;
    std::string label;
    int level = 0;
    std::string text, parent;
};

/// A way to set a report.
struct Setting {
    const char* name;
    std::array<const char*, 3> heading;  // styles of numbers by level: roman, letter, decimal; "" for capitals
    bool numbered_paragraphs;
    const char* bullet;      // or "" for letters and roman numbers
    const char* between;     // items
    int indent;              // columns a level of list
    std::size_t width;       // of a line, 0 for one line a paragraph
};

const Setting kSettings[]{
    {"roman, letter", {"I.", "A.", ""}, false, "- ", "\n", 0, 0},
    {"roman, letter, wrapped", {"I.", "A.", ""}, true, "", "\n\n", 0, 78},
    {"decimal, letter", {"1.", "a.", ""}, false, "", "\n", 2, 0},
    {"dotted", {"1.", "1.1", ""}, false, "• ", "\n", 3, 90},
    {"capitals", {"", "A.", ""}, true, "* ", "\n\n", 0, 0},
    {"brackets in blocks", {"I.", "1.", ""}, false, "", "\n\n", 4, 0},
};

const std::vector<std::string> kSubjects{"The board", "The harbour office", "Each of the towns", "A group of pilots", "The clerk of the works"};
const std::vector<std::string> kVerbs{"has mended", "looked after", "will pay for", "wrote a report on", "asked the towns about"};
const std::vector<std::string> kObjects{"the northern quay", "the lamps of the mole", "the channel and its buoys", "the dues of small ships", "the stairs to the water"};
const std::vector<std::string> kEnds{"in the spring of that year", "with the money of the towns", "as it had promised", "before the winter came", "for the third time since 2009"};
const std::vector<std::string> kTitles{"Works", "Staff and Pay", "Ships in the Harbour", "Dues", "Plans for the Coming Year", "Friends and Partners", "Lamps", "Stones and Sand"};

class Writer {
public:
    Writer(const Setting& setting, unsigned seed) : setting_(setting), random_(seed) {}

    std::string write() {
        add("Report of the Harbour Office for 2014", {Kind::Heading, "", 0, "Report of the Harbour Office for 2014", ""});
        for (int chapter = 1; chapter <= 3; ++chapter) {
            heading(0, chapter, 0);
            paragraph(false);
            // Numbered parts of an unnumbered last chapter might be chapters themselves.
            const int parts = random_() % 2 == 0 || chapter == 3 ? 0 : 2;
            for (int part = 1; part <= parts; ++part) {
                heading(1, part, chapter);
                paragraph(false);
                list();
                paragraph(false);
            }
            if (parts == 0) list(), paragraph(false);
        }
        return text_;
    }

    const std::vector<Meant>& meant() const { return meant_; }

private:
    const std::string& one_of(const std::vector<std::string>& choices) { return choices[random_() % choices.size()]; }

    std::string sentence() {
        // A number in each: no two sentences are alike.
        return one_of(kSubjects) + " " + one_of(kVerbs) + " " + one_of(kObjects) + " " + one_of(kEnds) + ", in order number " + std::to_string(100 + ++sentences_);
    }

    static std::string roman(int value, bool upper) {
        static constexpr std::array<const char*, 11> kLower{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
        static constexpr std::array<const char*, 11> kUpper{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
        return upper ? kUpper[static_cast<std::size_t>(value)] : kLower[static_cast<std::size_t>(value)];
    }

    void heading(int level, int value, int above) {
        const std::string style = setting_.heading[static_cast<std::size_t>(level)];
        std::string title = kTitles[titles_++ % kTitles.size()];
        std::string label;
        if (style == "I.") label = roman(value, true);
        if (style == "A.") label = std::string(1, static_cast<char>('A' + value - 1));
        if (style == "a.") label = std::string(1, static_cast<char>('a' + value - 1));
        if (style == "1.") label = std::to_string(value);
        if (style == "1.1") label = std::to_string(above) + "." + std::to_string(value);
        if (style.empty())
            for (char& c : title) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const std::string printed = label.empty() ? title : label + (style == "1.1" ? " " : ". ") + title;
        add(printed, {Kind::Heading, label, level + 1, printed, ""});
    }

    void paragraph(bool leads) {
        std::string words = sentence() + (leads ? ". It decided the following:" : ". " + sentence() + ".");
        std::string label;
        if (setting_.numbered_paragraphs) label = std::to_string(++paragraphs_);
        lead_in_ = words;
        add((label.empty() ? "" : label + ". ") + words, {Kind::Paragraph, label, 0, words, ""});
    }

    void list() {
        paragraph(true);
        const std::string lead_in = lead_in_, label = setting_.numbered_paragraphs ? std::to_string(paragraphs_) : "";
        const int items = 2 + static_cast<int>(random_() % 9);  // up to (k): over (i), (j)
        for (int i = 1; i <= items; ++i) {
            const bool opens = i == 2 && items > 2;
            const std::string words = "to see that " + sentence() + (opens ? ":" : i == items ? "." : ";");
            item(1, i, words, lead_in, label);
            if (!opens) continue;
            const std::string above = items_label_;
            for (int j = 1; j <= 3; ++j) item(2, j, "that " + sentence() + ";", words, above);
        }
        text_ += "\n\n";
    }

    void item(int level, int value, const std::string& words, const std::string& parent, const std::string& above) {
        std::string sign = setting_.bullet, label;
        const std::string number = level == 1 ? std::string(1, static_cast<char>('a' + value - 1)) : roman(value, false);
        if (sign.empty()) {
            sign = "(" + number + ") ";
            label = above.empty() ? "(" + number + ")" : above + "(" + number + ")";
        } else if (level == 2) {
            sign = "– ";
        }
        items_label_ = label;
        const auto indent = static_cast<std::size_t>(setting_.indent * level);
        text_ += std::string(indent, ' ') + wrapped(sign + words, indent) + setting_.between;
        meant_.push_back({Kind::ListItem, label, level, words, parent});
    }

    void add(const std::string& printed, Meant meant) {
        if (!text_.ends_with("\n\n") && !text_.empty()) text_ += "\n\n";
        text_ += wrapped(printed, 0) + "\n\n";
        meant_.push_back(std::move(meant));
    }

    std::string wrapped(const std::string& words, std::size_t indent) const {
        if (setting_.width == 0) return words;
        std::string result;
        std::size_t column = indent;
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(words.find(' ', begin), words.size());
            if (column > indent && column + 1 + end - begin > setting_.width) {
                result += "\n" + std::string(indent, ' ');
                column = indent;
            } else if (column > indent) {
                result += ' ';
                ++column;
            }
            result += words.substr(begin, end - begin);
            column += end - begin;
            begin = end + 1;
        }
        return result;
    }

    const Setting& setting_;
    std::mt19937 random_;
    std::string text_, lead_in_, items_label_;
    std::vector<Meant> meant_;
    std::size_t titles_ = 0;
    int sentences_ = 0, paragraphs_ = 0;
};

}  // namespace

TEST_CASE("reports of a known structure come back as they were meant, however they are set") {
    for (const Setting& setting : kSettings)
        for (unsigned seed = 1; seed <= 12; ++seed) {
            Writer writer(setting, seed);
            const std::string text = writer.write();
            const auto units = units_of(text);
            INFO(setting.name << ", " << seed << "\n" << text);
            REQUIRE(units.size() == writer.meant().size());
            for (std::size_t i = 0; i < units.size(); ++i) {
                const Meant& meant = writer.meant()[i];
                INFO(meant.text);
                CHECK(units[i].text == meant.text);
                CHECK(name_of(units[i].kind) == name_of(meant.kind));
                CHECK(units[i].label == meant.label);
                CHECK(units[i].level == meant.level);
                CHECK((units[i].parent ? units[static_cast<std::size_t>(*units[i].parent)].text : "") == meant.parent);
            }
        }
}
