#include "indexer/read/flow.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/numerals.hpp"
#include "indexer/read/package.hpp"
#include "indexer/read/relations.hpp"
#include "indexer/read/xml.hpp"
#include "schema/error.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace travaux::read {
namespace {

using pugi::xml_node;
/// How a list of the presentation counts: "arabicPeriod", "romanLcParenBoth", "alphaUcParenR".
std::string automatic_number(std::string_view type, int number) {
    struct Style {
        std::string_view begin, numeral;
    };
    constexpr std::array kStyles{Style{"alphaLc", "a"}, Style{"alphaUc", "A"}, Style{"romanLc", "i"}, Style{"romanUc", "I"}};
    std::string marker;
    const auto* style = std::ranges::find_if(kStyles, [type](const Style& one) { return type.starts_with(one.begin); });
    marker = numeral(style == kStyles.end() ? "1" : style->numeral, number);
    if (type.ends_with("ParenBoth")) return '(' + marker + ')';
    if (type.ends_with("ParenR")) return marker + ')';
    return type.ends_with("Plain") ? marker : marker + '.';
}

class SlideReader {
public:
    explicit SlideReader(Flow& flow) : flow_(flow) {}

    void slide(xml_node root) {
        // The title first, wherever it stands in the file.
        shapes(at(root, {"cSld", "spTree"}), true, 0);
        shapes(at(root, {"cSld", "spTree"}), false, 0);
    }

    /// Of a page of notes only what the speaker wrote.
    void notes(xml_node root) {
        for (const auto shape : at(root, {"cSld", "spTree"}).children())
            if (role_of(shape) == "body") text(child(shape, "txBody"), flow_, false);
    }

private:
    static std::string_view role_of(xml_node shape) { return attribute(at(shape, {"nvSpPr", "nvPr", "ph"}), "type"); }

    void shapes(xml_node parent, bool titles, int depth) {
        constexpr std::array<std::string_view, 4> kNone{"sldNum", "dt", "ftr", "hdr"};
        if (depth > kMostNested) return;
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            const auto role = role_of(node);
            const bool title = role == "title" || role == "ctrTitle";
            if (name == "grpSp" || name == "AlternateContent" || name == "Choice") shapes(node, titles, depth + 1);
            if (name == "graphicFrame" && !titles) table(at(node, {"graphic", "graphicData", "tbl"}));
            if (name != "sp" || title != titles || std::ranges::find(kNone, role) != kNone.end()) continue;
            if (title) {
                runs_of_all(child(node, "txBody"));
                flow_.end_block(Hint::Heading, 1);
            } else {
                const bool placeholder = static_cast<bool>(at(node, {"nvSpPr", "nvPr", "ph"}));
                text(child(node, "txBody"), flow_, placeholder && role != "subTitle");
            }
        }
    }

    void runs_of_all(xml_node body) {
        for (const auto paragraph : body.children()) {
            runs(paragraph, flow_);
            flow_.text(" ");
        }
    }

    static void runs(xml_node paragraph, Flow& flow) {
        for (const auto node : paragraph.children()) {
            const auto name = local_name(node);
            const auto properties = child(node, "rPr");
            char dress = attribute(properties, "b") == "1" ? kStrong : kPlain;
            if (number(attribute(properties, "baseline"), 0) > 0) dress = static_cast<char>(dress | kRaised);
            const auto field = attribute(node, "type");
            // The number of the slide, and the day on which the file was shown or converted.
            if (name == "fld" && (field == "slidenum" || field.starts_with("datetime"))) continue;
            if (name == "r" || name == "fld") flow.text(child(node, "t").text().get(), dress);
            else if (name == "br") flow.break_line();
        }
    }

    /// The body of a slide has bullets where nothing says otherwise; a box of its own has none.
    static void text(xml_node body, Flow& flow, bool bulleted) {
        std::map<int, int> counts;
        for (const auto paragraph : body.children()) {
            if (local_name(paragraph) != "p") continue;
            const auto properties = child(paragraph, "pPr");
            const int level = std::clamp(number(attribute(properties, "lvl"), 0), 0, 8);
            runs(paragraph, flow);
            if (!flow.has_words()) continue;
            counts.erase(counts.upper_bound(level), counts.end());
            const auto automatic = child(properties, "buAutoNum");
            if (automatic) {
                int& count = counts[level];
                count = count == 0 ? number(attribute(automatic, "startAt"), 1) : count + 1;
                flow.end_block(Hint::ListItem, level + 1, automatic_number(attribute(automatic, "type"), count));
            } else if (child(properties, "buChar") || (bulleted && !child(properties, "buNone"))) {
                flow.end_block(Hint::ListItem, level + 1, bullet(attribute(child(properties, "buChar"), "char")));
            } else {
                flow.end_block();
            }
        }
    }

    void table(xml_node node) {
        std::vector<Row> rows;
        const bool headed = attribute(child(node, "tblPr"), "firstRow") == "1";
        for (const auto line : node.children()) {
            if (local_name(line) != "tr") continue;
            Row& row = rows.emplace_back();
            row.header = headed && rows.size() == 1;
            for (const auto cell : line.children()) {
                if (local_name(cell) != "tc") continue;
                Flow content;
                text(child(cell, "txBody"), content, false);
                row.add_cell(content.take());
            }
        }
        flow_.add(table_blocks(rows));
    }

    Flow& flow_;
};

}  // namespace

std::vector<Block> read_pptx(std::string_view bytes, std::vector<std::string>& warnings) {
    const std::string presentation = "ppt/presentation.xml";
    Package package(bytes);
    const auto text = package.part(presentation);
    if (!text) throw schema::Error(schema::ErrorCode::Input, "is no presentation: it has no " + presentation);
    const auto relations = relations_of(package, presentation);
    const auto document = parse_xml(*text);
    Flow flow;
    SlideReader reader(flow);
    int page = 0;
    for (const auto node : child(document.document_element(), "sldIdLst").children()) {
        const auto target = relations.find(node.attribute("r:id").value());
        const auto slide = target == relations.end() ? std::nullopt : package.part(target->second);
        flow.set_page(++page);
        if (!slide) {
            warnings.push_back("slide " + std::to_string(page) + " is missing");
            continue;
        }
        reader.slide(parse_xml(*slide).document_element());
        flow.end_block();
        const auto own = relations_of(package, target->second);
        const auto notes = own.find("notesSlide");
        if (const auto part = notes == own.end() ? std::nullopt : package.part(notes->second)) reader.notes(parse_xml(*part).document_element());
        flow.end_block();
    }
    return flow.take();
}

}  // namespace travaux::read
