// The words of an office document or a web page on their way to blocks, in reading order.
#pragma once

#include "indexer/read/inlines.hpp"
#include "indexer/read/rows.hpp"
#include "indexer/read/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

/// Gathers words into lines and lines into blocks. Such formats have no lines of their own: the number of a line is its
/// place among all lines, from 1.
class Flow {
public:
    /// Words in a style of inlines.hpp. Runs of blanks, tabs and line ends are one blank.
    void text(std::string_view words, char style = kPlain);

    /// A mark of a note that the format itself knows.
    void note_mark(std::string_view label);

    /// Takes the raised words away that end the line so far: the sign of a note that its author chose.
    std::string take_raised();

    void break_line();

    /// What follows stands on the next page.
    void break_page();

    /// What follows stands on this page (1-based); blocks have pages from the first such call on.
    void set_page(int page);
    std::optional<int> page() const { return page_; }

    /// Ends the block, if it has words. The number of a heading goes before its words, the markers of others beside them.
    void end_block(Hint hint = Hint::None, int level = 0, std::string marker = {});

    /// Blocks made elsewhere (a table, a text box, notes), with the next line numbers and this page.
    void add(std::vector<Block> blocks);

    bool has_words() const;

    /// Ends the last block and gives all.
    std::vector<Block> take();

private:
    void place(Block block);

    std::vector<Block> blocks_;
    std::vector<StyledLine> lines_{1};
    int last_line_ = 0;
    std::optional<int> page_;
    bool after_page_break_ = false;
};

/// The blocks of a note: the first has its label, the later ones of the same note have none.
std::vector<Block> note_blocks(std::vector<Block> content, const std::string& label);

/// The heads and feet of pages as furniture, a block for each line or cell; what repeats one before it is left out. They come
/// first in a report: the symbol or date of a document may stand nowhere else.
std::vector<Block> furniture_blocks(const std::vector<Block>& content);

}  // namespace travaux::read
