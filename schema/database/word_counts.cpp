#include "schema/database/word_counts.hpp"

#include "schema/database/database.hpp"
#include "schema/database/word_order_format.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace travaux::database {
namespace {

// Words that share so many first bytes stand in one document, each as: how many bytes it shares with the one before, how
// many follow, these, and the count.
constexpr std::size_t kKeyBytes = 2;

std::string term_of(std::string_view word) { return std::string(kWordsPrefix).append(word.substr(0, kKeyBytes)); }

class Block {
public:
    explicit Block(std::string_view bytes) : bytes_(bytes) {}

    // The next word, in `word`, and its count; nothing behind the last.
    std::optional<std::uint32_t> next(std::string& word) {
        if (at_ >= bytes_.size()) return std::nullopt;
        const std::uint32_t shared = take_number(bytes_, at_);
        const std::uint32_t more = take_number(bytes_, at_);
        word.resize(std::min<std::size_t>(shared, word.size()));
        word.append(bytes_.substr(std::min(at_, bytes_.size()), more));
        at_ += more;
        return take_number(bytes_, at_);
    }

    // The count of a word, or none. Most words are told apart by how much they share with the one before, unread.
    std::optional<std::uint32_t> find(std::string_view wanted) {
        std::size_t alike = 0;  // first bytes that the word before has of the one that is wanted
        while (at_ < bytes_.size()) {
            const std::size_t shared = take_number(bytes_, at_);
            const std::size_t more = take_number(bytes_, at_);
            const std::string_view rest = bytes_.substr(std::min(at_, bytes_.size()), more);
            at_ += more;
            const std::uint32_t count = take_number(bytes_, at_);
            if (shared > alike) continue;
            if (shared < alike) return std::nullopt;
            const std::string_view sought = wanted.substr(alike);
            if (rest == sought) return count;
            if (rest > sought) return std::nullopt;
            alike += static_cast<std::size_t>(std::ranges::mismatch(rest, sought).in1 - rest.begin());
        }
        return std::nullopt;
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

std::string block_of(const std::map<std::string, std::int64_t>& words) {
    std::string bytes;
    std::string_view last;
    for (const auto& [word, count] : words) {
        if (count <= 0) continue;
        const auto shared = static_cast<std::size_t>(std::ranges::mismatch(last, word).in1 - last.begin());
        put_number(static_cast<std::uint32_t>(shared), bytes);
        put_number(static_cast<std::uint32_t>(word.size() - shared), bytes);
        bytes.append(word, shared);
        put_number(static_cast<std::uint32_t>(count), bytes);
        last = word;
    }
    return bytes;
}

// Each database has its own.
std::vector<std::string> blocks(const Xapian::Database& database, const std::string& term) {
    std::vector<std::string> all;
    for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) all.push_back(database.get_document(*id).get_data());
    return all;
}

template <class Take>
void each_block(const Xapian::Database& database, const std::string& term, Take&& take) {
    for (const std::string& bytes : blocks(database, term)) take(Block(bytes));
}

}  // namespace

void add_words(Xapian::WritableDatabase& database, const WordCounts& counts) {
    std::map<std::string, std::map<std::string, std::int64_t>> changes;
    for (const auto& [word, count] : counts)
        if (count != 0) changes[term_of(word)].emplace(word, count);
    for (auto& [term, words] : changes) {
        each_block(database, term, [&](Block block) {
            std::string word;
            while (const auto count = block.next(word)) words[word] += *count;
        });
        std::string bytes = block_of(words);
        if (bytes.empty()) {
            database.delete_document(term);
            continue;
        }
        Xapian::Document document;
        document.set_data(std::move(bytes));
        document.add_boolean_term(term);
        document.add_boolean_term(std::string(kWordsTerm));
        if (database.term_exists(term)) database.replace_document(term, document);
        else database.add_document(document);
    }
}

void each_word(const Xapian::Database& database, std::string_view prefix, const std::function<bool(std::string_view, std::size_t)>& take) {
    const std::string first = term_of(prefix);
    std::vector<std::string> terms{first};
    if (prefix.size() < kKeyBytes) terms.assign(database.allterms_begin(first), database.allterms_end(first));
    for (const std::string& term : terms) {
        std::map<std::string, std::size_t> words;
        each_block(database, term, [&](Block block) {
            std::string word;
            while (const auto count = block.next(word))
                if (word.starts_with(prefix)) words[word] += *count;
        });
        for (const auto& [word, paragraphs] : words)
            if (!take(word, paragraphs)) return;
    }
}

std::size_t paragraphs_with(const Xapian::Database& database, std::string_view wanted) {
    WordBlocks known;
    return paragraphs_with(database, wanted, known);
}

std::size_t paragraphs_with(const Xapian::Database& database, std::string_view wanted, WordBlocks& known) {
    constexpr std::size_t kKept = 256;
    if (known.size() >= kKept) known.clear();
    std::string term = term_of(wanted);
    auto found = known.find(term);
    if (found == known.end()) {
        std::vector<std::string> read = blocks(database, term);
        found = known.emplace(std::move(term), std::move(read)).first;
    }
    std::size_t paragraphs = 0;
    for (const std::string& bytes : found->second) paragraphs += Block(bytes).find(wanted).value_or(0);
    return paragraphs;
}

std::size_t word_documents(const Xapian::Database& database) { return database.get_termfreq(std::string(kWordsTerm)); }

}  // namespace travaux::database
