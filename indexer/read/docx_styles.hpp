// What the styles and lists of a Word document say of its paragraphs.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace travaux::read {

/// A paragraph's or run's style with what it inherits.
struct DocxStyle {
    std::string name;              // lower case
    std::optional<int> outline;    // 0: the highest heading
    std::string list;              // numId
    std::optional<int> list_level;
    std::optional<bool> strong, raised, hidden;
};

class DocxStyles {
public:
    explicit DocxStyles(pugi::xml_node styles);

    /// An unknown id has an empty style.
    const DocxStyle& operator[](std::string_view id) const;


private:
    std::map<std::string, DocxStyle, std::less<>> styles_;
    DocxStyle none_;
    std::string default_paragraph_;
};

/// Reads what a `pPr` or `rPr` says itself into a style.
void read_properties(pugi::xml_node properties, DocxStyle& style);

/// Counts the paragraphs of all lists as Word does.
class DocxNumbering {
public:
    explicit DocxNumbering(pugi::xml_node numbering);

    /// The marker of the next paragraph of this list at this level (from 0): "12.", "(a)", "1.2", "•"; empty where the list
    /// is unknown or prints nothing.
    std::string next(const std::string& list, int level);

private:
    static constexpr int kLevels = 9;

    struct Level {
        std::string format = "decimal";
        std::string text;
        int start = 1;
        bool digits_only = false;
        std::optional<int> restart;  // by what level it is restarted: 0 never
    };
    struct Definition {
        std::array<Level, kLevels> levels;
    };
    struct List {
        std::string definition;
        std::map<int, int> starts;   // overridden
        std::map<int, Level> levels;
        bool begun = false;
    };
    struct Count {
        std::array<int, kLevels> value{};
        std::array<bool, kLevels> counting{};
    };

    static Level level_of(pugi::xml_node node);
    const Level& level_of(const List& list, int level) const;

    std::map<std::string, Definition> definitions_;
    std::map<std::string, List> lists_;
    std::map<std::string, Count> counts_;  // by definition: lists of one definition count on from each other
};

}  // namespace travaux::read
