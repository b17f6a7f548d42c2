#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

#include <algorithm>
#include <map>
#include <utility>

using namespace travaux;
using structure::units_of;

namespace {

const char* const kReport =
    "Report of the Harbour for 2014\n\n1. Works\n\nThe quay was mended in the spring.\n\nThe following was also done:\n\n- the lamps were changed;\n"
    "- the channel was dredged.\n\n2. Staff\n\nTwelve pilots serve the harbour.\n\nDecisions of the board on its staff:\n\n"
    "1. The clerk is to write a log.\n\n2. The pilots are to read it.\n\nConclusion\n\nIt was a good year for all.\n";

std::map<std::string, std::string> texts_by_address(std::string_view text) {
    std::map<std::string, std::string> texts;
    for (const auto& unit : units_of(text)) texts[unit.address] = unit.text;
    return texts;
}

}  // namespace

TEST_CASE("addresses say where a unit stands") {
    std::vector<std::string> addresses;
    for (const auto& unit : units_of(kReport)) addresses.push_back(unit.address);
    CHECK(addresses == std::vector<std::string>{"title", "1", "1/1", "1/2", "1/2.1", "1/2.2", "2", "2/1", "2/2", "2/decision-1", "2/decision-2",
                                                "conclusion", "conclusion/1"});
}

TEST_CASE("what is added, deleted or altered in one section leaves the addresses of the others") {
    // Blocks of the report, each in the section that its addresses name.
    const std::pair<const char*, const char*> edits[] = {
        {"1", "The quay was mended in the spring."}, {"1", "- the lamps were changed;\n"}, {"1", "The following was also done:"}, {"2", "Twelve pilots serve the harbour."},
        {"2", "2. The pilots are to read it."},      {"conclusion", "It was a good year for all."}};
    const auto before = texts_by_address(kReport);
    for (const auto& [section, block] : edits)
        for (const char* instead : {"", "Quite other words stand here now, and more of them than before.", "The crane was bought in Kiel.\n\nIt is red."}) {
            std::string changed = kReport;
            changed.replace(changed.find(block), std::string_view(block).size(), instead);
            const auto after = texts_by_address(changed);
            for (const auto& [address, text] : before) {
                if (address.starts_with(std::string(section) + "/")) continue;
                INFO(block << " > " << instead << " > " << address);
                REQUIRE(after.contains(address));
                CHECK(after.at(address) == text);
            }
        }
}

TEST_CASE("a section added between two others leaves their addresses") {
    std::string changed = kReport;
    changed.insert(changed.find("Conclusion"), "3. Ships\n\nNine ships were built.\n\n");
    changed.insert(changed.find("2. Staff"), "Weather\n\nThe winter was mild and wet in the north.\n\n");
    const auto after = texts_by_address(changed);
    for (const auto& [address, text] : texts_by_address(kReport)) {
        INFO(address);
        REQUIRE(after.contains(address));
        CHECK(after.at(address) == text);
    }
}

TEST_CASE("numbers that come twice are told apart by their section") {
    const auto units = units_of("Minutes of the Board of the Harbour\n\nI. MORNING\n\n1. The clerk read the log of the year.\n\n2. The board thanked him for it.\n\n"
                                "II. AFTERNOON\n\n1. The pilots spoke of the winter.\n");
    CHECK(units[2].address == "1");
    CHECK(units[5].address == "II/1");
    CHECK(units[5].label == "1");
}

TEST_CASE("a dotted number names its paragraph alone") {
    const auto units = units_of("Rules of the Harbour\n\n1. Scope\n\n1.1 The rules hold for all ships.\n\n1.2 They hold for all pilots.\n\n2. Dues\n\n2.1 Dues are paid in May.\n");
    CHECK(units[2].address == "1.1");
    CHECK(units.back().address == "2.1");
}

TEST_CASE("a noun that is not announced at the end of a lead-in names no items") {
    const auto units = units_of("Report of the Harbour for 2014\n\nThe board took decisions on quays, lamps, moles, ships, pilots, dues, chains, gates, boats, nets, wells, roads, bells, "
                                "cranes, sheds, carts, ropes, sails, masts and oars, and the clerk was then asked to write:\n\n1. a log;\n\n2. a letter.\n");
    CHECK(units.back().address == "p1(2)");
}
