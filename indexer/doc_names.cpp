#include "indexer/doc_names.hpp"

#include "indexer/read/source.hpp"
#include "schema/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace travaux::indexer {
namespace {

namespace fs = std::filesystem;

// A file name may be any bytes; a doc is printable UTF-8. A few bytes are too few to guess an encoding from: what is no UTF-8 is
// taken for Latin-1.
std::string in_utf8(const std::string& bytes) {
    std::string name;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        if (const auto c = schema::next_well_formed(bytes, at)) {
            schema::append_character(name, *c);
            continue;
        }
        for (const char byte : std::string_view(bytes).substr(begin, at - begin)) {
            const auto c = static_cast<unsigned char>(byte);
            schema::append_character(name, c < 0xA0 ? U'_' : static_cast<char32_t>(c));
        }
    }
    return name;
}

std::string printable(const fs::path& part) {
    std::vector<std::string> warnings;
    std::string name = read::to_utf8(in_utf8(part.string()), warnings);
    std::ranges::replace_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '_');
    return name;
}

// The stem, then one more of what tells files apart at each step.
std::string name_at(const fs::path& path, std::size_t step) {
    if (step == 0) return printable(path.stem());
    std::string name = printable(step % 2 == 1 ? path.filename() : path.stem());
    fs::path folder = path.parent_path();
    for (std::size_t level = 0; level < step / 2 && folder.has_filename(); ++level, folder = folder.parent_path())
        name = printable(folder.filename()).append("/").append(name);
    return name;
}

std::size_t last_step(const fs::path& path) {
    return 2 * static_cast<std::size_t>(std::ranges::distance(path.begin(), path.end())) + 1;
}

bool is_named_by_path(const Holder& holder) {
    for (std::size_t step = 0; step <= last_step(holder.path); ++step)
        if (holder.doc == name_at(holder.path, step)) return true;
    return false;
}

struct Group {
    std::vector<std::size_t> claims;  // indices
    std::vector<fs::path> paths;      // of the claims and of the holders
};

std::size_t telling_step(const Group& group, const std::set<std::string>& taken) {
    std::size_t last = 0;
    for (const fs::path& path : group.paths) last = std::max(last, last_step(path));
    for (std::size_t step = group.paths.size() == 1 ? 0 : 1; step < last; ++step) {
        std::set<std::string> names;
        for (const fs::path& path : group.paths) names.insert(name_at(path, step));
        if (names.size() < group.paths.size()) continue;
        if (std::ranges::none_of(names, [&](const std::string& name) { return taken.contains(name); })) return step;
    }
    return last;
}

}  // namespace

std::vector<std::optional<std::string>> doc_names(const std::vector<Claim>& claims, const std::vector<Holder>& holders) {
    std::vector<std::optional<std::string>> names(claims.size());
    std::set<std::string> taken;
    std::map<std::string, Group> by_stem;
    for (const Holder& holder : holders) {
        if (holder.path.empty() || !is_named_by_path(holder)) taken.insert(holder.doc);
        else by_stem[name_at(holder.path, 0)].paths.push_back(holder.path);
    }

    std::map<fs::path, std::size_t> in_order;
    for (std::size_t i = 0; i < claims.size(); ++i) in_order.emplace(claims[i].path, i);
    for (const auto& [path, i] : in_order) {
        if (!claims[i].id) {
            Group& group = by_stem[name_at(path, 0)];
            group.claims.push_back(i);
            group.paths.push_back(path);
        } else if (taken.insert(*claims[i].id).second) {
            names[i] = claims[i].id;
        }
    }
    std::set<std::string> held;  // by files that are called by their path: their names stay until they are read again
    for (const Holder& holder : holders) held.insert(holder.doc);
    for (const auto& [stem, group] : by_stem) {
        const std::size_t step = telling_step(group, taken);
        for (std::size_t i : group.claims) {
            std::string name = name_at(claims[i].path, step);
            if (!held.contains(name) && taken.insert(name).second) names[i] = std::move(name);
        }
    }
    return names;
}

}  // namespace travaux::indexer
