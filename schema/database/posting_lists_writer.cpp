#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/posting_lists_format.hpp"

#include <string>
#include <vector>

namespace travaux::database {
namespace {

namespace fs = std::filesystem;

std::vector<std::uint32_t> lengths_of(const Xapian::Database& database) {
    std::vector<std::uint32_t> lengths(std::size_t{database.get_lastdocid()} + 1);
    for (auto document = database.postlist_begin({}); document != database.postlist_end({}); ++document)
        lengths[*document] = document.get_doclength();
    return lengths;
}

PostingListBuilder list_of(const Xapian::Database& database, const std::string& term, std::uint32_t usual) {
    PostingListBuilder list(usual);
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) list.add({*posting, posting.get_wdf()});
    return list;
}

void write_for(const Xapian::Database& database, const fs::path& folder) {
    if (PostingLists::open(folder, database)) return;
    SidecarOutput out(folder / kPostingListsFile);
    PostingListsHeader header;
    out.add(std::span<const PostingListsHeader>(&header, 1));
    std::vector<PostingListEntry> table;
    const std::string ids(kUnitIdPrefix);  // each names one paragraph, and there are as many
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        if ((*term).starts_with(ids)) term.skip_to(std::string(1, static_cast<char>(ids.front() + 1)));
        if (term == database.allterms_end()) break;
        const Xapian::doccount postings = term.get_termfreq();
        if (postings < kFrequentFrom || std::uint64_t{postings} * kFrequentOneIn < database.get_doccount()) continue;
        const std::string name = *term;
        PostingListEntry& entry = table.emplace_back();
        entry.term = out.size();
        entry.term_length = static_cast<std::uint32_t>(name.size());
        entry.postings = postings;
        entry.occurrences = database.get_collection_freq(name);
        out.append(name);
        entry.begin = out.size();
        out.append(list_of(database, name, usual_times(entry)).finish());
        entry.end = out.size();
    }
    const std::vector<std::uint32_t> lengths = lengths_of(database);
    header.docids = lengths.size();
    header.lists = table.size();
    header.lengths = out.add(lengths);
    header.table = out.add(table);
    header.head = head_of(kPostingListsMagic, database, out.size());
    out.put_first(header);
    out.put_in_place();
}

}  // namespace

void write_posting_lists(const fs::path& location) {
    for (const std::string& folder : local_databases(location.string()))
        translating("the index " + folder, [&] { write_for(Xapian::Database(folder), folder); });
}

}  // namespace travaux::database
