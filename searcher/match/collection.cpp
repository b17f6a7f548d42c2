#include "searcher/match/collection.hpp"

#include "schema/database/database.hpp"

namespace travaux::match {

bool Collection::is_paragraph(std::size_t shard, Xapian::docid id) const {
    const Shard& one = shards[shard];
    if (one.words) return one.words->has(id);
    const std::string term(database::kParagraphTerm);
    auto posting = one.database.postlist_begin(term);
    posting.skip_to(id);
    return posting != one.database.postlist_end(term) && *posting == id;
}

}  // namespace travaux::match
