// Random queries, made the same way on every run.
#include "searcher/query/characters.hpp"
#include "searcher/query/query.hpp"
#include "tests/catch.hpp"

#include <unicode/uchar.h>

#include <random>

using namespace travaux::query;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

void clear_places(Node& node) {
    node.place = {};
    for (Node& child : node.children) clear_places(child);
}

std::string random_query(Random& random) {
    static const std::vector<std::string> kPieces{
        "a", "ab", "retreat", "12(a)", "A/RES/65/170", "Secretary-General's", "é", "移住", "cafe\xCC\x81", " ", " ", " ", "  ",
        "(", ")", "\"", "“", "”", "«", "»", "„", "'", "*", "**", "+", "-", "–", "AND", "OR", "NOT", "NEAR", "NEAR/3", "ADJ/2",
        "NEAR/", " AND ", " OR ", " NOT ", " NEAR/3 ", " ADJ ", "year:", "year:2013", "2012..2013", "..", ":", "title:", "title:(",
        "agency:(", "agency:\"World Bank\"", "due:..2013-04-01", "label:12(a)", "foo:", "http://a.b", "?", "!", ",", ".", "&&", "\n",
        "\t", std::string(1, '\0'), "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98\x80", "\xC2\xA0", "\xE2\x80\xAE"};
    std::string query;
    for (std::size_t n = below(random, 16); n > 0; --n) {
        if (below(random, 8) == 0)
            query += static_cast<char>(random() & 0xFFU);
        else
            query += kPieces[below(random, kPieces.size())];
    }
    return query;
}

bool inside(const Node& node, std::size_t size) {
    if (node.place.begin > node.place.end || node.place.end > size) return false;
    for (const Node& child : node.children)
        if (!inside(child, size)) return false;
    return true;
}

// The promises of parse() in query.hpp.
bool tidy(const Node& node, bool top = true) {
    bool positive = false;
    for (const Node& child : node.children) {
        const bool insisted = child.type == NodeType::Must && child.children.front().type == NodeType::Words;
        if (node.type == NodeType::And && !top && insisted) return false;
        if (child.type == node.type && (node.type == NodeType::And || node.type == NodeType::Or || node.type == NodeType::Not)) return false;
        if (child.type == NodeType::Not && node.type != NodeType::And) return false;
        if (!tidy(child, false)) return false;
        positive = positive || child.type != NodeType::Not;
    }
    if (node.type == NodeType::And) return positive && node.children.size() > 1;
    if (node.type == NodeType::Or || node.type == NodeType::Near || node.type == NodeType::Adj) return node.children.size() > 1;
    if (node.type == NodeType::Not || node.type == NodeType::Must || node.type == NodeType::Text) return node.children.size() == 1;
    return node.children.empty();
}

}  // namespace

TEST_CASE("any text parses or gets a place, and what is understood reads the same again") {
    Random random(20130704);
    int good = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string query = random_query(random);
        INFO(i << ": " << query);
        Reading reading = parse(query);
        if (!reading.ok()) {
            const Problem& problem = reading.problems.front();
            REQUIRE(problem.place.begin <= problem.place.end);
            REQUIRE(problem.place.end <= query.size());
            REQUIRE_FALSE(problem.message.empty());
            continue;
        }
        ++good;
        REQUIRE(inside(reading.root, query.size()));
        REQUIRE(tidy(reading.root));
        const std::string printed = print(reading.root);
        INFO(printed);
        Reading again = parse(printed);
        REQUIRE(again.ok());
        clear_places(reading.root);
        clear_places(again.root);
        REQUIRE(again.root == reading.root);
    }
    CHECK(good > 4000);  // else the generator tests nothing
}

TEST_CASE("any text is a plain query, and prints as one that reads the same") {
    Random random(19901218);
    int good = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string query = random_query(random);
        INFO(i << ": " << query);
        Reading reading = parse_plain(query);
        if (!reading.ok()) {
            REQUIRE(reading.problems.front().message.starts_with("there is nothing to search for"));
            continue;
        }
        ++good;
        REQUIRE(inside(reading.root, query.size()));
        Reading again = parse(print(reading.root));
        REQUIRE(again.ok());
        clear_places(reading.root);
        clear_places(again.root);
        REQUIRE(again.root == reading.root);
    }
    CHECK(good > 15000);
}

// Random trees of the shapes that parse() promises, rather than random text.
namespace {

Node random_tree(Random& random, int depth);

Node words(Random& random) {
    static const std::vector<std::string> kWords{"a", "retreat", "12(a)", "IOM/UN", "l'eau"};
    Node node;
    node.type = std::vector{NodeType::Words, NodeType::Phrase, NodeType::Prefix}[below(random, 3)];
    node.text = kWords[below(random, kWords.size())];
    if (node.type == NodeType::Prefix) node.text += "bc";
    if (node.type == NodeType::Phrase) node.text += " OR (b";
    return node;
}

Node filter(Random& random) {
    Node node;
    node.type = NodeType::Filter;
    node.field = below(random, 2) == 0 ? "year" : "agency";
    node.values = node.field == "year" ? Values{"2012", below(random, 2) == 0 ? "" : "2013", true} : Values{"World Bank", "World Bank", false};
    return node;
}

Node combined(Random& random, NodeType type, int depth) {
    Node node;
    node.type = type;
    for (std::size_t n = 2 + below(random, 2); node.children.size() < n;) {
        Node child = random_tree(random, depth - 1);
        if (child.type == type || child.type == NodeType::All) continue;
        if (type == NodeType::And && !node.children.empty() && below(random, 4) == 0) {
            Node excluded;
            excluded.type = NodeType::Not;
            excluded.children.push_back(std::move(child));
            child = std::move(excluded);
        }
        node.children.push_back(std::move(child));
    }
    return node;
}

Node random_tree(Random& random, int depth) {
    if (depth == 0) return below(random, 3) == 0 ? filter(random) : words(random);
    switch (below(random, 5)) {
        case 0: return combined(random, NodeType::And, depth);
        case 1: return combined(random, NodeType::Or, depth);
        case 2: {
            Node near;
            near.type = below(random, 2) == 0 ? NodeType::Near : NodeType::Adj;
            near.distance = static_cast<unsigned>(1 + below(random, 20));
            near.children = {words(random), words(random)};
            return near;
        }
        case 3: {
            Node must;
            must.type = NodeType::Must;
            must.children.push_back(combined(random, NodeType::Or, depth));
            return must;
        }
        default: return random_tree(random, 0);
    }
}

// Some of the bare words at the top become Musts, as `+` and AND make them.
Node insisting(Random& random, Node tree) {
    if (tree.type != NodeType::And) return tree;
    for (Node& child : tree.children) {
        if (child.type != NodeType::Words || below(random, 2) == 0) continue;
        Node must;
        must.type = NodeType::Must;
        must.children.push_back(std::move(child));
        child = std::move(must);
    }
    return tree;
}

}  // namespace

TEST_CASE("a tree printed and parsed is the same tree") {
    Random random(4);
    for (int i = 0; i < 5000; ++i) {
        const Node tree = insisting(random, random_tree(random, 4));
        const std::string printed = print(tree);
        INFO(printed);
        Reading reading = parse(printed);
        REQUIRE(reading.ok());
        clear_places(reading.root);
        REQUIRE(reading.root == tree);
    }
}

TEST_CASE("what ASCII characters are needs no table, and is what ICU says") {
    for (UChar32 c = 0; c < 0x80; ++c) {
        CAPTURE(c);
        const auto code = static_cast<char32_t>(c);
        CHECK(is_blank(code) == (u_isUWhiteSpace(c) != 0));
        CHECK(is_letter(code) == (u_isalpha(c) != 0));
        CHECK(is_letter_or_digit(code) == (u_isalnum(c) != 0));
    }
}
