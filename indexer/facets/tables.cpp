#include "indexer/facets/tables.hpp"

#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace travaux::facets {
namespace {

using schema::data_file;
using schema::read_table;

schema::Error bad_cell(std::string_view table, std::string_view cell) {
    return {schema::ErrorCode::Input, fmt::format("The table {} holds “{}”, which it does not know.", table, cell),
            "The comment at the head of the table lists the words that it takes."};
}

schema::Commitment status_of(std::string_view table, std::string_view name) {
    const auto status = schema::commitment_from(name);
    if (!status) throw bad_cell(table, name);
    return *status;
}

CueCondition condition_of(std::string_view cell) {
    const std::map<std::string, bool CueCondition::*, std::less<>> names{
        {"other", &CueCondition::not_other}, {"own", &CueCondition::own},           {"near", &CueCondition::near},
        {"beside", &CueCondition::beside},
        {"start", &CueCondition::start},     {"headline", &CueCondition::headline}, {"verb", &CueCondition::verb},
        {"head", &CueCondition::head}};
    CueCondition condition;
    for (const std::string& word : schema::split_cell(cell)) {
        const auto name = names.find(word);
        if (name == names.end() && word != "any") throw bad_cell("cues.tsv", word);
        if (name != names.end()) condition.*name->second = true;
    }
    return condition;
}

void read_cues(const Lexicon& lexicon, std::map<std::string, Speech, std::less<>>& speeches) {
    for (const auto& row : read_table(data_file("cues.tsv"), {"language", "status", "subject", "pattern"})) {
        CueEffect effect = CueEffect::Status;
        if (row[1] == "silent") effect = CueEffect::Silence;
        if (row[1] == "none") effect = CueEffect::Hide;
        if (row[1] == "recital") effect = CueEffect::Recite;
        if (row[1] == "norm") effect = CueEffect::Norm;
        const auto status = effect == CueEffect::Status ? status_of("cues.tsv", row[1]) : schema::Commitment::None;
        Speech& speech = speeches[row[0]];
        speech.cues.push_back({effect, status, condition_of(row[2])});
        Pattern pattern(row[3], lexicon);
        speech.elements.add(pattern, speech.lexicon);
        speech.cue_patterns.add(std::move(pattern));
    }
}

void read_frames(const Lexicon& lexicon, std::map<std::string, Speech, std::less<>>& speeches) {
    for (const auto& row : read_table(data_file("frames.tsv"), {"language", "status", "pattern"})) {
        const bool announces = row[1] == "announce";
        const bool aims = row[1] == "aims";
        const auto status = announces ? schema::Commitment::None : aims ? schema::Commitment::Planned : status_of("frames.tsv", row[1]);
        speeches[row[0]].frames.push_back({announces, aims, status, Pattern(row[2], lexicon)});
    }
}

void read_roles(const Lexicon& lexicon, std::map<std::string, Speech, std::less<>>& speeches) {
    const std::map<std::string, Role, std::less<>> roles{
        {"author", Role::Author}, {"chair", Role::Chair}, {"group", Role::Group}, {"ours", Role::Ours}, {"other", Role::Other}};
    for (const auto& row : read_table(data_file("actors.tsv"), {"language", "who", "pattern"})) {
        const auto role = roles.find(row[1]);
        if (role == roles.end()) throw bad_cell("actors.tsv", row[1]);
        Speech& speech = speeches[row[0]];
        speech.roles.push_back(role->second);
        Pattern pattern(row[2], lexicon);
        speech.elements.add(pattern, speech.lexicon);
        speech.role_patterns.add(std::move(pattern));
    }
}

std::vector<Doctype> read_doctypes(const Lexicon& lexicon) {
    std::vector<Doctype> out;
    for (const auto& row : read_table(data_file("doctypes.tsv"), {"doctype", "where", "pattern"})) {
        out.push_back({row[0], row[1] == "title", Pattern(row[2], lexicon)});
    }
    return out;
}

std::vector<SymbolSeries> read_symbols() {
    std::vector<SymbolSeries> out;
    for (auto& row : read_table(data_file("symbols.tsv"), {"beginning", "agency", "doctype"})) {
        out.push_back({std::move(row[0]), std::move(row[1]), std::move(row[2])});
    }
    return out;
}

std::vector<Phrase> read_phrases(const Lexicon& lexicon) {
    std::vector<Phrase> out;
    for (auto& row : read_table(data_file("phrases.tsv"), {"kind", "pattern"})) {
        out.push_back({std::move(row[0]), Pattern(row[1], lexicon)});
    }
    return out;
}

std::vector<TableWord> read_table_words(const Lexicon& lexicon) {
    std::vector<TableWord> out;
    for (auto& row : read_table(data_file("table-words.tsv"), {"kind", "value", "pattern"})) {
        const bool column = row[0] == "column";
        if (!column) status_of("table-words.tsv", row[1]);
        out.push_back({column, std::move(row[1]), Pattern(row[2], lexicon)});
    }
    return out;
}

std::vector<std::vector<std::string>> read_objective_words() {
    std::vector<std::vector<std::string>> out;
    for (const auto& row : read_table(data_file("objective-words.tsv"), {"words"})) {
        for (const std::string& form : schema::split_cell(row[0])) {
            std::vector<std::string> words;
            for (const Word& word : words_of(form)) words.push_back(word.lower);
            out.push_back(std::move(words));
        }
    }
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return out;
}

std::map<std::string, int, std::less<>> read_number_words() {
    std::map<std::string, int, std::less<>> out;
    for (const auto& row : read_table(data_file("number-words.tsv"), {"value", "words"})) {
        int value = 0;
        std::from_chars(row[0].data(), row[0].data() + row[0].size(), value);
        if (value <= 0) throw bad_cell("number-words.tsv", row[0]);
        for (const std::string& word : schema::split_cell(row[1])) out[word] = value;
    }
    return out;
}

}  // namespace

const Speech* Tables::speech(std::string_view language) const {
    const auto found = speeches.find(language);
    return found == speeches.end() ? nullptr : &found->second;
}

Tables read_tables() {
    Tables tables{.authority = vocabulary::Authority(data_file("agencies.tsv")),
                  .chairs = vocabulary::read_chairs(data_file("chairs.tsv")),
                  .calendar = Calendar(data_file("months.tsv")),
                  .speeches = {},
                  .every_language = {},
                  .doctypes = {},
                  .symbols = read_symbols(),
                  .phrases = {},
                  .table_words = {},
                  .objective_words = read_objective_words(),
                  .objective_starts = {},
                  .number_words = read_number_words()};
    for (auto& [language, lexicon] : read_lexicons(data_file("grammar.tsv"), tables.every_language)) {
        tables.speeches[language].lexicon = std::move(lexicon);
    }
    for (const auto& form : tables.objective_words)
        if (!form.empty()) tables.objective_starts.add(form.front());
    const Lexicon& lexicon = tables.every_language;
    tables.doctypes = read_doctypes(lexicon);
    tables.phrases = read_phrases(lexicon);
    tables.table_words = read_table_words(lexicon);
    read_roles(lexicon, tables.speeches);
    read_cues(lexicon, tables.speeches);
    read_frames(lexicon, tables.speeches);
    tables.every_language.finish();
    for (auto& [language, speech] : tables.speeches) {
        speech.elements.finish(speech.lexicon);
        speech.role_patterns.finish(speech.elements);
        speech.cue_patterns.finish(speech.elements);
    }
    return tables;
}

}  // namespace travaux::facets
