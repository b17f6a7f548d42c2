#include "searcher/query/lexer.hpp"

#include "searcher/query/characters.hpp"
#include "searcher/query/spelling.hpp"

#include <fmt/format.h>

#include <charconv>

namespace travaux::query {
namespace {

using schema::Field;
using schema::FieldType;

constexpr unsigned kDefaultDistance = 10;
constexpr unsigned kLongestDistance = 1000;

struct Operator {
    TokenType type;
    std::string_view digits;  // what follows NEAR/ or ADJ/
};

std::optional<Operator> operator_from(std::string_view word) {
    if (word == "AND") return Operator{TokenType::And, {}};
    if (word == "OR") return Operator{TokenType::Or, {}};
    if (word == "NOT") return Operator{TokenType::Not, {}};
    for (const auto& [name, type] : {std::pair{"NEAR", TokenType::Near}, std::pair{"ADJ", TokenType::Adj}}) {
        if (word == name) return Operator{type, {}};
        const std::size_t length = std::string_view(name).size();
        if (!word.starts_with(name) || word.size() < length + 2 || word[length] != '/') continue;
        const std::string_view digits = word.substr(length + 1);
        if (digits.find_first_not_of("0123456789") == std::string_view::npos) return Operator{type, digits};
    }
    return std::nullopt;
}

std::string lower(std::string_view name) {
    std::string folded(name);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return folded;
}

std::vector<std::string_view> names_of_filters() {
    std::vector<std::string_view> names;
    for (const Field& field : schema::fields())
        if (field.is_filter()) names.push_back(field.name);
    return names;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Tokens run() {
        while (at_ < text_.size() && !result_.problem) step();
        push(TokenType::End, {text_.size(), text_.size()});
        return std::move(result_);
    }

private:
    void step() {
        const Character c = character_at(text_, at_);
        if (is_blank(c.code)) {
            at_ = c.next;
            fresh_ = true;
        } else if (opens_quote(c.code)) {
            phrase(c);
        } else if (c.code == U'(') {
            push(TokenType::Open, {at_, c.next});
            at_ = c.next;
            ++open_;
            fresh_ = true;
        } else if (c.code == U')') {
            push(TokenType::Close, {at_, c.next});
            at_ = c.next;
            if (open_ > 0) --open_;
            fresh_ = false;
        } else if (is_quote(c.code)) {
            at_ = c.next;  // a closing mark that closes nothing
        } else if (fresh_ && is_sign(c)) {
            push(c.code == U'+' ? TokenType::Plus : TokenType::Minus, {at_, c.next});
            at_ = c.next;
            fresh_ = false;
        } else if (c.code == U'*') {
            stars();
        } else if (!is_letter_or_digit(c.code) && !opens_range()) {
            at_ = c.next;  // punctuation
            fresh_ = false;
        } else if (!field()) {
            word();
        }
    }

    // "..2009" among the values of a field.
    bool opens_range() const {
        const std::string_view rest = text_.substr(at_, 3);
        return rest.size() == 3 && rest.starts_with("..") && rest[2] >= '0' && rest[2] <= '9';
    }

    // Stars before a word: alone it is everything, several (or one on either side) are a converter's emphasis.
    void stars() {
        const std::size_t end = std::min(text_.find_first_not_of('*', at_), text_.size());
        const char32_t next = end < text_.size() ? character_at(text_, end).code : U' ';
        const Place place{at_, end};
        const bool alone = fresh_ && end == at_ + 1 && (is_blank(next) || next == U')');
        at_ = end;
        fresh_ = false;
        if (alone) return push(TokenType::Star, place);
        if (!is_letter_or_digit(next)) return;
        const std::size_t chunk_end = end_of_chunk();
        emphasis_ = true;
        if (place.end == place.begin + 1 && text_[chunk_end - 1] != '*') no_star(place);
    }

    // A sign counts at the front of a word, a quote, a group or a field, never alone or inside a word.
    bool is_sign(Character c) const {
        if ((c.code != U'+' && c.code != U'-') || c.next >= text_.size()) return false;
        const char32_t next = character_at(text_, c.next).code;
        return is_letter_or_digit(next) || opens_quote(next) || next == U'(';
    }

    // Straight quotes close straight ones; curly ones are also closed by the marks that a keyboard has.
    bool closes(char32_t opened, char32_t code) const {
        if (opened == U'"') return code == U'"';
        if (opened == U'«') return code == U'»';
        return code == U'”' || code == U'“' || code == U'"';
    }

    void phrase(Character opening) {
        for (std::size_t i = opening.next; i < text_.size();) {
            const Character c = character_at(text_, i);
            if (closes(opening.code, c.code)) {
                const Place place{at_, c.next};
                const Place content = without_blanks(text_, {opening.next, i});
                at_ = c.next;
                fresh_ = false;
                if (count_letters(slice(content), 1) > 0)
                    push(TokenType::Phrase, place, content);
                else if (after_field())
                    missing_value(*result_.tokens.back().field, place);
                return;
            }
            i = c.next;
        }
        fail({at_, opening.next}, "the quote is never closed", "close it, or leave it out to seek the words");
    }

    // The end of a run without blanks, quotes and parentheses; short parts in parentheses stay with their
    // word: 12(a), State(s).
    std::size_t end_of_chunk() const {
        constexpr std::size_t kLongestLabel = 4;  // "viii"
        std::size_t i = at_;
        while (i < text_.size()) {
            const Character c = character_at(text_, i);
            if (is_blank(c.code) || is_quote(c.code) || c.code == U')') break;
            if (c.code == U'(') {
                const std::size_t close = text_.substr(0, std::min(text_.size(), i + kLongestLabel + 2)).find(')', i);
                if (i == at_ || close == std::string_view::npos || close == i + 1) break;
                if (operator_from(slice(without_punctuation(text_, {at_, i})))) break;
                const std::string_view label = text_.substr(i + 1, close - i - 1);
                if (count_letters(label, kLongestLabel) != label.size()) break;
                i = close + 1;
                continue;
            }
            i = c.next;
        }
        return i;
    }

    // `name:` with a value glued to it. A URL, a clock (3:40) and "Objective 1: advocacy" are words.
    bool field() {
        std::size_t colon = at_;
        while (colon < text_.size() && text_[colon] != ':') {
            const Character c = character_at(text_, colon);
            if (!is_letter(c.code) && c.code != U'_') return false;
            colon = c.next;
        }
        if (colon == at_ || colon >= text_.size()) return false;
        const std::string_view name = slice({at_, colon});
        const Field* found = schema::find_field(lower(name));
        if (found != nullptr && found->is_filter() && found->name == name && nothing_follows(colon + 1)) {
            missing_value(*found, {at_, colon + 1});
            return true;
        }
        if (colon + 1 >= text_.size()) return false;
        const char32_t first = character_at(text_, colon + 1).code;
        const bool opens = opens_quote(first) || first == U'(';
        const bool known = found != nullptr && found->is_filter();
        const bool filter = known && found->type != FieldType::Text;
        const bool has_value = opens || is_letter_or_digit(first) || (filter && (first == U'*' || first == U'.'));
        if (!has_value) return false;

        const Place place{at_, colon + 1};
        if (!known) {
            unknown_field(place, name);
            return true;
        }
        push(TokenType::Field, place);
        result_.tokens.back().field = found;
        at_ = colon + 1;
        fresh_ = false;
        if (!opens) value(*found);
        return true;
    }

    // The query or the group ends here. "section: and so on" are words.
    bool nothing_follows(std::size_t from) const {
        const Place rest = without_blanks(text_, {from, text_.size()});
        return rest.begin == rest.end || text_[rest.begin] == ')';
    }

    void unknown_field(Place place, std::string_view name) {
        const std::vector<std::string_view> names = names_of_filters();
        const std::string_view near = nearest(name, names);
        fail(place, fmt::format("there is no field {}", name),
             near.empty() ? fmt::format("the fields are {}; put the words in quotes to seek them", fmt::join(names, ", "))
                          : fmt::format("did you mean {}: ?", near));
    }

    void value(const Field& field) {
        const Place place{at_, end_of_chunk()};
        at_ = place.end;
        if (field.type == FieldType::Text)
            plain_word(place);
        else
            push(TokenType::Value, place);
    }

    void word() {
        const Place place{at_, end_of_chunk()};
        const Place content = without_punctuation(text_, place);
        const bool label = place.end < text_.size() && text_[place.end] == ')' && open_ == 0 && is_label(content);
        at_ = label ? place.end + 1 : place.end;
        fresh_ = false;
        if (const auto found = operator_from(slice(content))) {
            operation(*found, content);
        } else {
            plain_word(place);
        }
    }

    // "a) first" and "1) first" open nothing that the parenthesis could close.
    bool is_label(Place content) const {
        const std::string_view text = slice(content);
        return !text.empty() && text.size() <= 4 && count_letters(text, 4) == text.size();
    }

    void operation(const Operator& found, Place place) {
        unsigned distance = kDefaultDistance;
        if (!found.digits.empty()) {
            const auto [end, error] = std::from_chars(found.digits.data(), found.digits.data() + found.digits.size(), distance);
            if (error != std::errc{} || distance == 0 || distance > kLongestDistance)
                return fail(place, fmt::format("the distance must be from 1 to {}", kLongestDistance), "for example NEAR/5");
        }
        push(found.type, place);
        result_.tokens.back().distance = distance;
    }

    // A word or a prefix.
    void plain_word(Place place) {
        const Place content = without_punctuation(text_, place);
        const std::string_view text = slice(content);
        const std::string_view after = slice({content.end, place.end});
        const bool prefix = after.starts_with('*') && !after.starts_with("**") && !emphasis_;
        emphasis_ = false;
        if (text.find('*') != std::string_view::npos) return no_star(content);
        if (!prefix) return push(TokenType::Word, place, content);
        if (count_letters(text, 2) < 2)
            return fail(content, "a star needs at least two letters before it", "for example mi*");
        push(TokenType::Prefix, place, content);
    }

    void no_star(Place place) { fail(place, "a star can only end a word", "for example migra*"); }

    void missing_value(const Field& field, Place place) {
        fail(place, fmt::format("{}: needs a value", field.name), fmt::format("for example {}", field.example));
    }

    bool after_field() const { return !result_.tokens.empty() && result_.tokens.back().type == TokenType::Field; }

    std::string_view slice(Place place) const { return text_.substr(place.begin, place.end - place.begin); }

    void push(TokenType type, Place place) { push(type, place, place); }
    void push(TokenType type, Place place, Place content) {
        if (type == TokenType::Word || type == TokenType::Value) operands_ += operands_in(slice(content));
        if (type == TokenType::Prefix || type == TokenType::Phrase || type == TokenType::Star) ++operands_;
        if (operands_ > kMostOperands && !result_.problem) result_.problem = too_many(place);
        result_.tokens.push_back({type, place, content, 0, nullptr});
    }
    void fail(Place place, std::string message, std::string hint) {
        result_.problem = Problem{place, std::move(message), std::move(hint)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t open_ = 0;  // parentheses
    std::size_t operands_ = 0;
    bool fresh_ = true;     // after a blank or an opening parenthesis: where a sign may stand
    bool emphasis_ = false; // after stars that stand before a word
    Tokens result_;
};

}  // namespace

Tokens lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace travaux::query
