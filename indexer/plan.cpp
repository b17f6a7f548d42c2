#include "indexer/plan.hpp"

#include "indexer/doc_names.hpp"
#include "indexer/files.hpp"
#include "indexer/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace travaux::indexer {
namespace {

using schema::Error;
using schema::ErrorCode;

struct Candidate {
    InputFile file;
    Fingerprint print;
};

// Reports whose files were under the named paths and are gone.
std::vector<write::Stamp> gone_files(const Options& options, const std::vector<write::Stamp>& stamps) {
    std::vector<write::Stamp> gone;
    for (const write::Stamp& stamp : stamps) {
        const auto holds = [&](const std::filesystem::path& root) { return is_under(stamp.path, normal(root)); };
        std::error_code unknown;
        if (stamp.path.empty() || std::ranges::none_of(options.paths, holds)) continue;
        if (!std::filesystem::exists(stamp.path, unknown) && !unknown) gone.push_back(stamp);
    }
    return gone;
}

// A named file without a reader is an error; in a folder it is one of many that are no reports.
std::vector<Candidate> fingerprints(std::vector<InputFile>&& files, std::uint64_t setting, Tally& tally, Journal& journal) {
    std::vector<Candidate> candidates;
    std::set<std::string> extensions;
    for (InputFile& file : files) {
        try {
            Fingerprint print = fingerprint(file.absolute, setting);
            if (print.has_reader || file.named) {
                candidates.push_back({std::move(file), std::move(print)});
            } else {
                ++tally.skipped;
                extensions.insert(file.given.has_extension() ? file.given.extension().string() : "no extension");
                journal.note(fmt::format("skipped {}: no reader for what it holds", file.given.string()));
            }
        } catch (const Error& error) {
            ++tally.rejected;
            journal.reject(error);
        }
    }
    if (tally.skipped > 0)
        journal.warn(fmt::format("skipped {} {} that no reader knows ({}); --verbose lists them", tally.skipped, tally.skipped == 1 ? "file" : "files",
                                 fmt::join(extensions, ", ")));
    return candidates;
}

std::vector<std::optional<std::string>> names_of(const std::vector<Candidate>& candidates, const std::vector<write::Stamp>& stamps,
                                                 const std::vector<write::Stamp>& gone, const read::Metadata& given) {
    std::set<std::string> of_this_run;
    for (const write::Stamp& stamp : gone) of_this_run.insert(stamp.path);
    std::vector<Claim> claims;
    const auto id = given.find("id");
    for (const auto& [file, print] : candidates) {
        of_this_run.insert(file.absolute.string());
        claims.push_back({file.absolute, id != given.end() ? std::optional(id->second.front()) : print.id});
    }
    std::vector<Holder> holders;
    for (const write::Stamp& stamp : stamps)
        if (!of_this_run.contains(stamp.path)) holders.push_back({stamp.path, stamp.doc});
    return doc_names(claims, holders);
}

}  // namespace

Plan make_plan(const Options& options, const std::vector<write::Stamp>& stamps, std::uint64_t setting, Journal& journal) {
    Plan plan;
    if (options.prune) plan.gone = gone_files(options, stamps);
    Files found = find_files(options.paths, options.named);
    for (const BadPath& bad : found.bad) {
        const auto was_there = [&](const write::Stamp& stamp) { return is_under(stamp.path, normal(bad.path)); };
        if (bad.missing && std::ranges::any_of(plan.gone, was_there)) continue;
        ++plan.tally.rejected;
        journal.reject(Error(ErrorCode::Input, fmt::format("{} cannot be indexed: {}", bad.path.string(), bad.reason)));
    }
    std::vector<Candidate> candidates = fingerprints(std::move(found.files), setting, plan.tally, journal);
    const auto names = names_of(candidates, stamps, plan.gone, options.given);

    std::map<std::string_view, const write::Stamp*> known;
    for (const write::Stamp& stamp : stamps) known[stamp.doc] = &stamp;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        auto& [file, print] = candidates[i];
        const auto stamp = names[i] ? known.find(*names[i]) : known.end();
        if (!names[i]) {
            ++plan.tally.rejected;
            journal.reject(Error(ErrorCode::Input, fmt::format("{} cannot be indexed: another report has its id", file.given.string()),
                                 "give it an id of its own in its front matter or sidecar"));
        } else if (!options.force && stamp != known.end() && *stamp->second == write::Stamp{*names[i], file.absolute.string(), print.content}) {
            ++plan.tally.unchanged;
            journal.note(fmt::format("unchanged {}", *names[i]));
        } else {
            std::error_code unknown;
            const std::uintmax_t bytes = std::filesystem::file_size(file.absolute, unknown);
            plan.tasks.push_back({i, print.content, unknown ? 0 : bytes, std::move(file), *names[i], std::nullopt});
        }
    }
    return plan;
}

}  // namespace travaux::indexer
