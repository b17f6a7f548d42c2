#include "indexer/read/html.hpp"

#include "indexer/read/flow.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/html_notes.hpp"
#include "indexer/read/html_page.hpp"
#include "indexer/read/numerals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <memory>
#include <set>
#include <utility>

namespace travaux::read {
namespace {

struct DestroyOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

constexpr std::array kHeadings{GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
constexpr std::array kInline{GUMBO_TAG_A,    GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_B,    GUMBO_TAG_BDI,  GUMBO_TAG_BDO,   GUMBO_TAG_BIG,
                             GUMBO_TAG_CITE, GUMBO_TAG_CODE,  GUMBO_TAG_DEL,     GUMBO_TAG_DFN,  GUMBO_TAG_EM,   GUMBO_TAG_FONT,  GUMBO_TAG_I,
                             GUMBO_TAG_INS,  GUMBO_TAG_KBD,   GUMBO_TAG_LABEL,   GUMBO_TAG_MARK, GUMBO_TAG_NOBR, GUMBO_TAG_Q,     GUMBO_TAG_RUBY,
                             GUMBO_TAG_S,    GUMBO_TAG_SAMP,  GUMBO_TAG_SMALL,   GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,
                             GUMBO_TAG_SUP,  GUMBO_TAG_TIME,  GUMBO_TAG_TT,      GUMBO_TAG_U,    GUMBO_TAG_VAR,  GUMBO_TAG_WBR};

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
    return std::ranges::find(tags, tag) != tags.end();
}

int number(const char* digits, int otherwise) {
    const std::string_view text = digits;
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct List {
    std::string style;  // as numerals.hpp names it; empty: bullets
    int next = 1;
    int step = 1;
};

class HtmlReader {
public:
    HtmlReader(HtmlNotes notes, const Page* page) : notes_(std::move(notes)), page_(page) {}

    void read(const GumboNode* root) {
        children(root, flow_, kPlain);
        flow_.end_block();
        add_notes(flow_);
    }

    std::vector<Block> take() { return flow_.take(); }

private:
    void children(const GumboNode* node, Flow& flow, char dress) {
        if (node->type != GUMBO_NODE_ELEMENT) return;
        const auto& all = node->v.element.children;
        for (unsigned i = 0; i < all.length; ++i) visit(static_cast<const GumboNode*>(all.data[i]), flow, dress);
    }

    void visit(const GumboNode* node, Flow& flow, char dress) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE)
            return words(node->v.text.text, flow, dress);
        if (node->type != GUMBO_NODE_ELEMENT || is_unseen(node) || (page_ != nullptr && page_->is_aside(node))) return;
        if (notes_.bodies.contains(node)) return;  // it is read where its mark stands
        const GumboTag tag = node->v.element.tag;
        if (is_one_of(tag, kInline)) return inline_element(node, flow, dress);
        if (tag == GUMBO_TAG_BR) return flow.break_line();
        if (tag == GUMBO_TAG_TABLE) return table(node, flow);
        if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) return list(node, flow, dress);
        if (tag == GUMBO_TAG_LI) return item(node, flow, dress);
        if (const auto* heading = std::ranges::find(kHeadings, tag); heading != kHeadings.end()) {
            end_block(flow);
            children(node, flow, dress);
            flow.end_block(Hint::Heading, static_cast<int>(heading - kHeadings.begin()) + 1);
            return add_notes(flow);
        }
        end_block(flow);
        preformatted_ += tag == GUMBO_TAG_PRE ? 1 : 0;
        children(node, flow, dress);
        preformatted_ -= tag == GUMBO_TAG_PRE ? 1 : 0;
        end_block(flow, tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION ? Hint::Caption : Hint::None);
    }

    void words(std::string_view text, Flow& flow, char dress) {
        if (preformatted_ == 0) return flow.text(text, dress);
        for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            flow.text(text.substr(0, end), dress);
            flow.break_line();
            text.remove_prefix(end + 1);
        }
        flow.text(text, dress);
    }

    void inline_element(const GumboNode* node, Flow& flow, char dress) {
        const GumboTag tag = node->v.element.tag;
        if (const auto mark = notes_.marks.find(node); mark != notes_.marks.end()) {
            flow.note_mark(mark->second.label);
            if (read_.insert(mark->second.body).second) marked_.push_back(mark->second);
            return;
        }
        if (notes_.ways_back.contains(node)) return;
        if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG) dress = static_cast<char>(dress | kStrong);
        if (tag == GUMBO_TAG_SUP) dress = static_cast<char>(dress | kRaised);
        if (tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_S || tag == GUMBO_TAG_STRIKE) return;
        children(node, flow, dress);
    }

    /// What stands in an item's paragraphs belongs to the item; its marker is printed once.
    void end_block(Flow& flow, Hint hint = Hint::None) {
        if (lists_.empty() || hint != Hint::None) flow.end_block(hint);
        else if (flow.has_words()) flow.end_block(Hint::ListItem, static_cast<int>(lists_.size()), std::exchange(marker_, {}));
        else flow.end_block();
        add_notes(flow);
    }

    void list(const GumboNode* node, Flow& flow, char dress) {
        end_block(flow);
        List own;
        if (node->v.element.tag == GUMBO_TAG_OL) {
            const std::string_view type = html_attribute(node, "type");
            own = {type.empty() ? "1" : std::string(type), number(html_attribute(node, "start"), 1), 1};
            if (gumbo_get_attribute(&node->v.element.attributes, "reversed") != nullptr) own.step = -1;
        }
        lists_.push_back(own);
        children(node, flow, dress);
        end_block(flow);
        lists_.pop_back();
    }

    /// The blocks of an element that stands apart: what is in it is no item of the lists around.
    std::vector<Block> apart(const GumboNode* node, char dress) {
        auto lists = std::exchange(lists_, {});
        auto marker = std::exchange(marker_, {});
        Flow flow;
        children(node, flow, dress);
        lists_ = std::move(lists);
        marker_ = std::move(marker);
        return flow.take();
    }

    void item(const GumboNode* node, Flow& flow, char dress) {
        end_block(flow);
        if (lists_.empty()) return children(node, flow, dress), end_block(flow);
        List& list = lists_.back();
        list.next = number(html_attribute(node, "value"), list.next);
        marker_ = list.style.empty() ? "•" : numeral(list.style, list.next) + '.';
        list.next += list.step;
        children(node, flow, dress);
        end_block(flow);
        marker_.clear();
    }

    /// The notes of what stands above. Those of a table's cells follow the table.
    void add_notes(Flow& flow) {
        if (&flow != &flow_) return;
        for (const auto& note : std::exchange(marked_, {})) flow_.add(note_blocks(apart(note.body, kPlain), note.label));
    }

    void table(const GumboNode* node, Flow& flow) {
        end_block(flow);
        std::vector<Row> rows;
        table_rows(node, flow, rows, false);
        flow.add(table_blocks(rows));
        add_notes(flow);
    }

    void table_rows(const GumboNode* node, Flow& flow, std::vector<Row>& rows, bool header) {
        const auto& all = node->v.element.children;
        for (unsigned i = 0; i < all.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(all.data[i]);
            if (child->type != GUMBO_NODE_ELEMENT || is_unseen(child)) continue;
            const GumboTag tag = child->v.element.tag;
            if (tag == GUMBO_TAG_TR) row(child, rows.emplace_back(), header);
            else if (tag == GUMBO_TAG_CAPTION) visit(child, flow, kPlain);
            else table_rows(child, flow, rows, tag == GUMBO_TAG_THEAD);
        }
    }

    void row(const GumboNode* node, Row& row, bool header) {
        const auto& all = node->v.element.children;
        bool heads = false, data = false;
        for (unsigned i = 0; i < all.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(all.data[i]);
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            heads = heads || child->v.element.tag == GUMBO_TAG_TH;
            data = data || child->v.element.tag == GUMBO_TAG_TD;
            row.add_cell(apart(child, child->v.element.tag == GUMBO_TAG_TH ? kStrong : kPlain), number(html_attribute(child, "colspan"), 1) - 1);
        }
        row.header = header || (heads && !data);
    }

    HtmlNotes notes_;
    const Page* page_;
    Flow flow_;
    std::vector<List> lists_;  // around the place in the flow, outermost first
    std::string marker_;       // of the item, until its first block has it
    std::vector<HtmlNotes::Note> marked_;  // since the last block of the text
    std::set<const GumboNode*> read_;      // bodies of notes: several marks may lead to one
    int preformatted_ = 0;
};

class Parsed {
public:
    explicit Parsed(std::string_view html) : capped_(cap_nesting(html)) {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        output_.reset(gumbo_parse_with_options(&options, capped_.data(), capped_.size()));
    }
    const GumboNode* root() const { return output_->root; }

private:
    std::string capped_;
    std::unique_ptr<GumboOutput, DestroyOutput> output_;
};

}  // namespace

std::vector<Block> page_blocks(std::string_view html) {
    const Parsed parsed(html);
    const Page page(parsed.root());
    HtmlReader reader(find_html_notes({{"", parsed.root()}}), &page);
    reader.read(page.main());
    return reader.take();
}

std::vector<Block> book_blocks(const std::vector<Chapter>& chapters) {
    std::deque<Parsed> parsed;
    std::vector<HtmlFile> files;
    for (const Chapter& chapter : chapters) files.push_back({chapter.name, parsed.emplace_back(chapter.html).root()});
    HtmlReader reader(find_html_notes(files), nullptr);
    for (const HtmlFile& file : files) reader.read(file.root);
    return reader.take();
}

std::vector<Block> read_html(std::string_view bytes, std::vector<std::string>& warnings) { return page_blocks(html_text_of(bytes, warnings)); }

}  // namespace travaux::read
