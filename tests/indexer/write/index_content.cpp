#include "tests/indexer/write/index_content.hpp"

#include "schema/database/database.hpp"

#include <utility>

namespace travaux::testing {
namespace {

std::string document(const Xapian::Database& database, Xapian::docid id) {
    const Xapian::Document document = database.get_document(id);
    std::string all = document.get_data() + "\nlength " + std::to_string(database.get_doclength(id));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all += "\n" + *term + " " + std::to_string(term.get_wdf());
        for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) all += " " + std::to_string(*position);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        all += "\n" + std::to_string(value.get_valueno()) + "=" + *value;
    return all;
}

std::string term(const Xapian::Database& database, const std::string& name, Docids docids) {
    std::string all = name + " in " + std::to_string(database.get_termfreq(name)) + ", " + std::to_string(database.get_collection_freq(name));
    if (docids == Docids::LeftOut) return all;
    for (auto id = database.postlist_begin(name); id != database.postlist_end(name); ++id)
        all += " " + std::to_string(*id) + ":" + std::to_string(id.get_wdf());
    return all;
}

}  // namespace

std::multiset<std::string> content_of(const std::string& location, Docids docids) {
    const Xapian::Database database = database::open({location});
    std::multiset<std::string> all;
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id)
        all.insert((docids == Docids::Kept ? std::to_string(*id) + "\n" : std::string()) + document(database, *id));
    for (auto name = database.allterms_begin(); name != database.allterms_end(); ++name) all.insert(term(database, *name, docids));
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        all.insert(*key + "=" + database.get_metadata(*key));
    return all;
}

schema::Report report(std::string doc, const std::vector<std::string>& texts, std::string language) {
    schema::Report one;
    one.facts.doc = std::move(doc);
    one.facts.language = std::move(language);
    for (const std::string& text : texts) {
        schema::Unit unit;
        unit.ordinal = static_cast<int>(one.units.size());
        unit.address = std::to_string(unit.ordinal + 1);
        unit.text = text;
        one.units.push_back(std::move(unit));
    }
    return one;
}

}  // namespace travaux::testing
