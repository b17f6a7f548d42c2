// Whatever is typed: an answer or an error that can be read, and marks that lie where they should.
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include "schema/error.hpp"

#include <random>

using namespace travaux;
using namespace travaux::testing;

namespace {

const std::vector<std::string>& pieces() {
    static const std::vector<std::string> kPieces{
        "retreat", "HLD", "work plan", "inter-agency", "IOM", "12(a)", "A/RES/65/170", "what did ", " in 2013", "migra*", "\"joint statement\"",
        " AND ", " OR ", " NOT ", " NEAR/3 ", " ADJ ", "(", ")", "+", "-", "*", "year:2013", "title:(", "section:\"one two\"", "agency:IOM", "due:..2013",
        "é", "移住", "\xFF", "\xC3", std::string(1, '\0'), std::string(300, 'w'), " ", " ", " "};
    return kPieces;
}

std::string random_query(std::mt19937& random) {
    std::string query;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
        query += pieces()[random() % pieces().size()];
        if (random() % 6 == 0) query += static_cast<char>(random() % 256);
    }
    return query;
}

}  // namespace

TEST_CASE("any bytes are answered or refused with a place") {
    schema::Unit headed = paragraph("The inter-agency group of IOM adopted a joint statement on migration.");
    headed.section = {"One two", "A retreat"};
    const SmallIndex index({report("r", 2013, {headed, paragraph("The work plan of 移住 was discussed at the HLD."), paragraph("Each retreat, in 2013, was planned.")})});
    search::Searcher searcher = index.searcher();
    std::mt19937 random(2021);
    int answered = 0;
    for (int round = 0; round < 400; ++round) {
        search::Request asked = request(random_query(random));
        asked.explain = round % 3 == 0;
        asked.expand = round % 5 == 0;
        asked.plain = round % 7 == 0;
        INFO(round << ": " << asked.text);
        try {
            for (const search::Hit& hit : searcher.search(asked).hits) {
                std::size_t from = 0;
                for (const std::string& part : highlighted(hit.snippet)) CHECK(part != "out of range");
                for (const auto& [begin, end] : hit.snippet.highlights) {
                    CHECK(begin >= from);
                    from = end;
                }
            }
            ++answered;
        } catch (const schema::Error& error) {
            CHECK((error.code() == schema::ErrorCode::Query || error.code() == schema::ErrorCode::Usage));
            CHECK(std::string(error.what()).size() > 10);
        }
    }
    CHECK(answered > 100);  // else nothing is tested
}
