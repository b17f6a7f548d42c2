#include "searcher/match/placed_source.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace travaux::match {
namespace {

// Passes the paragraphs of one shard that pass the test. It knows none beforehand, so it must be asked last.
class PlacedSource : public Xapian::PostingSource {
public:
    PlacedSource(const Collection& collection, MakeTest make) : collection_(collection), make_(std::move(make)), test_(make_()) {}

    PostingSource* clone() const override { return new PlacedSource(collection_, make_); }

    void init(const Xapian::Database& database) override {
        const std::vector<Shard>& shards = collection_.shards;
        const std::string uuid = database.get_uuid();
        const auto same = [&](const Shard& shard) {
            return shard.database.get_uuid() == uuid && shard.database.get_lastdocid() == database.get_lastdocid();
        };
        shard_ = static_cast<std::size_t>(std::ranges::find_if(shards, same) - shards.begin());
        documents_ = database.get_doccount();
        last_ = shard_ < shards.size() ? database.get_lastdocid() : 0;
        at_ = 0;
        failed_ = 0;
    }

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    Xapian::docid get_docid() const override { return at_; }
    bool at_end() const override { return at_ > last_; }
    void next(double) override { go_to(std::max(at_, failed_) + 1); }
    void skip_to(Xapian::docid id, double) override {
        if (id > at_) go_to(std::max(id, failed_ + 1));
    }
    // After a check that failed the place stays behind: the next match is looked for when it is asked for.
    bool check(Xapian::docid id, double) override {
        if (id <= at_) return true;
        if (id <= failed_) return false;
        if (id <= last_ && !passes(id)) {
            failed_ = id;
            return false;
        }
        at_ = id;
        return true;
    }
    std::string get_description() const override { return "PlacedSource"; }

private:
    void go_to(Xapian::docid id) {
        for (at_ = id; at_ <= last_ && !passes(at_);) ++at_;
    }

    bool passes(Xapian::docid id) const { return collection_.is_paragraph(shard_, id) && match::passes(test_, shard_, id); }

    const Collection& collection_;
    MakeTest make_;
    PlaceTest test_;
    std::size_t shard_ = 0;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
    Xapian::docid failed_ = 0;  // checked last, and no match
};

}  // namespace

Xapian::Query placed_source(const Collection& collection, const MakeTest& make) {
    return Xapian::Query((new PlacedSource(collection, make))->release());
}

}  // namespace travaux::match
