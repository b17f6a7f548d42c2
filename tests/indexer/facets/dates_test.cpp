#include "indexer/facets/dates.hpp"
#include "indexer/facets/iso_dates.hpp"

#include "schema/paths.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace travaux;
using namespace travaux::facets;

namespace {

struct Row {
    std::string text;
    std::vector<std::string> dates;  // "start" or "start/end"
};

std::vector<std::string> found_in(const std::string& text, std::optional<int> year = std::nullopt) {
    static const Calendar calendar(schema::data_file("months.tsv"));
    const auto words = words_of(text);
    std::vector<std::string> out;
    for (const PrintedDate& date : calendar.find(words, {0, words.size()}, year)) {
        out.push_back(date.start == date.end ? date.start : date.start + "/" + date.end);
    }
    return out;
}

}  // namespace

TEST_CASE("dates as reports print them") {
    const std::vector<Row> rows{
        {"1 July – 31 December 2013", {"2013-07-01/2013-12-31"}},
        {"from 1 January 2007 to 30 June 2007", {"2007-01-01/2007-06-30"}},
        {"Port Louis, 9-10 February 2012", {"2012-02-09/2012-02-10"}},
        {"held on 3 and 4 October 2013 in Rome", {"2013-10-03/2013-10-04"}},
        {"July 9-11, 2014", {"2014-07-09/2014-07-11"}},
        {"on July 9, 2014", {"2014-07-09"}},
        {"the 3rd of May 2016", {"2016-05-03"}},
        {"July to December 2013", {"2013-07/2013-12"}},
        {"January–June 2011", {"2011-01/2011-06"}},
        {"between July and December 2013", {"2013-07/2013-12"}},
        {"in September and November 2013", {"2013-11"}},
        {"in spring 2013", {"2013"}},
        {"mid-2013", {"2013-06/2013-07"}},
        {"in early 2014", {"2014"}},
        {"the first half of 2013", {"2013-01/2013-06"}},
        {"Q3 2014", {"2014-07/2014-09"}},
        {"before the end of 2013", {"2013-12"}},
        {"by the end of June 2015", {"2015-06"}},
        {"2013-11-22", {"2013-11-22"}},
        {"28/04/2017", {"2017-04-28"}},
        {"28.4.2017", {"2017-04-28"}},
        {"2012-13", {"2012/2013"}},
        {"2008/9", {"2008/2009"}},
        {"du 1er juillet au 31 décembre 2013", {"2013-07-01/2013-12-31"}},
        {"les 5 et 6 février 2010", {"2010-02-05/2010-02-06"}},
        {"au premier semestre de 2015", {"2015-01/2015-06"}},
        {"d'ici à la fin de 2014", {"2014-12"}},
        {"del 1.º de julio al 31 de diciembre de 2010", {"2010-07-01/2010-12-31"}},
        {"el 4 de marzo de 2009", {"2009-03-04"}},
        {"de enero a junio de 2008", {"2008-01/2008-06"}},
        {"a mediados de 2012", {"2012-06/2012-07"}},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(found_in(row.text) == row.dates);
    }
}

TEST_CASE("what is no date") {
    for (const std::string text : {"31 June 2013", "30 February 2012", "may be continued", "room 12", "in October", "7300 staff",
                                   "ISO 9001", "13/13/2013", "2013-02-30", ""}) {
        INFO(text);
        for (const std::string& date : found_in(text)) {
            // a year or a month may be left of an impossible day, never the day
            CHECK(date.size() < 10);
        }
    }
    CHECK(found_in("may be continued").empty());
    CHECK(found_in("in October").empty());
}

TEST_CASE("the end of the year is the report's") {
    CHECK(found_in("by the end of the year", 2013) == std::vector<std::string>{"2013-12"});
    CHECK(found_in("by the end of the year").empty());
}

TEST_CASE("terms and ISO dates") {
    CHECK(end_of_term("2012-07-01", 6) == "2012-12-31");
    CHECK(end_of_term("2011-01-15", 12) == "2012-01-14");
    CHECK(end_of_term("2012-07", 6) == "2012-12");
    CHECK(end_of_term("2012", 6).empty());
    CHECK(is_iso_date("2012-02-29"));
    CHECK_FALSE(is_iso_date("2013-02-29"));
    CHECK_FALSE(is_iso_date("2013-2-1"));
}
