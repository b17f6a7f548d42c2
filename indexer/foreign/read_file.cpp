#include "indexer/foreign/read_file.hpp"

#include "indexer/foreign/convert.hpp"
#include "indexer/foreign/read_in_child.hpp"
#include "indexer/foreign/scan.hpp"

namespace travaux::foreign {

read::Source read_file(const std::filesystem::path& path, const Busy& busy) {
    const auto format = read::format_of(path);
    if (!format || !read::is_foreign(*format)) return read::read_file(path);
    const bool old = *format == read::Format::Doc || *format == read::Format::Ppt;
    if (old && busy) busy("converting " + path.filename().string());
    read::Source source = old ? convert(path, *format) : read_in_child(path);
    source.path = path;
    recognise(source, busy);
    read::add_sidecar(source);
    return source;
}

}  // namespace travaux::foreign
