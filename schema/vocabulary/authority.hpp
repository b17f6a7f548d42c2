// The authority file: organisations, their names in several languages, and where they are printed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

/// One organisation of schema/data/agencies.tsv.
struct Agency {
    std::string canonical;           // "UNDESA"; unique
    std::string name;                // the full English name
    std::vector<std::string> forms;  // every printed form, canonical and full name included, in file order
    std::vector<std::string> plain;  // the forms that a folded word cannot mistake: no WHO/who, nothing doubtful
    std::vector<std::string> wordlike;  // the forms that are ordinary words but for their capitals: WHO, AU
    std::string kind;                // "GMG member", "UN entity", "forum", "bank", "NGO" ...
    std::string parent;              // canonical name of the parent, or empty
    std::string changed;             // the year in which the organisation changed its name, or empty
    bool facet = true;               // false: known so that it shadows shorter names, never a value
};

/// An organisation printed in a text: half-open byte range, and the row of agencies().
struct NameMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t agency = 0;
    bool operator==(const NameMatch&) const = default;
};

/// Names that a report defines itself ("Long Form (LF)"), added to the authority for that report alone.
/// A canonical name that the authority does not hold is passed over.
struct LocalName {
    std::string form;
    std::string canonical;
};

/// Read-only after construction; safe to share between threads.
class Authority {
public:
    /// Reads the table; throws schema::Error as schema::read_table does, and Error(Input) for two rows
    /// that claim one form in one language, a parent that is no row, and parents in a circle.
    explicit Authority(const std::filesystem::path& agencies);
    ~Authority();
    Authority(Authority&&) noexcept;
    Authority& operator=(Authority&&) noexcept;

    const std::vector<Agency>& agencies() const;

    /// The organisation of this name in any of its forms, folded and with hyphens and blanks alike
    /// ("un-desa", "UN DESA"); nullptr where there is none. For what a user types.
    const Agency* resolve(std::string_view name) const;

    /// Every name printed in a text, longest match first, never overlapping, in order. URLs and mail
    /// addresses are skipped; a trailing possessive ("UNODC's") is not part of the range.
    /// Case rule: a form of capitals (an acronym) matches only in capitals (WHO, not who), and so do the
    /// acronyms within longer forms; a form of several words matches in any case, but an acronym and one word
    /// (UN Women) need their capitals. `language` (ISO 639-1) admits the forms that the table keeps to it.
    /// Local names win over the table's at equal length.
    /// Rows with facet = false are in the result: the caller drops them. Total on any bytes.
    std::vector<NameMatch> find(std::string_view text, const std::vector<LocalName>& local = {},
                                std::string_view language = "en") const;

    /// The organisation and all below it, by `parent`, in file order, the organisation itself first.
    std::vector<const Agency*> with_children(const Agency& agency) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::vocabulary
