// The way of one report through the rooms that understand it: reading, structure, facets.
#pragma once

#include "indexer/facets/facets.hpp"
#include "indexer/files.hpp"
#include "indexer/foreign/read_file.hpp"
#include "indexer/in_order.hpp"
#include "indexer/options.hpp"
#include "indexer/read/source.hpp"
#include "indexer/structure/verify.hpp"
#include "indexer/structure/words.hpp"
#include "indexer/write/import.hpp"
#include "schema/error.hpp"
#include "schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace travaux::indexer {

/// What the rooms know, loaded once for all reports; safe to share between threads.
struct Knowledge {
    facets::Rules rules;
    structure::Words words;

    static Knowledge load();  // throws schema::Error
};

/// A report to be understood: a file with its name, or an imported one.
struct Task {
    std::size_t place = 0;  // the caller's own number
    std::uint64_t content = 0;
    std::uintmax_t bytes = 0;  // of the source, for progress
    InputFile file;
    std::string doc;
    std::optional<schema::Report> imported;  // then file and doc are not looked at
};

/// What came of a task.
struct Understood {
    std::size_t place = 0;
    std::uint64_t content = 0;
    std::uintmax_t bytes = 0;
    std::string path;  // absolute; empty for an import
    schema::Report report;
    std::vector<std::string> warnings;
    std::optional<schema::Error> failure;  // then the report means nothing
    bool is_none = false;  // the failure is that of a picture without words met in a folder: no report that was lost
    std::optional<structure::Verdict> verdict;  // where it was to be verified
};

/// Reports under way: enough for each thread that a long one does not stop the others. Imported ones weigh the bytes of their lines,
/// and take some twice as much; of a file the bytes say little, as most of them may be pictures.
Window window(const Options& options);

/// Of the options counts what was given by hand, which wins over the file's own metadata, field by field, and whether to
/// verify. `busy` is told what takes its time. Safe to run beside itself.
Understood understand(Task&& task, const Knowledge& knowledge, const Options& options, const foreign::Busy& busy = {});

}  // namespace travaux::indexer
