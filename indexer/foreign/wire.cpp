#include "indexer/foreign/wire.hpp"

#include "schema/utf8.hpp"

#include <cstdint>
#include <limits>

namespace travaux::foreign {
namespace {

using read::Block;
using read::Line;
using read::NoteMark;
using read::Source;

constexpr std::string_view kMagic = "TRV1";
constexpr auto kLastHint = read::Hint::Paragraph;  // of its enumeration

struct Malformed {};

// One description of every value serves both directions: `Out` writes what it visits, `In` fills it.

class Out {
public:
    void number(std::uint64_t value) {
        constexpr unsigned kGroup = 7;
        for (; value >= 1U << kGroup; value >>= kGroup) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
        bytes_ += static_cast<char>(value);
    }
    void visit(const std::string& text) {
        number(text.size());
        bytes_ += text;
    }
    void visit(int value) { number(static_cast<std::uint64_t>(value < 0 ? 0 : value)); }
    void visit(std::size_t value) { number(value); }
    void visit(bool value) { number(value ? 1 : 0); }
    void visit(read::Hint hint) { number(static_cast<std::uint64_t>(hint)); }
    void visit(const std::optional<int>& value) {
        visit(value.has_value());
        if (value) visit(*value);
    }
    template <class T>
    void list(const std::vector<T>& values) {
        number(values.size());
    }
    void raw(std::string_view bytes) { bytes_ += bytes; }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = schema::next_well_formed(text, at);
        if (!c || *c < 0x20 || (*c >= 0x7F && *c < 0xA0)) return false;
    }
    return true;
}

class In {
public:
    explicit In(std::string_view bytes) : bytes_(bytes), room_(kRoom + kTimes * bytes.size()) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty()) throw Malformed{};
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) return value;
        }
        throw Malformed{};
    }
    void visit(std::string& text) {
        const std::size_t size = length();
        text = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        if (!is_plain(text)) throw Malformed{};
    }
    void visit(int& value) { value = static_cast<int>(up_to(std::numeric_limits<int>::max())); }
    void visit(std::size_t& value) { value = number(); }
    void visit(bool& value) { value = up_to(1) == 1; }
    void visit(read::Hint& hint) { hint = static_cast<read::Hint>(up_to(static_cast<std::uint64_t>(kLastHint))); }
    void visit(std::optional<int>& value) {
        bool has = false;
        visit(has);
        if (has) visit(value.emplace());
    }
    template <class T>
    void list(std::vector<T>& values) {
        const std::size_t size = length();
        if (size * sizeof(T) > room_) throw Malformed{};
        room_ -= size * sizeof(T);
        values.resize(size);
    }
    bool empty() const { return bytes_.empty(); }

private:
    std::uint64_t up_to(std::uint64_t most) {
        const std::uint64_t value = number();
        if (value > most) throw Malformed{};
        return value;
    }
    // Of a text in bytes, of a list in entries: each entry takes a byte at least.
    std::size_t length() { return up_to(bytes_.size()); }

    // Memory that lists may take: the cells of a table of single letters take some fifteen times their bytes.
    static constexpr std::size_t kTimes = 16, kRoom = std::size_t{1} << 20U;
    std::string_view bytes_;
    std::size_t room_;
};

template <class Wire, class T>
void visit(Wire& wire, std::vector<T>& values);

template <class Wire>
void visit(Wire& wire, std::string& text) {
    wire.visit(text);
}

template <class Wire>
void visit(Wire& wire, int& value) {
    wire.visit(value);
}

template <class Wire>
void visit(Wire& wire, NoteMark& mark) {
    wire.visit(mark.at);
    wire.visit(mark.label);
}

template <class Wire>
void visit(Wire& wire, Line& line) {
    wire.visit(line.text);
    wire.visit(line.number);
    wire.visit(line.indent);
    wire.visit(line.strong);
    visit(wire, line.marks);
}

template <class Wire>
void visit(Wire& wire, Block& block) {
    visit(wire, block.lines);
    wire.visit(block.hint);
    wire.visit(block.level);
    wire.visit(block.marker);
    visit(wire, block.cells);
    visit(wire, block.header);
    wire.visit(block.page);
    wire.visit(block.after_page_break);
    wire.visit(block.ocr);
}

template <class Wire, class T>
void visit(Wire& wire, std::vector<T>& values) {
    wire.list(values);
    for (T& value : values) visit(wire, value);
}

template <class Wire>
void visit(Wire& wire, Source& source) {
    visit(wire, source.blocks);
    visit(wire, source.warnings);
    visit(wire, source.pictures);
}

bool is_sound(const Line& line) {
    std::size_t last = 0;
    for (const NoteMark& mark : line.marks) {
        if (mark.at < last || mark.at > line.text.size()) return false;
        if (mark.at < line.text.size() && (static_cast<unsigned char>(line.text[mark.at]) & 0xC0U) == 0x80U) return false;
        last = mark.at;
    }
    return !line.text.empty();
}

bool is_sound(const Source& source) {
    for (const Block& block : source.blocks)
        for (const Line& line : block.lines)
            if (!is_sound(line)) return false;
    return true;
}

}  // namespace

std::string encode(const Reply& reply) {
    Out out;
    out.raw(kMagic);
    if (const auto* error = std::get_if<schema::Error>(&reply)) {
        out.raw("E");
        out.visit(std::string(error->what()));
        out.visit(error->hint());
    } else {
        out.raw("S");
        Source source = std::get<Source>(reply);
        visit(out, source);
    }
    return out.take();
}

std::optional<Reply> decode(std::string_view bytes) {
    if (!bytes.starts_with(kMagic) || bytes.size() == kMagic.size()) return {};
    const char kind = bytes[kMagic.size()];
    In in(bytes.substr(kMagic.size() + 1));
    try {
        if (kind == 'E') {
            std::string message, hint;
            in.visit(message);
            in.visit(hint);
            if (!in.empty() || message.empty()) return {};
            return schema::Error(schema::ErrorCode::Input, message, hint);
        }
        Source source;
        visit(in, source);
        if (kind != 'S' || !in.empty() || !is_sound(source)) return {};
        return source;
    } catch (const Malformed&) {
        return {};
    }
}

}  // namespace travaux::foreign
