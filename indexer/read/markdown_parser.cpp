#include "indexer/read/markdown_parser.hpp"

#include <cmark-gfm-core-extensions.h>

namespace travaux::read {
namespace {

struct ParserDeleter {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

cmark_syntax_extension* table_extension() {
    // Registration is not thread-safe; the initialisation of a static is.
    static cmark_syntax_extension* const kTable = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return cmark_find_syntax_extension("table");
    }();
    return kTable;
}

}  // namespace

Tree parse_markdown(std::string_view text, Tables tables) {
    const std::unique_ptr<cmark_parser, ParserDeleter> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8));
    if (tables == Tables::On) cmark_parser_attach_syntax_extension(parser.get(), table_extension());
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree(cmark_parser_finish(parser.get()));
}

}  // namespace travaux::read
