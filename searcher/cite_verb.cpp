#include "searcher/cite/reference.hpp"

#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace travaux::searcher {

int cite_verb(const Options& options) {
    if (options.words.empty())
        throw schema::Error(schema::ErrorCode::Usage, "cite takes addresses", "for example travaux cite 'c-101-crp-12#4(a)'");
    search::Searcher searcher = open_index(options);
    std::optional<cite::Names> names;
    std::vector<cite::Reference> references;
    int status = 0;
    for (const std::string& address : options.words) {
        const search::Found found = searcher.show(address, 0);
        if (found.passage.empty()) {
            status = std::max(status, ambiguous(address, found.candidates));
            continue;
        }
        if (!names) names.emplace();
        references.push_back(cite::reference(found.passage.front(), *names));
    }
    switch (options.format.value_or(Format::Text)) {
        case Format::Bibtex: print(render::bibtex(references)); break;
        case Format::Ris: print(render::ris(references)); break;
        case Format::CslJson: print(render::csl_json(references)); break;
        case Format::Json: print(render::json(references)); break;
        case Format::Tsv: print(render::tsv(references)); break;
        default: print(render::citations(references));
    }
    return status;
}

}  // namespace travaux::searcher
