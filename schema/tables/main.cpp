// Writes the derived tables of schema/data into a folder; run by the build.
#include "schema/derived_table.hpp"
#include "schema/error.hpp"
#include "schema/vocabulary/agency_names.hpp"
#include "schema/vocabulary/concepts.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

int main(int argc, char** argv) {
    using namespace travaux;
    if (argc != 2) {
        std::fputs("usage: travaux-tables FOLDER\n", stderr);
        return 2;
    }
    try {
        std::filesystem::create_directories(argv[1]);
        for (const schema::Derived& derived : {vocabulary::agency_names_table(), vocabulary::concepts_table()}) {
            const std::filesystem::path file = std::filesystem::path(argv[1]) / derived.name;
            std::ofstream out(file, std::ios::binary);
            out << schema::derived_text(derived);
            out.close();
            if (!out) throw schema::Error(schema::ErrorCode::Io, file.string() + " cannot be written");
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "travaux-tables: %s\n", error.what());
        return 2;
    }
}
