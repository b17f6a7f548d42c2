// Small PDFs for tests: text in Courier, every letter .6 em wide, where a test wants it.
#pragma once

#include <string>
#include <vector>

namespace travaux::tests {

enum class Face { Plain, Bold, Italic };

/// A run of text. Bytes of `text` are Latin-1.
struct Set {
    double x = 0, y = 0;  // points; y of the baseline, from the page's upper edge
    std::string text;
    double size = 10;
    Face face = Face::Plain;
    bool turned = false;     // reads from below
    bool invisible = false;  // as the text behind a scanned picture is
};

using Sheet = std::vector<Set>;

/// Pages of 600 by 800 points. `title`: of the document information.
std::string make_pdf(const std::vector<Sheet>& sheets, const std::string& title = {});

/// Lines below each other, 12 points apart, from y = `top` on.
Sheet column(double x, double top, const std::vector<std::string>& lines, double size = 10, Face face = Face::Plain);

/// The same, one after the other.
Sheet operator+(Sheet a, const Sheet& b);

/// `count` lines of prose, `width` letters wide each; they begin "a0", "a1", "a2" where the head is "a".
std::vector<std::string> prose(const std::string& head, std::size_t count, std::size_t width);

}  // namespace travaux::tests
