#include "searcher/render/citations.hpp"

#include "schema/utf8.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/render.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace travaux::render {
namespace {

using cite::Reference;

constexpr std::string_view kResolution = "A/RES/";

// "A/RES/65/170" -> "General Assembly resolution 65/170"
std::string resolution(const std::string& symbol) { return "General Assembly resolution " + symbol.substr(kResolution.size()); }

std::string without_title_stop(std::string title) {
    while (title.ends_with('.') || title.ends_with(' ')) title.pop_back();
    return title;
}

std::string capitalised(std::string text) {
    if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

// Letters, digits and hyphens of the id: what BibTeX takes as a key.
std::string key_of(const std::string& id) {
    std::string key;
    for (const char c : id) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80U;
        if (plain || c == '-') key += c;
        else if (!key.empty() && key.back() != ':') key += ':';
    }
    while (key.ends_with(':')) key.pop_back();
    return key;
}

std::string tex(std::string_view text) {
    std::string out;
    const std::string safe = printable(text);
    for (const char c : safe) {
        switch (c) {
            case '\\': out += "\\textbackslash{}"; break;
            case '~': out += "\\textasciitilde{}"; break;
            case '^': out += "\\textasciicircum{}"; break;
            case '&': case '%': case '$': case '#': case '_': case '{': case '}': out += '\\'; [[fallthrough]];
            default: out += c;
        }
    }
    return out;
}

Json date_parts(const std::string& iso) {
    Json parts = Json::array();
    for (std::size_t at = 0; at < iso.size(); at += at == 0 ? 5 : 3) parts.push_back(std::stoi(iso.substr(at, at == 0 ? 4 : 2)));
    return Json::array({std::move(parts)});
}

}  // namespace

std::string citation(const Reference& reference) {
    std::string out;
    if (reference.symbol.starts_with(kResolution)) {
        out = resolution(reference.symbol);
    } else {
        const std::string title = without_title_stop(reference.title.empty() ? reference.doc : reference.title);
        if (!reference.authors.empty()) out = list_of(reference.authors, " and ") + ", ";
        out += "“" + title + "”";
        const std::string date = cite::date_in_words(reference.date);
        if (!reference.symbol.empty()) out += fmt::format(", {}", reference.symbol);
        if (!date.empty()) out += fmt::format(" ({})", date);
    }
    if (!reference.place.empty()) out += ", " + reference.place;
    return out + ".";
}

std::string citations(const std::vector<Reference>& references) {
    std::string out;
    for (const Reference& one : references) out += printable(citation(one)) + "\n";
    return out;
}

std::string bibtex(const std::vector<Reference>& references) {
    std::string out;
    std::set<std::string> keys;
    for (const Reference& one : references) {
        std::string key = key_of(one.id);
        for (int n = 2; !keys.insert(key).second; ++n) key = fmt::format("{}:{}", key_of(one.id), n);
        out += fmt::format("@techreport{{{},\n", key);
        const auto field = [&out](std::string_view name, const std::string& value) {
            if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, value);
        };
        std::vector<std::string> authors;
        for (const std::string& author : one.authors) authors.push_back("{" + tex(author) + "}");
        field("author", list_of(authors, " and "));
        field("institution", one.authors.empty() ? "" : tex(list_of(one.authors, " and ")));
        field("title", "{" + tex(one.title) + "}");
        field("type", tex(capitalised(one.doctype)));
        field("number", tex(one.symbol));
        field("year", one.date.substr(0, 4));
        if (one.date.size() >= 7) field("month", one.date.substr(5, 2));
        field("pages", one.page ? std::to_string(*one.page) : "");
        field("note", tex(one.place));
        field("language", one.language);
        out += "}\n";
    }
    return out;
}

std::string ris(const std::vector<Reference>& references) {
    std::string out;
    for (const Reference& one : references) {
        const auto line = [&out](std::string_view tag, const std::string& value) {
            if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, printable(value));
        };
        line("TY", "RPRT");
        for (const std::string& author : one.authors) line("AU", author);
        line("TI", one.title);
        line("PY", one.date.substr(0, 4));
        if (one.date.size() == 10) line("DA", fmt::format("{}/{}/{}", one.date.substr(0, 4), one.date.substr(5, 2), one.date.substr(8, 2)));
        line("M3", capitalised(one.doctype));
        line("SN", one.symbol);
        line("SP", one.page ? std::to_string(*one.page) : "");
        line("N1", one.place);
        line("LA", one.language);
        line("ID", one.id);
        out += "ER  - \r\n";
    }
    return out;
}

std::string csl_json(const std::vector<Reference>& references) {
    Json items = Json::array();
    for (const Reference& one : references) {
        Json item = {{"id", one.id}, {"type", "report"}};
        for (const std::string& author : one.authors) item["author"].push_back({{"literal", author}});
        const auto add = [&item](const char* key, const std::string& value) {
            if (!value.empty()) item[key] = value;
        };
        add("title", one.title);
        add("genre", capitalised(one.doctype));
        add("number", one.symbol);
        if (!one.date.empty()) item["issued"]["date-parts"] = date_parts(one.date);
        add("page", one.page ? std::to_string(*one.page) : "");
        add("language", one.language);
        add("note", one.place);
        items.push_back(std::move(item));
    }
    return dump(items);
}

std::string json(const std::vector<Reference>& references) {
    Json array = Json::array();
    for (const Reference& one : references)
        array.push_back({{"id", one.id},
                         {"citation", citation(one)},
                         {"authors", one.authors},
                         {"title", text_or_null(one.title)},
                         {"symbol", text_or_null(one.symbol)},
                         {"doctype", text_or_null(one.doctype)},
                         {"date", text_or_null(one.date)},
                         {"language", text_or_null(one.language)},
                         {"place", text_or_null(one.place)},
                         {"page", value_or_null(one.page)}});
    return dump({{"format", kJsonFormat}, {"references", std::move(array)}});
}

std::string tsv(const std::vector<Reference>& references) {
    std::string out = tsv_line({"id", "citation"});
    for (const Reference& one : references) out += tsv_line({one.id, citation(one)});
    return out;
}

}  // namespace travaux::render
