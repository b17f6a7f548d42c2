#include "indexer/read/characters.hpp"
#include "indexer/read/flow.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/numerals.hpp"
#include "indexer/read/rtf_tokens.hpp"
#include "indexer/read/rtf_words.hpp"
#include "schema/error.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace travaux::read {
namespace {

/// What the words of a group are.
enum class Target { Text, Nothing, Fonts, Styles, Marker, Note, Edge };

struct State {
    Target target = Target::Text;
    bool strong = false, raised = false, hidden = false;
    int fallback = 1;       // characters behind \u that stand for it in old readers
    int font = 0;
    // Of the paragraph:
    int style = 0, outline = -1, depth = 0;  // depth: in lists, from 0
    bool in_table = false;
};

class RtfReader {
public:
    std::vector<Block> read(std::string_view bytes) {
        RtfTokens tokens(bytes);
        while (const auto token = tokens.next()) take(*token);
        end_paragraph();
        end_table();
        add_notes(flow_);
        Flow whole;
        whole.add(furniture_blocks(edge_.take()));
        whole.add(flow_.take());
        return whole.take();
    }

private:
    static constexpr std::size_t kDeepest = 2000;  // groups; true documents stay below 50

    void take(const RtfToken& token) {
        using Kind = RtfToken::Kind;
        if (token.kind != Kind::Byte) flush_bytes();
        if (skip_ > 0 && (token.kind == Kind::Byte || token.kind == Kind::Text)) return skip(token);
        if (token.kind != Kind::Text && token.kind != Kind::Byte) skip_ = 0;
        switch (token.kind) {
            case Kind::Open:
                if (groups_.size() > kDeepest) throw schema::Error(schema::ErrorCode::Input, "nests its groups beyond reason");
                groups_.push_back(now_);
                break;
            case Kind::Close: close(); break;
            case Kind::Byte: bytes_ += static_cast<char>(*token.number); break;
            case Kind::Text: text_in_code_page(token.text); break;
            case Kind::Sign: sign(token.text.front()); break;
            case Kind::Word: word(token.text, token.number); break;
        }
        starred_ = token.kind == Kind::Sign && token.text == "*";
    }

    /// The characters that stand for \u in readers that do not know it.
    void skip(const RtfToken& token) {
        if (token.kind == RtfToken::Kind::Byte) {
            --skip_;
            return;
        }
        const auto size = std::min(token.text.size(), static_cast<std::size_t>(skip_));
        skip_ = 0;
        text_in_code_page(token.text.substr(size));
    }

    void close() {
        if (groups_.empty()) return;
        const State before = std::exchange(now_, groups_.back());
        groups_.pop_back();
        if (before.target == Target::Note && now_.target != Target::Note) end_note();
        if (before.target == Target::Edge && now_.target != Target::Edge) edge_.end_block();
        // What a group says of its paragraph holds where the paragraph ends in it or behind it.
        if (before.target == now_.target) now_.style = before.style, now_.depth = before.depth, now_.outline = before.outline, now_.in_table = before.in_table;
    }

    void sign(char c) {
        if (c == '~') words("\u00A0");
        else if (c == '_') words("\u2011");
        else if (c == '\\' || c == '{' || c == '}') words({&c, 1});
        else if (c == '\n' || c == '\r') end_paragraph();
    }

    void word(std::string_view name, std::optional<int> number) {
        const bool on = number.value_or(1) != 0;
        if (destination(name)) return;
        if (name == "u") return unicode(number.value_or(0));
        if (name == "uc") now_.fallback = std::clamp(number.value_or(1), 0, 8);
        else if (name == "f") now_.font = font_ = number.value_or(0);
        else if (name == "fcharset" && now_.target == Target::Fonts) charsets_[font_] = number.value_or(0);
        else if (name == "ansicpg") code_page_ = "windows-" + std::to_string(number.value_or(1252));
        else if (name == "chftn") counted_ = now_.target == Target::Text;
        else if (name == "ilvl") now_.depth = std::clamp(number.value_or(0), 0, 8);
        else if (name == "s") now_.style = number.value_or(0);
        else if (name == "b") now_.strong = on;
        else if (name == "super") now_.raised = on;
        else if (name == "nosupersub" || name == "sub") now_.raised = false;
        else if (name == "up") now_.raised = number.value_or(6) > 0;
        else if (name == "v" || name == "deleted") now_.hidden = on;
        else if (name == "plain") now_.strong = now_.raised = now_.hidden = false;
        else if (name == "pard") now_.style = now_.depth = 0, now_.outline = -1, now_.in_table = false;
        else if (name == "outlinelevel") now_.outline = number.value_or(-1);
        else layout(name);
        const auto* character = std::ranges::find(kCharacters, name, &std::pair<std::string_view, std::string_view>::first);
        if (character != kCharacters.end()) words(character->second);
    }

    /// What parts paragraphs, cells and pages.
    void layout(std::string_view name) {
        if (now_.target == Target::Edge && (name == "par" || name == "cell" || name == "row" || name == "tab")) return edge_.end_block();
        if (now_.target != Target::Text && now_.target != Target::Note) return;
        if (name == "par" || name == "sect") end_paragraph();
        else if (name == "line") target_flow().break_line();
        else if (name == "page") target_flow().text(" "), flow_.break_page();
        else if (name == "pagebb") flow_.break_page();
        else if (name == "intbl") now_.in_table = true;
        else if (name == "trhdr") header_ = true;
        else if (name == "trowd") header_ = false;
        else if (name == "cell") row_.add_cell(cell_words());
        else if (name == "row") end_row();
    }

    bool destination(std::string_view name) {
        if (name == "fonttbl") now_.target = Target::Fonts;
        else if (name == "stylesheet") now_.target = Target::Styles;
        else if (name == "listtext" || name == "pntext") now_.target = Target::Marker;
        else if (name == "footnote") begin_note();
        else if (std::ranges::find(kEdges, name) != kEdges.end()) now_.target = Target::Edge;
        else if (std::ranges::find(kTransparent, name) != kTransparent.end()) return false;
        else if (starred_ || std::ranges::find(kSilent, name) != kSilent.end()) now_.target = Target::Nothing;
        else return false;
        return true;
    }

    void begin_note() {
        if (now_.target != Target::Text) return;
        // A number that RTF counts stands as \chftn before the note and in it; a sign of the author's own is words.
        sign_ = counted_ ? std::string() : target_flow().take_raised();
        label_ = sign_.empty() ? numeral("1", ++last_note_) : sign_;
        counted_ = false;
        target_flow().note_mark(label_);
        now_.target = Target::Note;
        now_.strong = now_.raised = false;
    }

    void end_note() { std::ranges::move(note_blocks(note_.take(), label_), std::back_inserter(notes_)); }

    /// The notes of what stands above. Those of a table's cells follow the table.
    void add_notes(Flow& flow) {
        if (&flow == &flow_) flow_.add(std::exchange(notes_, {}));
    }

    Flow& target_flow() {
        if (now_.target == Target::Note) return note_;
        if (now_.target == Target::Edge) return edge_;
        if (now_.in_table) return cell_;
        end_table();
        return flow_;
    }

    void unicode(int code) {
        constexpr int kUnits = 0x10000;
        const auto unit = static_cast<char32_t>(code < 0 ? code + kUnits : code);
        skip_ = now_.fallback;
        if (unit >= 0xD800 && unit < 0xDC00) {
            lead_ = unit;
            return;
        }
        char32_t c = unit;
        if (unit >= 0xDC00 && unit < 0xE000) c = lead_ != 0 ? 0x10000 + ((lead_ - 0xD800) << 10U) + (unit - 0xDC00) : U'\uFFFD';
        lead_ = 0;
        std::string text;
        append_character(text, c > 0x10FFFF ? U'\uFFFD' : c);
        words(text);
    }

    std::string encoding() const {
        const auto charset = charsets_.find(now_.font);
        const auto* row = charset == charsets_.end() ? kCharsets.end() : std::ranges::find(kCharsets, charset->second, &std::pair<int, const char*>::first);
        return row == kCharsets.end() ? code_page_ : std::string(row->second);
    }

    void flush_bytes() {
        if (!bytes_.empty()) words(from_encoding(std::exchange(bytes_, {}), encoding()));
    }

    void text_in_code_page(std::string_view text) {
        const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
        if (ascii) words(text);
        else words(from_encoding(text, encoding()));
    }

    void words(std::string_view text) {
        if (now_.hidden) return;
        switch (now_.target) {
            case Target::Nothing:
            case Target::Fonts: return;
            case Target::Styles: return name_style(text);
            case Target::Marker: marker_ += text; return;
            default: break;
        }
        if (now_.target == Target::Note && !sign_.empty()) {
            if (text.starts_with(sign_)) text.remove_prefix(sign_.size());
            sign_.clear();
        }
        const auto dress = (now_.strong ? kStrong : 0) | (now_.raised ? kRaised : 0);
        target_flow().text(text, static_cast<char>(dress));
    }

    void name_style(std::string_view text) {
        auto& name = style_names_[now_.style];
        for (const char c : text) {
            if (c == ';') return;
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }

    void end_paragraph() {
        Flow& flow = target_flow();
        end_paragraph(flow);
        if (now_.target == Target::Text) add_notes(flow);
    }

    void end_paragraph(Flow& flow) {
        std::string marker = std::exchange(marker_, {});
        std::erase_if(marker, [](char c) { return c == ' ' || c == '\t'; });
        const bool symbol = !marker.empty() && marker.find_first_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        if (symbol) marker = bullet(marker);
        const auto style = style_names_.find(now_.style);
        const std::string name = style == style_names_.end() ? std::string() : style->second;
        if (name == "title") return flow.end_block(Hint::Heading, 1);
        const bool named = name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9';
        const int outline = named ? name[8] - '1' : now_.outline;
        const bool has_title = std::ranges::any_of(style_names_, [](const auto& row) { return row.second == "title"; });
        if (outline >= 0 && outline < 9 && now_.target == Target::Text) flow.end_block(Hint::Heading, outline + (has_title ? 2 : 1), marker);
        else if (!marker.empty()) flow.end_block(Hint::ListItem, now_.depth + 1, marker);
        else flow.end_block();
    }

    std::vector<Block> cell_words() {
        if (now_.target == Target::Text) end_paragraph();
        return cell_.take();
    }

    void end_row() {
        row_.header = header_;
        if (auto rest = cell_.take(); !rest.empty()) row_.add_cell(std::move(rest));
        rows_.push_back(std::exchange(row_, {}));
    }

    void end_table() {
        if (rows_.empty()) return;
        flow_.end_block();
        flow_.add(table_blocks(std::exchange(rows_, {})));
        add_notes(flow_);
    }

    Flow flow_, cell_, note_, edge_;
    State now_;
    std::vector<State> groups_;
    std::map<int, int> charsets_;           // by font
    std::map<int, std::string> style_names_;  // lower case
    std::string code_page_ = "windows-1252";
    std::string bytes_;                      // of \'hh, until the run of them ends: some code pages use two a character
    std::string marker_, label_;
    std::string sign_;                       // of the note that begins, until its words come
    std::vector<Block> notes_;
    std::vector<Row> rows_;
    Row row_;
    char32_t lead_ = 0;                      // first half of a surrogate pair
    int skip_ = 0, font_ = 0, last_note_ = 0;
    bool starred_ = false, header_ = false, counted_ = false;
};

}  // namespace

std::vector<Block> read_rtf(std::string_view bytes, std::vector<std::string>&) { return RtfReader().read(bytes); }

}  // namespace travaux::read
