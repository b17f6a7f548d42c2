#include "indexer/read/pdf/words.hpp"

#include "indexer/read/pdf/glyphs.hpp"
#include "schema/error.hpp"
#include "schema/utf8.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <utility>

namespace travaux::read::pdf {
namespace {

// Hundreds of times what a report has: a page that goes beyond was not made to be read.
constexpr int kMaxPages = 20'000;
constexpr std::size_t kMaxWordsOfPage = 50'000;
constexpr std::size_t kMaxOutline = 20'000;
constexpr int kMaxOutlineDepth = 32;
constexpr double kMaxPageSide = 200'000;  // points; PDF 1.7 allows 14,400 (200 inches), with UserUnit more

[[noreturn]] void refuse(const std::string& reason, std::string hint) {
    throw schema::Error(schema::ErrorCode::Input, reason, std::move(hint));
}

std::u32string characters_of(const poppler::ustring& text) {
    std::u32string characters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        characters += pair ? 0x10000 + ((c - 0xD800) << 10U) + (text[++i] - 0xDC00U) : c;
    }
    return characters;
}

std::string utf8_of(const poppler::ustring& text) {
    std::u32string plain;
    for (const char32_t c : characters_of(text)) append_glyph(plain, c);
    std::string result;
    for (const char32_t c : plain) schema::append_character(result, c);
    return result;
}

// How makers of fonts call a bold one: TeX's "cmbx", URW's "Medi".
constexpr std::array<std::string_view, 9> kBold{"bold", "black", "heavy", "demi", "cmbx", "sfbx", "-medi", "lmbx", "-bd"};
constexpr std::array<std::string_view, 5> kItalic{"italic", "oblique", "cmti", "sfti", "-ital"};
constexpr std::array<std::string_view, 4> kBarCode{"barcode", "code39", "code128", "3of9"};

template <std::size_t N>
bool holds(std::string_view name, const std::array<std::string_view, N>& parts) {
    return std::ranges::any_of(parts, [name](auto part) { return name.find(part) != std::string_view::npos; });
}

/// "ABCDEF+Times-Bold": the name in lower case.
std::string font_name(const poppler::text_box& box) {
    std::string name = box.get_font_name(0);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

/// Tells the ligature lam-alef, which poppler gives as two letters in the order of reading, each half as wide as it,
/// from a lam and an alef, which stand as they are seen. A lam of its own has the width of others in its font.
class LamAlef {
public:
    explicit LamAlef(const std::vector<poppler::text_box>& boxes) {
        for (const auto& box : boxes) {
            const auto text = box.text();
            for (std::size_t i = 0; i < text.size(); ++i)
                if (text[i] == kLam && !(i + 1 < text.size() && is_alef(text[i + 1]))) ++lams_[{box.get_font_name(0), thousandths(box, i)}];
        }
    }

    void turn(std::u32string& text, const poppler::text_box& box) const {
        constexpr int kSame = 10;  // thousandths of an em; poppler's edges are means of two letters'
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            if (text[i] != kLam || !is_alef(text[i + 1])) continue;
            const int lam = thousandths(box, i), alef = thousandths(box, i + 1);
            if (std::abs(lam - alef) < kSame && !is_known(box.get_font_name(0), lam)) std::swap(text[i], text[i + 1]), ++i;
        }
    }

private:
    static constexpr char32_t kLam = 0x644;

    static bool is_alef(char32_t c) { return c == 0x622 || c == 0x623 || c == 0x625 || c == 0x627; }

    static int thousandths(const poppler::text_box& box, std::size_t i) {
        return static_cast<int>(std::lround(std::clamp(box.char_bbox(i).width() / std::max(box.get_font_size(), 0.1), 0.0, 100.0) * 1000));
    }

    bool is_known(const std::string& font, int width) const {
        int seen = 0;
        for (int w = width - 1; w <= width + 1; ++w)
            if (const auto found = lams_.find({font, w}); found != lams_.end()) seen += found->second;
        return seen > 1;
    }

    std::map<std::pair<std::string, int>, int> lams_;  // font and width in thousandths of an em -> lams of that width
};

Box upright(const poppler::rectf& r, int rotation, double width, double height) {
    switch (rotation) {
        case 1: return {r.y(), width - r.right(), r.bottom(), width - r.x()};
        case 2: return {width - r.right(), height - r.bottom(), width - r.x(), height - r.y()};
        case 3: return {height - r.bottom(), r.x(), height - r.y(), r.right()};
        default: return {r.x(), r.y(), r.right(), r.bottom()};
    }
}

Word word_of(const poppler::text_box& source, const LamAlef& ligatures, int rotation, double width, double height) {
    Word word;
    auto raw = characters_of(source.text());
    if (std::ranges::any_of(raw, is_right_to_left)) ligatures.turn(raw, source);
    for (const char32_t c : raw) append_glyph(word.text, c);
    while (!word.text.empty() && word.text.back() == U' ') word.text.pop_back();
    while (!word.text.empty() && word.text.front() == U' ') word.text.erase(0, 1);
    word.box = upright(source.bbox(), rotation, width, height);
    const auto name = font_name(source);
    word.bold = holds(name, kBold);
    word.italic = holds(name, kItalic);
    word.bar_code = holds(name, kBarCode);
    word.size = std::clamp(source.get_font_size(), 0.1, 10'000.0);
    return word;
}

bool is_sane(const Box& box) {
    const auto inside = [](double x) { return std::isfinite(x) && std::abs(x) < kMaxPageSide; };
    return inside(box.left) && inside(box.top) && inside(box.right) && inside(box.bottom) && box.left <= box.right && box.top <= box.bottom;
}

void count_from_the_right(Page& page) {
    std::size_t right = 0, left = 0;
    for (const auto& word : page.words)
        for (const char32_t c : word.text) {
            if (is_right_to_left(c)) ++right;
            else if (is_letter(c)) ++left;
        }
    page.right_to_left = right > left;
    if (!page.right_to_left) return;
    for (auto& word : page.words) {
        const double old_left = word.box.left;
        word.box.left = page.width - word.box.right;
        word.box.right = page.width - old_left;
    }
}

Page page_of(const poppler::page& source, int number) {
    Page page;
    page.number = number;
    const auto frame = source.page_rect();
    const auto boxes = source.text_list(poppler::page::text_list_include_font);
    const bool turned = source.orientation() == poppler::page::landscape || source.orientation() == poppler::page::seascape;
    page.width = turned ? frame.height() : frame.width();
    page.height = turned ? frame.width() : frame.height();
    if (boxes.size() > kMaxWordsOfPage) return page;
    const LamAlef ligatures(boxes);
    std::array<std::vector<Word>, 4> by_rotation;
    for (const auto& box : boxes) {
        const int rotation = std::clamp(box.rotation(), 0, 3);
        auto word = word_of(box, ligatures, rotation, page.width, page.height);
        if (!word.text.empty() && is_sane(word.box)) by_rotation[static_cast<std::size_t>(rotation)].push_back(std::move(word));
    }
    const auto main = std::ranges::max_element(by_rotation, {}, &std::vector<Word>::size);
    if ((main - by_rotation.begin()) % 2 == 1) std::swap(page.width, page.height);
    page.words = std::move(*main);
    for (auto& words : by_rotation)
        if (&words != &*main && !words.empty()) page.turned.push_back(std::move(words));
    count_from_the_right(page);
    return page;
}

void add_outline(const poppler::toc_item& item, int level, std::vector<OutlineEntry>& outline) {
    if (level > kMaxOutlineDepth) return;
    for (const auto* child : item.children()) {
        if (outline.size() >= kMaxOutline) return;
        outline.push_back({utf8_of(child->title()), level});
        add_outline(*child, level + 1, outline);
    }
}

}  // namespace

void Box::add(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
}

Document open(std::string_view bytes) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) refuse("is too large for a PDF", {});
    const std::unique_ptr<poppler::document> source(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!source) refuse("is a PDF too damaged to read", "try to open it in a viewer, and print it to a new PDF");
    if (source->is_locked()) refuse("is an encrypted PDF that asks for a password", "save a copy without one, for example with qpdf --decrypt");
    const int pages = source->pages();
    if (pages > kMaxPages) refuse(fmt::format("has {} pages, and {} are the most", pages, kMaxPages), "split it");

    Document document;
    for (int number = 1; number <= pages; ++number) {
        const std::unique_ptr<poppler::page> page(source->create_page(number - 1));
        if (page) document.pages.push_back(page_of(*page, number));
        else document.warnings.push_back(fmt::format("page {} is damaged and was passed over", number));
    }
    if (const std::unique_ptr<poppler::toc> outline(source->create_toc()); outline && outline->root()) add_outline(*outline->root(), 1, document.outline);
    document.title = utf8_of(source->get_title());
    return document;
}

}  // namespace travaux::read::pdf
