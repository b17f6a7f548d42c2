// The text of a query as tokens: what is a word, an operator, a field, and where. Inside of the query room.
#pragma once

#include "searcher/query/query.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace travaux::query {

enum class TokenType : std::uint8_t {
    Word, Prefix, Phrase, Star,   // `content` is the text without quotes, star or outer punctuation
    Value,                        // what follows the colon of a field that is not text
    Field,                        // `name:`; a Word, Prefix, Phrase, Value or Open follows
    Open, Close,
    And, Or, Not, Near, Adj,
    Plus, Minus,                  // glued to what follows
    End,
};

struct Token {
    TokenType type = TokenType::End;
    Place place;                             // all of it
    Place content;                           // the part that means something
    unsigned distance = 0;                   // Near, Adj
    const schema::Field* field = nullptr;    // Field
};

/// The tokens of a query, the last one End; or the first problem.
struct Tokens {
    std::vector<Token> tokens;
    std::optional<Problem> problem;
};

Tokens lex(std::string_view text);

}  // namespace travaux::query
