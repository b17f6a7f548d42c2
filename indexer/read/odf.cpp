#include "indexer/read/flow.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/odf_styles.hpp"
#include "indexer/read/package.hpp"
#include "indexer/read/xml.hpp"
#include "schema/error.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace travaux::read {
namespace {

using pugi::xml_node;

/// Elements that hold nothing a reader of the page sees.
constexpr std::array<std::string_view, 8> kUnseen{"tracked-changes", "annotation", "forms",  "script",
                                                  "title",           "desc",       "user-field-decls", "sequence-decls"};

/// The title of a picture is none of the page's words; that of the document, put in by a field, is.
bool is_unseen(xml_node node) {
    return std::ranges::find(kUnseen, local_name(node)) != kUnseen.end() && std::string_view(node.name()) != "text:title";
}

/// Where a paragraph stands: its list, the level in it, and the marker that its item has not printed yet.
struct Place {
    const OdfStyles::List* list = nullptr;
    int level = 0;  // from 1; 0 outside
    std::string marker;
};

class OdfReader {
public:
    explicit OdfReader(OdfStyles styles) : styles_(std::move(styles)) {}

    /// `masters` are the styles of pages, with their heads and feet.
    std::vector<Block> read(xml_node body, xml_node masters) {
        has_title_ = holds_title(body, 0);
        Place place;
        flow_.add(furniture_blocks(edges_of(masters)));
        blocks(body, flow_, place, 0);
        flow_.end_block();
        add_notes(flow_);
        return flow_.take();
    }

private:
    bool is_title(xml_node node) const { return styles_.descends(attribute(node, "style-name"), "Title"); }

    bool holds_title(xml_node node, int depth) const {
        if (depth > kMostNested) return false;
        return std::ranges::any_of(node.children(), [&](xml_node one) {
            return (local_name(one) == "p" && is_title(one)) || holds_title(one, depth + 1);
        });
    }

    std::vector<Block> edges_of(xml_node masters) {
        constexpr std::array<std::string_view, 6> kEdges{"header-first", "footer-first", "header", "footer", "header-left", "footer-left"};
        Flow edge;
        for (const auto name : kEdges)
            for (const auto page : masters.children())
                if (const auto node = child(page, name); attribute(node, "display") != "false") {
                    Place place;
                    blocks(node, edge, place, 0);
                }
        return edge.take();
    }

    void blocks(xml_node parent, Flow& flow, Place& place, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (is_unseen(node)) continue;
            if (name == "p" || name == "h") paragraph(node, flow, place, depth);
            else if (name == "list") list(node, flow, place, depth);
            else if (name == "table") table(node, flow, depth);
            else if (name == "page") slide(node, flow, depth);
            else if (name == "frame" && in_slides_) frame(node, flow, depth);
            else if (name == "soft-page-break") flow.break_page();
            else blocks(node, flow, place, depth + 1);
        }
    }

    void slide(xml_node node, Flow& flow, int depth) {
        in_slides_ = true;
        flow.set_page(++slides_);
        Place place;
        blocks(node, flow, place, depth + 1);
    }

    /// The title of a slide is its heading.
    void frame(xml_node node, Flow& flow, int depth) {
        constexpr std::array<std::string_view, 4> kNone{"date-time", "footer", "page-number", "header"};
        const auto role = attribute(node, "class");
        if (std::ranges::find(kNone, role) != kNone.end()) return;
        Place place;
        if (role != "title") return blocks(node, flow, place, depth + 1);
        for (const auto& paragraph : node.select_nodes(".//text:p")) inlines(paragraph.node(), flow, kPlain, depth + 1), flow.text(" ");
        flow.end_block(Hint::Heading, 1);
    }

    void paragraph(xml_node node, Flow& flow, Place& place, int depth) {
        const auto style_name = attribute(node, "style-name");
        const auto style = styles_.resolved(style_name);
        if (style.page_before) flow.break_page();
        in_contents_ = std::string_view(style_name).starts_with("Contents") || style.parent.starts_with("Contents");
        inlines(node, flow, style.strong.value_or(false) ? kStrong : kPlain, depth);
        const auto boxes = std::exchange(boxes_, {});
        end_paragraph(node, flow, place);
        add_notes(flow);
        for (const auto box : boxes) {
            Place apart;
            blocks(box, flow, apart, depth + 1);
        }
    }

    void end_paragraph(xml_node node, Flow& flow, Place& place) {
        if (local_name(node) == "h") {
            const int level = std::clamp(number(attribute(node, "outline-level"), 1), 1, OdfStyles::kLevels);
            auto marker = std::exchange(place.marker, {});
            const bool counted = flow.has_words() && place.level == 0 && attribute(node, "is-list-header") != "true";
            if (counted) marker = outline_.next(styles_.outline(), level - 1, {});
            flow.end_block(Hint::Heading, level + (has_title_ ? 1 : 0), marker);
        } else if (is_title(node)) {
            flow.end_block(Hint::Heading, 1);
        } else if (place.level > 0 && flow.has_words()) {
            flow.end_block(Hint::ListItem, place.level, std::exchange(place.marker, {}));
        } else {
            flow.end_block();
        }
    }

    void list(xml_node node, Flow& flow, const Place& around, int depth) {
        if (depth > kMostNested) return;
        Place place{around.list, std::min(around.level + 1, OdfStyles::kLevels), {}};
        const std::string style(attribute(node, "style-name"));
        if (const auto* own = styles_.list(style)) place.list = own;
        // A list goes on where it says so; a style alone does not make two lists one.
        OdfCount& count = counts_[place.list];
        if (around.level == 0 && attribute(node, "continue-numbering") != "true" && attribute(node, "continue-list").empty()) count.restart(0);
        for (const auto item : node.children()) {
            place.marker.clear();
            const bool counted = local_name(item) == "list-item" && holds_own_words(item);
            const auto start = attribute(item, "start-value");
            if (place.list != nullptr && counted)
                place.marker = count.next(*place.list, place.level - 1, start.empty() ? std::nullopt : std::optional(number(start, 1)));
            blocks(item, flow, place, depth + 1);
        }
    }

    /// An item that holds only a list of the next level has no number itself.
    static bool holds_own_words(xml_node item) {
        const auto first = item.find_child([](xml_node node) { return node.type() == pugi::node_element; });
        return first && local_name(first) != "list";
    }

    void inlines(xml_node parent, Flow& flow, char dress, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) flow.text(node.value(), dress);
            else if (is_unseen(node)) continue;
            else if (name == "span") span(node, flow, dress, depth);
            else if (name == "s") flow.text(" ", dress);
            else if (name == "tab") flow.text(in_contents_ ? " ..... " : " ", dress);
            else if (name == "line-break") flow.break_line();
            else if (name == "soft-page-break") flow.break_page();
            else if (name == "note") note(node, flow, depth);
            else if (name == "text-box") boxes_.push_back(node);
            else if (name != "page-number" && name != "page-count") inlines(node, flow, dress, depth + 1);
        }
    }

    void span(xml_node node, Flow& flow, char dress, int depth) {
        const auto style = styles_.resolved(attribute(node, "style-name"));
        if (style.hidden) return;
        if (style.strong) dress = static_cast<char>(*style.strong ? dress | kStrong : dress & ~kStrong);
        if (style.raised) dress = static_cast<char>(*style.raised ? dress | kRaised : dress & ~kRaised);
        inlines(node, flow, dress, depth + 1);
    }

    void note(xml_node node, Flow& flow, int depth) {
        const std::string label = child(node, "note-citation").text().get();
        flow.note_mark(label);
        Flow body;
        Place place;
        const auto boxes = std::exchange(boxes_, {});
        blocks(child(node, "note-body"), body, place, depth + 1);
        boxes_ = boxes;
        std::ranges::move(note_blocks(body.take(), label), std::back_inserter(notes_));
    }

    /// The notes of what stands above. Those of a table's cells follow the table.
    void add_notes(Flow& flow) {
        if (&flow == &flow_) flow_.add(std::exchange(notes_, {}));
    }

    void table(xml_node node, Flow& flow, int depth) {
        flow.end_block();
        std::vector<Row> rows;
        table_rows(node, rows, false, depth + 1);
        flow.add(table_blocks(rows));
        add_notes(flow);
    }

    void table_rows(xml_node parent, std::vector<Row>& rows, bool header, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (name == "table-header-rows") table_rows(node, rows, true, depth + 1);
            else if (name == "table-rows" || name == "table-row-group") table_rows(node, rows, header, depth + 1);
            else if (name == "table-row") row(node, rows.emplace_back(), header, depth + 1);
        }
    }

    void row(xml_node node, Row& row, bool header, int depth) {
        row.header = header;
        for (const auto cell : node.children()) {
            if (local_name(cell) == "covered-table-cell") row.add_cell({});
            if (local_name(cell) != "table-cell") continue;
            Flow content;
            Place place;
            blocks(cell, content, place, depth + 1);
            row.add_cell(content.take());
        }
    }

    OdfStyles styles_;
    OdfCount outline_;
    std::map<const OdfStyles::List*, OdfCount> counts_;
    Flow flow_;
    std::vector<xml_node> boxes_;  // met in the paragraph, read behind it
    std::vector<Block> notes_;
    int slides_ = 0;
    bool has_title_ = false, in_slides_ = false, in_contents_ = false;
};

}  // namespace

std::vector<Block> read_odf(std::string_view bytes, std::vector<std::string>&) {
    Package package(bytes);
    const auto manifest = package.part("META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos)
        throw schema::Error(schema::ErrorCode::Input, "is encrypted", "open it with its password and save it without");
    const auto content = package.part("content.xml");
    if (!content) throw schema::Error(schema::ErrorCode::Input, "is no OpenDocument file: it has no content.xml");
    OdfStyles styles;
    pugi::xml_document layout;
    if (const auto part = package.part("styles.xml")) layout = parse_xml(*part);
    styles.add(layout.document_element());
    const auto document = parse_xml(*content);
    styles.add(document.document_element());
    const auto masters = child(layout.document_element(), "master-styles");
    return OdfReader(std::move(styles)).read(child(document.document_element(), "body"), masters);
}

}  // namespace travaux::read
