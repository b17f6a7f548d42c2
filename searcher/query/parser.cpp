#include "searcher/query/characters.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/tree.hpp"
#include "searcher/query/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace travaux::query {
namespace {

using schema::Field;
using schema::FieldType;

constexpr std::size_t kDeepest = 100;  // parentheses in parentheses; bounds the recursion

// Thrown inside this file only: the first problem ends the reading.
struct Unreadable {
    Problem problem;
};

// or := and {OR and};  and := near {[AND] near};  near := not {NEAR not};  not := {NOT | - | +} operand
class Parser {
public:
    Parser(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    Node whole() {
        std::optional<Node> node = disjunction();
        if (here().type == TokenType::Close)
            fail(here().place, "nothing is open that this parenthesis could close", "leave it out, or open one before");
        if (node) return std::move(*node);
        const Place said = without_blanks(text_, {0, text_.size()});
        if (said.begin < said.end) throw Unreadable{nothing_sought(said)};
        return leaf(NodeType::All, {0, text_.size()});
    }

private:
    // None: there is nothing but punctuation.
    std::optional<Node> disjunction() {
        std::vector<Node> members;
        while (true) {
            if (std::optional<Node> member = conjuncts()) {
                members.push_back(std::move(*member));
            } else if (!members.empty() || here().type == TokenType::Or) {
                fail(here().type == TokenType::Or ? here().place : before().place, "OR needs something on either side",
                     "write or in lower case to seek the word");
            }
            if (here().type != TokenType::Or) break;
            ++at_;
        }
        if (members.empty()) return std::nullopt;
        return alternatives(std::move(members));
    }

    std::optional<Node> conjuncts() {
        std::vector<Node> members;
        std::vector<bool> joined;  // by AND to the one before
        bool wanted = false;       // after AND
        while (true) {
            const Token& token = here();
            const bool is_and = token.type == TokenType::And;
            if (is_and && (members.empty() || wanted))
                fail(token.place, "AND needs something on either side", "write and in lower case to seek the word");
            if (is_and) {
                wanted = true;
                ++at_;
                continue;
            }
            if (token.type == TokenType::End || token.type == TokenType::Close || token.type == TokenType::Or) break;
            if (std::optional<Node> member = proximity()) {
                members.push_back(std::move(*member));
                joined.push_back(wanted);
                wanted = false;
            }
        }
        if (wanted) fail(before().place, "AND needs something on either side", "write and in lower case to seek the word");
        if (members.empty()) return std::nullopt;
        insist(members, joined);
        return conjunction(std::move(members));
    }

    std::optional<Node> proximity() {
        if (is_near(here())) missing_side(here());
        std::optional<Node> first = negation();
        if (!is_near(here())) return first;
        const Token& chosen = here();
        if (!first) missing_side(chosen);
        std::vector<Node> members;
        add_near(members, std::move(*first), chosen);
        while (is_near(here())) {
            const Token& token = here();
            if (token.type != chosen.type || token.distance != chosen.distance)
                fail(token.place, fmt::format("{} cannot be mixed with {} before it", slice(token.place), slice(chosen.place)),
                     "join the two parts with AND");
            ++at_;
            std::optional<Node> next = begins_operand(here()) ? negation() : std::nullopt;
            if (!next) missing_side(token);
            add_near(members, std::move(*next), token);
        }
        Node node = leaf(chosen.type == TokenType::Near ? NodeType::Near : NodeType::Adj,
                         {members.front().place.begin, members.back().place.end});
        node.distance = chosen.distance;
        node.children = std::move(members);
        return node;
    }

    static bool is_near(const Token& token) { return token.type == TokenType::Near || token.type == TokenType::Adj; }

    [[noreturn]] void missing_side(const Token& token) {
        fail(token.place, fmt::format("{} needs a word or phrase on either side", slice(token.place)),
             "for example migration NEAR/5 development");
    }

    void add_near(std::vector<Node>& members, Node member, const Token& token) {
        member = without_insistence(std::move(member));
        std::vector<Node> parts;
        if (is(member, NodeType::And))
            parts = std::move(member.children);
        else
            parts.push_back(std::move(member));
        for (Node& part : parts) {
            if (!is_near_operand(part))
                fail(part.place.end > part.place.begin ? part.place : token.place,
                     fmt::format("{} joins words and phrases only", slice(token.place)), "join this part with AND");
            members.push_back(std::move(part));
        }
    }

    static bool begins_operand(const Token& token) {
        switch (token.type) {
            case TokenType::End:
            case TokenType::Close:
            case TokenType::And:
            case TokenType::Or:
            case TokenType::Near:
            case TokenType::Adj: return false;
            default: return true;
        }
    }

    std::optional<Node> negation() {
        const Token& first = here();
        if (first.type == TokenType::Plus) {
            ++at_;
            std::optional<Node> operand = this->operand();
            if (!operand || is(*operand, NodeType::Must)) return operand;
            const Place place{first.place.begin, operand->place.end};
            return around(NodeType::Must, place, without_insistence(std::move(*operand)));
        }
        std::size_t count = 0;  // a loop, as NOT NOT NOT … may be as long as the query
        while (here().type == TokenType::Not || here().type == TokenType::Minus) {
            ++count;
            ++at_;
        }
        if (count == 0) return operand();
        const Token& last = before();
        std::optional<Node> operand;
        if (begins_operand(here())) operand = here().type == TokenType::Plus ? negation() : this->operand();
        if (!operand) fail(last.place, "there is nothing to exclude", last.type == TokenType::Not ? "write not in lower case to seek the word" : "");
        if (count % 2 == 0) return operand;
        const Place place{first.place.begin, operand->place.end};
        return around(NodeType::Not, place, without_insistence(std::move(*operand)));
    }

    std::optional<Node> operand() {
        const Token& token = here();
        switch (token.type) {
            case TokenType::Word: ++at_; return worded(NodeType::Words, token);
            case TokenType::Prefix: ++at_; return worded(NodeType::Prefix, token);
            case TokenType::Phrase: ++at_; return worded(NodeType::Phrase, token);
            case TokenType::Star: ++at_; return leaf(NodeType::All, token.place);
            case TokenType::Field: ++at_; return fielded(token);
            case TokenType::Open: return group();
            default: return std::nullopt;
        }
    }

    // Inside `field:(…)` of a filter the words are its values.
    Node worded(NodeType type, const Token& token) {
        if (inside_ == nullptr || inside_->type == FieldType::Text)
            return leaf(type, token.place, std::string(slice(token.content)));
        return valued(*inside_, token);
    }

    Node valued(const Field& field, const Token& token) {
        const Place place = token.type == TokenType::Phrase ? token.content : without_last_stop(text_, token.place);
        if (token.type != TokenType::Phrase && slice(place).find('*') != std::string_view::npos)
            fail(token.place, fmt::format("values of {} are matched whole: no star", field.name),
                 fmt::format("for example {}", field.example));
        Reading reading = read_value(field, slice(place), token.place);
        if (!reading.ok()) throw Unreadable{std::move(reading.problems.front())};
        return std::move(reading.root);
    }

    std::optional<Node> fielded(const Token& name) {
        const Field& field = *name.field;
        if (inside_ != nullptr) fail(name.place, "a field cannot stand inside another one", "close the parenthesis before it");
        inside_ = &field;
        const Token& token = here();
        std::optional<Node> inner;
        if (token.type == TokenType::Value) {
            ++at_;
            inner = valued(field, token);
        } else {
            inner = operand();
        }
        inside_ = nullptr;
        if (!inner || is(*inner, NodeType::All))
            fail(name.place, fmt::format("{}: needs a value", field.name), fmt::format("for example {}", field.example));
        const Place place{name.place.begin, before().place.end};
        if (field.type == FieldType::Text) {
            inner = around(NodeType::Text, place, without_insistence(std::move(*inner)));
            inner->field = field.name;
        }
        inner->place = place;
        return inner;
    }

    std::optional<Node> group() {
        const Token& open = here();
        if (++depth_ > kDeepest) fail(open.place, "the parentheses are nested too deeply", fmt::format("at most {} levels", kDeepest));
        ++at_;
        std::optional<Node> inner = disjunction();
        if (here().type != TokenType::Close) fail(open.place, "the parenthesis is never closed", "close it, or leave it out");
        ++at_;
        --depth_;
        return inner;
    }

    const Token& here() const { return tokens_[at_]; }
    const Token& before() const { return tokens_[at_ - 1]; }
    std::string_view slice(Place place) const { return text_.substr(place.begin, place.end - place.begin); }

    [[noreturn]] static void fail(Place place, std::string message, std::string hint) {
        throw Unreadable{{place, std::move(message), std::move(hint)}};
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    const Field* inside_ = nullptr;  // the field whose value is being read
};

}  // namespace

Reading parse(std::string_view text) {
    if (text.size() > kLongestQuery) return {{}, {too_long()}};
    const Tokens lexed = lex(text);
    if (lexed.problem) return {{}, {*lexed.problem}};
    try {
        return {Parser(text, lexed.tokens).whole(), {}};
    } catch (Unreadable& unreadable) {
        return {{}, {std::move(unreadable.problem)}};
    }
}
}  // namespace travaux::query
