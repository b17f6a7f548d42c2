#include "tests/indexer/read/pdf/make_pdf.hpp"

#include <fmt/format.h>

namespace travaux::tests {
namespace {

constexpr double kHeight = 800;

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

std::string content_of(const Sheet& sheet) {
    std::string content;
    for (const auto& set : sheet)
        content += fmt::format("BT /F{} {} Tf {} Tr {} {} {} Tm ({}) Tj ET\n", static_cast<int>(set.face), set.size, set.invisible ? 3 : 0,
                               set.turned ? "0 1 -1 0" : "1 0 0 1", set.x, fmt::format("{}", kHeight - set.y), escaped(set.text));
    return content;
}

}  // namespace

std::string make_pdf(const std::vector<Sheet>& sheets, const std::string& title) {
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
    for (const char* name : {"Courier", "Courier-Bold", "Courier-Oblique"})
        objects.push_back(fmt::format("<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>", name));
    std::string kids;
    for (const auto& sheet : sheets) {
        const auto content = content_of(sheet);
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 {}] /Contents {} 0 R "
                                      "/Resources << /Font << /F0 3 0 R /F1 4 0 R /F2 5 0 R >> >> >>",
                                      kHeight, objects.size() + 2));
        objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
    }
    objects.push_back(fmt::format("<< /Title ({}) >>", escaped(title)));
    objects[1] = fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", sheets.size(), kids);

    std::string pdf = "%PDF-1.4\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return pdf + fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                             objects.size() + 1, table, objects.size() + 1, objects.size(), pdf.size());
}

Sheet column(double x, double top, const std::vector<std::string>& lines, double size, Face face) {
    constexpr double kLeading = 1.2;
    Sheet sheet;
    for (const auto& line : lines) {
        sheet.push_back({x, top, line, size, face});
        top += size * kLeading;
    }
    return sheet;
}

Sheet operator+(Sheet a, const Sheet& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<std::string> prose(const std::string& head, std::size_t count, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < count; ++i) {
        std::string line = fmt::format("{}{}", head, i);
        // Words of 3 to 7 letters, so that blanks stand below each other by chance only.
        for (std::size_t n = i * 5 + 1; line.size() + 8 < width; n = n * 7 + 3) line += " " + std::string(3 + n % 5, static_cast<char>('a' + n % 26));
        line += " " + std::string(width - line.size() - 1, 'z');
        lines.push_back(line);
    }
    return lines;
}

}  // namespace travaux::tests
