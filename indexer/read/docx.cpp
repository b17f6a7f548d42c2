#include "indexer/read/docx_parts.hpp"
#include "indexer/read/docx_styles.hpp"
#include "indexer/read/flow.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/numerals.hpp"
#include "indexer/read/xml.hpp"
#include "schema/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace travaux::read {
namespace {

using pugi::xml_node;

/// Elements that hold nothing a reader of the final text sees.
constexpr std::array<std::string_view, 9> kUnseen{"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr"};

bool is_unseen(std::string_view name) { return std::ranges::find(kUnseen, name) != kUnseen.end(); }

/// A note's number, or the sign that its author chose.
struct Note {
    std::string id, label;
    bool endnote = false;
};

using Bodies = std::map<std::string, xml_node, std::less<>>;  // of notes, by id

Bodies bodies_of(const pugi::xml_document& notes) {
    Bodies bodies;
    for (const auto node : notes.document_element().children()) bodies[std::string(attribute(node, "id"))] = node;
    return bodies;
}

class DocxReader {
public:
    DocxReader(const DocxParts& parts, xml_node body)
        : footnotes_(bodies_of(parts.footnotes)), endnotes_(bodies_of(parts.endnotes)), styles_(parts.styles.document_element()),
          numbering_(parts.numbering.document_element()), has_title_(holds_title(body)) {
        // Word notes where its pages ended when it last showed the document.
        if (holds(body, "lastRenderedPageBreak", 0)) flow_.set_page(1);
        counts_pages_ = holds(body, "lastRenderedPageBreak", 0);
    }

    std::vector<Block> read(xml_node body, const std::vector<pugi::xml_document>& edges) {
        Flow edge;
        for (const auto& part : edges) blocks(part.document_element(), edge, 0);
        fields_.clear();
        flow_.add(furniture_blocks(edge.take()));
        blocks(body, flow_, 0);
        flow_.end_block();
        add_notes(flow_);
        return flow_.take();
    }

private:
    static bool holds(xml_node node, std::string_view name, int depth) {
        if (depth > kMostNested) return false;
        return std::ranges::any_of(node.children(), [&](xml_node one) { return local_name(one) == name || holds(one, name, depth + 1); });
    }

    bool is_title(const DocxStyle& style) const { return style.name == "title"; }

    bool holds_title(xml_node body) const {
        return std::ranges::any_of(body.children(), [&](xml_node one) {
            return is_title(styles_[attribute(at(one, {"pPr", "pStyle"}), "val")]);
        });
    }

    void blocks(xml_node parent, Flow& flow, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (name == "p") paragraph(node, flow, depth);
            else if (name == "tbl") table(node, flow, depth);
            else if (!is_unseen(name)) blocks(node, flow, depth + 1);
        }
    }

    void paragraph(xml_node node, Flow& flow, int depth) {
        const auto properties = child(node, "pPr");
        DocxStyle style = styles_[attribute(child(properties, "pStyle"), "val")];
        const std::string from_style = style.list;
        read_properties(properties, style);
        if (child(properties, "pageBreakBefore") && !counts_pages_) flow.break_page();
        const bool was_contents = std::exchange(in_contents_, style.name.starts_with("toc "));
        runs(node, flow, style, depth);
        in_contents_ = was_contents;
        const auto boxes = std::exchange(boxes_, {});
        end_paragraph(flow, style);
        add_notes(flow);
        for (const auto box : boxes) blocks(box, flow, depth + 1);
        // A section that ends here may begin a page.
        const auto section = child(properties, "sectPr");
        if (section && !counts_pages_ && attribute(child(section, "type"), "val") != "continuous") flow.break_page();
    }

    void end_paragraph(Flow& flow, const DocxStyle& style) {
        const bool heading = is_title(style) || (style.outline && *style.outline >= 0 && *style.outline < 9);
        std::string marker;
        if (flow.has_words() && !style.list.empty() && style.list != "0") marker = numbering_.next(style.list, style.list_level.value_or(0));
        if (heading) {
            flow.end_block(Hint::Heading, is_title(style) ? 1 : *style.outline + (has_title_ ? 2 : 1), marker);
        } else if (!marker.empty()) {
            flow.end_block(Hint::ListItem, style.list_level.value_or(0) + 1, marker);
        } else {
            flow.end_block(style.name == "caption" ? Hint::Caption : Hint::None);
        }
    }

    void runs(xml_node parent, Flow& flow, const DocxStyle& paragraph, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (is_unseen(name)) continue;
            if (name == "r") run(node, flow, paragraph, depth);
            else if (name == "txbxContent") boxes_.push_back(node);
            else if (name == "fldSimple" && is_page_field(attribute(node, "instr"))) continue;
            else runs(node, flow, paragraph, depth + 1);
        }
    }

    void run(xml_node node, Flow& flow, const DocxStyle& paragraph, int depth) {
        DocxStyle style;
        const auto properties = child(node, "rPr");
        if (const auto id = attribute(child(properties, "rStyle"), "val"); !id.empty()) style = styles_[id];
        read_properties(properties, style);
        if (style.hidden.value_or(false)) return;
        char dress = style.strong.value_or(paragraph.strong.value_or(false)) ? kStrong : kPlain;
        if (style.raised.value_or(false)) dress = static_cast<char>(dress | kRaised);
        for (const auto one : node.children())
            if (!own_mark_ || local_name(one) != "t") piece(one, flow, dress, depth);
        own_mark_ = false;
    }

    void piece(xml_node node, Flow& flow, char dress, int depth) {
        const auto name = local_name(node);
        if (name == "fldChar") return field(attribute(node, "fldCharType"));
        if (name == "instrText") {
            if (!fields_.empty()) fields_.back() += node.text().get();
            return;
        }
        if (std::ranges::any_of(fields_, [](const std::string& code) { return is_page_field(code); })) return;
        if (name == "t") flow.text(node.text().get(), dress);
        else if (name == "tab" || name == "ptab") flow.text(in_contents_ ? " ..... " : " ", dress);
        else if (name == "noBreakHyphen") flow.text("\u2011", dress);
        else if (name == "sym") symbol(node, flow, dress);
        else if (name == "br" || name == "cr") line_break(attribute(node, "type"), flow);
        else if (name == "lastRenderedPageBreak" && counts_pages_) flow.break_page();
        else if (name == "footnoteReference" || name == "endnoteReference") note_mark(node, name == "endnoteReference", flow);
        else if (name == "drawing" || name == "pict" || name == "AlternateContent" || name == "object") runs(node, flow, {}, depth + 1);
    }

    void line_break(std::string_view type, Flow& flow) {
        if (type == "page" && !counts_pages_) {
            flow.end_block();
            flow.break_page();
        } else if (type != "page") {
            flow.break_line();
        }
    }

    static void symbol(xml_node node, Flow& flow, char dress) {
        constexpr int kHex = 16;
        const std::string digits(attribute(node, "char"));
        const auto code = static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, kHex));
        // Symbol fonts keep their signs among the private characters: which sign it is, only the font knows.
        if (code < 0x20 || code >= 0xD800) return;
        std::string sign;
        schema::append_character(sign, code);
        flow.text(sign, dress);
    }

    /// Fields nest: the code of each stands between "begin" and "separate", its result up to "end".
    void field(std::string_view type) {
        if (type == "begin") fields_.emplace_back();
        else if (type == "end" && !fields_.empty()) fields_.pop_back();
    }

    static bool is_page_field(std::string_view code) {
        const auto begin = std::min(code.find_first_not_of(' '), code.size());
        const auto name = code.substr(begin, code.find(' ', begin) - begin);
        return name == "PAGE" || name == "NUMPAGES" || name == "SECTIONPAGES";
    }

    void note_mark(xml_node node, bool endnote, Flow& flow) {
        Note note{std::string(attribute(node, "id")), {}, endnote};
        int& last = endnote ? last_endnote_ : last_footnote_;
        // A sign of the author's own is the rest of the run.
        own_mark_ = child(node.parent(), "t") && !attribute(node, "customMarkFollows").empty();
        if (own_mark_) note.label = child(node.parent(), "t").text().get();
        else note.label = endnote ? numeral("i", ++last) : numeral("1", ++last);
        flow.note_mark(note.label);
        notes_.push_back(std::move(note));
    }

    void table(xml_node node, Flow& flow, int depth) {
        flow.end_block();
        std::vector<Row> rows;
        table_rows(node, flow, rows, depth + 1);
        flow.add(table_blocks(rows));
        add_notes(flow);
    }

    void table_rows(xml_node parent, Flow& flow, std::vector<Row>& rows, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (name == "tr") {
                const auto properties = child(node, "trPr");
                if (child(properties, "del")) continue;
                Row& row = rows.emplace_back();
                row.header = static_cast<bool>(child(properties, "tblHeader"));
                auto page = flow.page();
                table_cells(node, flow, row, page, depth + 1);
                if (page) flow.set_page(*page);
            } else if (!is_unseen(name)) {
                table_rows(node, flow, rows, depth + 1);
            }
        }
    }

    /// `page`: where the longest cell ends; all begin on that of the flow.
    void table_cells(xml_node parent, const Flow& flow, Row& row, std::optional<int>& page, int depth) {
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (name == "tc") {
                Flow cell;
                if (flow.page()) cell.set_page(*flow.page());
                blocks(node, cell, depth + 1);
                page = std::max(page, cell.page());
                row.add_cell(cell.take(), number(attribute(at(node, {"tcPr", "gridSpan"}), "val"), 1) - 1);
            } else if (!is_unseen(name)) {
                table_cells(node, flow, row, page, depth + 1);
            }
        }
    }

    /// The notes of what stands above, in the order of their marks. Those of a table's cells follow the table.
    void add_notes(Flow& flow) {
        if (&flow != &flow_) return;
        for (const Note& note : std::exchange(notes_, {})) {
            const auto& bodies = note.endnote ? endnotes_ : footnotes_;
            const auto body = bodies.find(note.id);
            if (body == bodies.end()) continue;
            Flow content;
            blocks(body->second, content, 0);
            flow_.add(note_blocks(content.take(), note.label));
        }
    }

    Bodies footnotes_, endnotes_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    Flow flow_;
    std::vector<xml_node> boxes_;       // text boxes met in the paragraph, read behind it
    std::vector<std::string> fields_;   // codes of the fields around, outermost first
    std::vector<Note> notes_;           // marked since the last block of the text
    int last_footnote_ = 0, last_endnote_ = 0;
    bool has_title_ = false, counts_pages_ = false, in_contents_ = false;
    bool own_mark_ = false;             // the run is the sign of a note
};

}  // namespace

std::vector<Block> read_docx(std::string_view bytes, std::vector<std::string>&) {
    Package package(bytes);
    const DocxParts parts = docx_parts(package);
    const auto body = child(parts.document.document_element(), "body");
    return DocxReader(parts, body).read(body, parts.edges);
}

}  // namespace travaux::read
