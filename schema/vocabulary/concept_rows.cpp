#include "schema/vocabulary/concept_rows.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"
#include "schema/vocabulary/agency_table.hpp"
#include "schema/vocabulary/name_words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace travaux::vocabulary {
namespace {

// The words of a form as the analyzer gives them, parted by blanks: `&` and an English possessive are dropped, an
// elided article keeps its apostrophe (`l'` `afrique`), and a point between letters parts nothing (`un.gift`).
std::string index_words(std::string_view form) {
    const NameWords split = split_name_words(form);
    std::string words;
    for (std::size_t i = 0; i < split.words.size(); ++i) {
        const NameWord& word = split.words[i];
        if (form[word.begin] == '&') continue;
        const bool inner_point = word.gap == '.' && form[word.begin - 1] == '.';
        if (word.gap == '\'') {
            if (split.word(i) == "s") continue;
            words += '\'';
        }
        if (inner_point) words += '.';
        else if (!words.empty()) words += ' ';
        words += split.word(i);
    }
    return words;
}

struct Row {
    std::string name;
    std::string relation;
    std::string forms;
};

class Rows {
public:
    void read(const std::filesystem::path& table) {
        for (const std::vector<std::string>& cells : schema::read_table(table, {"name", "relation", "en", "fr", "es"})) {
            if (cells[1] != "acronym" && cells[1] != "synonym")
                throw schema::Error(schema::ErrorCode::Input, table.string() + ": \"" + cells[1] + "\" is no relation",
                                    "A relation is acronym or synonym.");
            const std::size_t number = begin(cells[0], cells[1]);
            std::vector<MarkedForm> forms;
            for (std::size_t column = 2; column < cells.size(); ++column)
                for (const std::string& form : schema::split_cell(cells[column])) forms.push_back(read_form(form, {}));
            if (std::ranges::find(forms, cells[0], &MarkedForm::text) == forms.end()) forms.insert(forms.begin(), {.text = cells[0]});
            for (const MarkedForm& form : forms) {
                const std::string words = index_words(form.text);
                const auto known = owners_.find(words);
                if (words.empty() || (known != owners_.end() && known->second.number != number))
                    throw schema::Error(schema::ErrorCode::Input,
                                        table.string() + ": \"" + form.text + "\" of " + cells[0] +
                                            (words.empty() ? " has no word" : " is a form of " + concepts_[known->second.number].name + " too"));
                add(number, words, form.ordinary);
            }
        }
    }

    void add_agencies(const Authority& authority) {
        for (const Agency& agency : authority.agencies()) {
            const std::size_t number = begin(agency.canonical, "agency");
            for (const std::string& form : agency.plain) add(number, index_words(form), false);
            for (const std::string& form : agency.wordlike) add(number, index_words(form), true);
        }
    }

    std::vector<std::string> rows() const {
        std::vector<std::string> rows;
        for (const auto& [words, owner] : owners_)
            rows.push_back(std::string(kFormRow) + words + "\t" + std::string(owner.ordinary ? kOrdinary : "-") + "\t" + std::to_string(owner.number));
        for (std::size_t i = 0; i < concepts_.size(); ++i)
            rows.push_back(std::string(kConceptRow) + std::to_string(i) + "\t" + concepts_[i].name + "\t" + concepts_[i].relation + "\t" + concepts_[i].forms);
        return rows;
    }

private:
    struct Owner {
        std::size_t number = 0;  // row of concepts_
        bool ordinary = false;
    };

    std::size_t begin(std::string name, std::string relation) {
        concepts_.push_back({std::move(name), std::move(relation), {}});
        return concepts_.size() - 1;
    }

    // The first to claim a form has it.
    void add(std::size_t number, const std::string& words, bool ordinary) {
        if (words.empty() || !owners_.try_emplace(words, Owner{number, ordinary}).second || ordinary) return;
        std::string& forms = concepts_[number].forms;
        forms.append(forms.empty() ? "" : "|").append(words);
    }

    std::vector<Row> concepts_;
    std::map<std::string, Owner> owners_;  // by the words of the form
};

}  // namespace

std::vector<std::string> concept_rows(const std::filesystem::path& table, const Authority& authority) {
    Rows rows;
    rows.read(table);
    rows.add_agencies(authority);
    return rows.rows();
}

}  // namespace travaux::vocabulary
