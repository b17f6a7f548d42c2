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
    std::string kind;                // "GMG member", "UN entity", "forum", "bank", "NGO" ...
    std::string parent;              // canonical name of the parent, or empty
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
struct LocalName {
    std::string form;
    std::string canonical;
};

/// Read-only after construction; safe to share between threads.
class Authority {
public:
    /// Reads the tables; throws schema::Error as schema::read_table does, and Error(Input) for two rows
    /// that claim one form.
    explicit Authority(const std::filesystem::path& agencies);
    ~Authority();
    Authority(Authority&&) noexcept;
    Authority& operator=(Authority&&) noexcept;

    const std::vector<Agency>& agencies() const;

    /// The organisation of this name in any of its forms, folded and with hyphens and blanks alike
    /// ("un-desa", "UN DESA"); nullptr where there is none. For what a user types.
    const Agency* resolve(std::string_view name) const;

    /// Every name printed in a text, longest match first, never overlapping, in order. URLs are skipped.
    /// Case rule: a form of capitals (an acronym) matches only in capitals (WHO, not who); a form of
    /// several words matches in any case. Possessives ("UNODC's") and plurals of the table match.
    /// Rows with facet = false are in the result: the caller drops them.
    std::vector<NameMatch> find(std::string_view text, const std::vector<LocalName>& local = {}) const;

    /// The organisation and all below it, by `parent`.
    std::vector<const Agency*> with_children(const Agency& agency) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::vocabulary
