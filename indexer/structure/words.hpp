// What words tell about structure: the table schema/data/structure-words.tsv, by role.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace travaux::structure {

/// The roles of the table, in the order of kRoleNames.
enum class Role : std::uint8_t {
    Open,          // a text that ends in it goes on
    Conjunction,   // stands after a suspended hyphen ("pre- and post-")
    Prefix,        // keeps its hyphen at a line end
    Beginning,     // keeps it before a word of the report only: longer words begin with it too ("pro-vide")
    Month,
    DateWord,      // may stand in a line that is only a date
    Section,       // a usual heading of the first level
    Outline,       // heads a list of contents
    FurnitureLine, // a whole line of residue
    FurnitureStart,// begins a line of residue
    Imprint,       // begins a line of a first page that is not its title
    Navigation,    // an entry of a site's menu
    LanguageCode,
    TitleWord,     // names a kind of report in its title
    Organisation,  // begins an organisation's name in a letterhead
    Meeting,       // a line of a first page that names a session
    ItemLabel,     // "Objective 1: ..." is an item of that number
    HeadingLabel,  // "Article 2", "Annex I"
    CaptionLabel,  // "Table 1"
    Announcement,  // what follows is a list ("the following")
    ListNoun,      // plural that names the items of a list; its value is the singular used in addresses
    QuestionWord,  // a heading that begins with it is a question
    Part,          // names what a report says it is made of ("in three parts")
    Counted,       // a number behind it is its own ("paragraph 3"), not a note's mark
    Measure,       // a number before it counts it ("2 per cent")
};
inline constexpr std::size_t kRoles = 25;

/// Read-only after loading; safe to share between threads.
class Words {
public:
    /// Reads schema::data_file("structure-words.tsv"). Throws schema::Error.
    static Words load();

    /// Whether the folded text (fold() of letters.hpp) is in the table under this role.
    bool is(Role role, std::string_view folded) const { return !value(role, folded).empty(); }

    /// The row's value (the text itself where the row has none); empty where it is not in the table.
    std::string_view value(Role role, std::string_view folded) const;

    /// Whether a folded text begins with a row of this role, at a word's end.
    bool begins(Role role, std::string_view folded) const;

private:
    std::array<std::unordered_map<std::string, std::string>, kRoles> rows_;
};

}  // namespace travaux::structure
