// What the styles and lists of an OpenDocument file say of its paragraphs.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace travaux::read {

struct OdfStyle {
    std::string parent, list;
    std::optional<bool> strong, raised;
    bool page_before = false;
    bool hidden = false;
};

/// One level of a list's counting.
struct OdfLevel {
    bool defined = false, bulleted = false;
    std::string sign;               // the bullet
    std::string format, prefix, suffix;
    int shown = 1, start = 1;       // shown: of how many levels the number is made
};

class OdfStyles {
public:
    static constexpr int kLevels = 10;
    using List = std::array<OdfLevel, kLevels>;

    /// Adds the styles of styles.xml or content.xml, from their roots.
    void add(pugi::xml_node root);

    /// With what it inherits; `parent` is then the nearest named (not automatic) style.
    OdfStyle resolved(std::string_view name) const;

    /// Whether the style or one above it has this name ("Title").
    bool descends(std::string_view name, std::string_view from) const;

    const List* list(std::string_view name) const;
    const List& outline() const { return outline_; }

private:
    static void read_levels(pugi::xml_node node, List& list);

    std::map<std::string, OdfStyle, std::less<>> styles_;
    std::map<std::string, List, std::less<>> lists_;
    List outline_{};
};

/// The counts of one list, level by level from 0.
class OdfCount {
public:
    /// The marker of the next item at this level.
    std::string next(const OdfStyles::List& list, int level, std::optional<int> start);

    /// Begins again below this level.
    void restart(int level);

private:
    std::array<int, OdfStyles::kLevels> value_{};
    std::array<bool, OdfStyles::kLevels> counting_{};
};

}  // namespace travaux::read
