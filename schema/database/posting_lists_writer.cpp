#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/posting_lists_format.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
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

// As the file has them.
std::pair<std::vector<std::uint16_t>, std::vector<LongDocument>> in_file(std::span<const std::uint32_t> lengths) {
    constexpr std::uint32_t kLong = std::numeric_limits<std::uint16_t>::max();
    std::vector<LongDocument> long_documents;
    std::vector<std::uint16_t> short_lengths(lengths.size());
    for (std::uint32_t id = 0; id < lengths.size(); ++id) {
        short_lengths[id] = static_cast<std::uint16_t>(std::min(lengths[id], kLong));
        if (lengths[id] >= kLong) long_documents.push_back({id, lengths[id]});
    }
    return {std::move(short_lengths), std::move(long_documents)};
}

// More documents than this are no small change, and what is known of them takes memory.
constexpr Xapian::doccount kMostAdded = 5'000;

// What has become of the documents since an older file was written. No id is given twice, and what a document has does not change.
class Changes {
public:
    // Nothing where there are too many.
    static std::optional<Changes> since(const PostingLists& before, const Xapian::Database& database, std::span<const std::uint32_t> lengths) {
        Changes changes(before.docids());
        Xapian::doccount documents = 0;
        auto document = database.postlist_begin({});
        for (document.skip_to(changes.added_from_); document != database.postlist_end({}); ++document) {
            if (++documents > kMostAdded) return std::nullopt;
            for (auto term = database.termlist_begin(*document); term != database.termlist_end(*document); ++term)
                changes.added_[*term].push_back({*document, term.get_wdf()});
        }
        for (std::size_t id = 0; id < changes.gone_.size(); ++id) {
            if (before.length(id) == 0 || (id < lengths.size() && lengths[id] != 0)) continue;
            changes.gone_[id] = true;
            changes.windows_[id / kPostingWindow] = true;
        }
        return changes;
    }

    // Nothing where it cannot be told, for a document without length may have gone too: where there are not as many postings as there should be.
    std::optional<std::string> applied_to(const PostingList& before, const std::string& term, std::uint32_t postings) const {
        const auto found = added_.find(term);
        if (found == added_.end() && before.size() == postings) return std::string(before.bytes());
        PostingListBuilder list;
        PostingList reader = before;
        PostingWindow window;
        before.each_record([&](const PostingRecord& record) {
            if (record.window < windows_.size() && !windows_[record.window]) return list.copy(record);
            const std::size_t first = record.window * kPostingWindow;
            reader.read(first, window);
            for (std::size_t at = 0; at < kPostingWindow; ++at) {
                const std::size_t id = first + at;
                const bool has = (window.bits[at / 64] >> (at % 64) & 1U) != 0;
                if (has && id < gone_.size() && !gone_[id]) list.add({static_cast<Xapian::docid>(id), window.times[at]});
            }
        });
        if (found != added_.end())
            for (const Posting& posting : found->second) list.add(posting);
        return list.size() == postings ? std::optional(list.finish()) : std::nullopt;
    }

private:
    explicit Changes(std::size_t docids) : added_from_(static_cast<Xapian::docid>(docids)), gone_(docids), windows_(docids / kPostingWindow + 1) { windows_.back() = true; }

    Xapian::docid added_from_;
    std::unordered_map<std::string, std::vector<Posting>> added_;  // by term
    std::vector<bool> gone_;                                       // by id
    std::vector<bool> windows_;                                    // that have some who went, or may have some who came
};

PostingListBuilder list_of(const Xapian::Database& database, const std::string& term) {
    PostingListBuilder list;
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) list.add({*posting, posting.get_wdf()});
    return list;
}

void write_for(const Xapian::Database& database, const fs::path& folder) {
    if (PostingLists::open(folder, database)) return;
    const std::vector<std::uint32_t> lengths = lengths_of(database);
    const auto before = PostingLists::open_any(folder, database);
    const auto changes = before ? Changes::since(*before, database, lengths) : std::nullopt;
    SidecarOutput out(folder / kPostingListsFile);
    PostingListsHeader header;
    out.add(std::span<const PostingListsHeader>(&header, 1));
    constexpr std::size_t kStep = 128;  // lists, of some kilobytes each
    std::vector<PostingListEntry> table;
    std::string names;  // they stand together: a search for a term looks at a dozen
    const std::string ids(kUnitIdPrefix);  // each names one paragraph, and there are as many
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        if ((*term).starts_with(ids)) term.skip_to(std::string(1, static_cast<char>(ids.front() + 1)));
        if (term == database.allterms_end()) break;
        const Xapian::doccount postings = term.get_termfreq();
        if (postings < kFrequentFrom || std::uint64_t{postings} * kFrequentOneIn < database.get_doccount()) continue;
        const std::string name = *term;
        PostingListEntry& entry = table.emplace_back();
        entry.term = names.size();
        entry.term_length = static_cast<std::uint32_t>(name.size());
        entry.postings = postings;
        names += name;
        entry.begin = out.size();
        const auto known = changes ? before->list(name) : std::nullopt;
        if (known && table.size() % kStep == 0) before->let_go(*known);
        const auto changed = known ? changes->applied_to(*known, name, postings) : std::nullopt;
        out.append(changed ? *changed : list_of(database, name).finish());
        entry.end = out.size();
    }
    header.docids = lengths.size();
    header.lists = table.size();
    const auto [short_lengths, long_documents] = in_file(lengths);
    header.lengths = out.add(short_lengths);
    header.long_count = long_documents.size();
    header.long_documents = out.add(long_documents);
    const std::uint64_t first_name = out.add(std::span<const char>(names));
    for (PostingListEntry& entry : table) entry.term += first_name;
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
