// What a question says of fields: words that name a value ("not carried out", "as GMG chair", "in 2013").
// Inside of the search room.
#pragma once

#include "searcher/search/results.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

/// An organisation named in a question.
struct NamedAgency {
    std::size_t first = 0;  // index of its first word
    std::size_t count = 0;
    std::string canonical;
};

/// A value that the question names.
struct Cue {
    Raised raised;
    double part = 0;                 // of the weight of a word as rare as the value
    std::vector<std::size_t> words;  // that say so: ascending indices, gaps and organisations (but for a doer) left out
};

class Questions {
public:
    /// schema/data/question-words.tsv. Throws schema::Error as read_table does.
    explicit Questions(const std::filesystem::path& table);
    Questions(const Questions&) = delete;
    Questions& operator=(const Questions&) = delete;

    /// In the order of the table. `words` are folded. Whether the index has the value is for the caller to see.
    std::vector<Cue> read(std::span<const std::string> words, std::span<const NamedAgency> agencies) const;

private:
    enum class StepKind : std::uint8_t { Word, Gap, Start, Year, Agency, Doer };
    struct Step {
        StepKind kind = StepKind::Word;
        bool optional = false;
        std::vector<std::string> options;  // a trailing ~: begins so
    };
    struct Row {
        std::string_view pattern;
        std::string_view field;
        std::string_view value;
        double part = 0;
    };
    struct Reader;

    static Step read_step(std::string_view text);

    std::vector<char> text_;  // that the rows are parts of
    std::vector<Row> rows_;
};

}  // namespace travaux::search
