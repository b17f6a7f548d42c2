// The two readings in which nothing is an operator: `--plain`, and the values of filter options.
#include "searcher/query/characters.hpp"
#include "searcher/query/query.hpp"
#include "searcher/query/values.hpp"

namespace travaux::query {
namespace {

bool parts_words(char32_t code) {
    return is_blank(code) || is_quote(code) || code == U'(' || code == U')' || code == U'*' || code == U':';
}

// Words are folded later anyway; in lower case an operator's name is a word when the tree is printed.
std::string lower(std::string_view word) {
    std::string text(word);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool names_operator(std::string_view word) {
    return word == "AND" || word == "OR" || word == "NOT" || word.starts_with("NEAR") || word.starts_with("ADJ");
}

Node all(std::string_view text) {
    Node node;
    node.place = {0, text.size()};
    return node;
}

}  // namespace

Reading parse_plain(std::string_view text) {
    if (text.size() > kLongestQuery) return {{}, {too_long()}};
    Node root = all(text);
    root.type = NodeType::And;
    std::size_t operands = 0;
    for (std::size_t at = 0, begin = 0; at <= text.size();) {
        const Character c = at < text.size() ? character_at(text, at) : Character{U' ', at + 1};
        if (parts_words(c.code)) {
            const Place place = without_punctuation(text, {begin, at});
            const std::string_view word = text.substr(place.begin, place.end - place.begin);
            operands += operands_in(word);
            if (operands > kMostOperands) return {{}, {too_many(place)}};
            if (count_letters(word, 1) > 0) {
                Node& node = root.children.emplace_back();
                node.type = NodeType::Words;
                node.place = place;
                node.text = names_operator(word) ? lower(word) : std::string(word);
            }
            begin = c.next;
        }
        at = c.next;
    }
    const Place said = without_blanks(text, {0, text.size()});
    if (root.children.empty() && said.begin < said.end) return {{}, {nothing_sought(said)}};
    if (root.children.empty()) return {all(text), {}};
    if (root.children.size() == 1) return {Node(std::move(root.children.front())), {}};
    return {std::move(root), {}};
}

Reading parse_filter(const schema::Field& field, std::string_view value) {
    const Place place = without_blanks(value, {0, value.size()});
    if (field.type != schema::FieldType::Text) return read_value(field, value.substr(place.begin, place.end - place.begin), place);
    Reading words = parse_plain(value);
    if (!words.ok() && value.size() > kLongestQuery) return words;
    if (words.root.type == NodeType::All) return read_value(field, "", place);
    Reading reading;
    reading.root.type = NodeType::Text;
    reading.root.place = place;
    reading.root.field = field.name;
    reading.root.children.push_back(std::move(words.root));
    return reading;
}

}  // namespace travaux::query
