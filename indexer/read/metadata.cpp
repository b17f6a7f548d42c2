#include "indexer/read/formats.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>
#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace travaux::read {
namespace {

constexpr std::size_t kMaxMetadata = 64U << 10U;  // of front matter or a sidecar; a hundred times what anyone writes

[[noreturn]] void refuse(const YAML::Mark& mark, std::string_view reason) {
    throw schema::Error(schema::ErrorCode::Input, fmt::format("line {}: {}", mark.line + 1, reason),
                        "metadata is a YAML mapping of names to values or lists of values");
}

/// Takes the parser's events as they come: no tree is built, so nothing in it can be deep or large.
class MetadataHandler : public YAML::EventHandler {
public:
    Metadata take() { return std::move(metadata_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, "an alias, which metadata may not hold"); }

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (place_ != Place::Top) take_value(mark, anchor, std::nullopt);
    }

    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
        take_value(mark, anchor, value);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        refuse_anchor(mark, anchor);
        if (place_ != Place::Value) refuse(mark, "a list where a name or a value should stand");
        place_ = Place::List;
    }

    void OnSequenceEnd() override { place_ = Place::Name; }

    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        refuse_anchor(mark, anchor);
        if (place_ != Place::Top) refuse(mark, "a mapping within the mapping");
        place_ = Place::Name;
    }

    void OnMapEnd() override { place_ = Place::Top; }

private:
    enum class Place { Top, Name, Value, List };

    static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) refuse(mark, "an anchor, which metadata may not hold");
    }

    void take_value(const YAML::Mark& mark, YAML::anchor_t anchor, const std::optional<std::string>& value) {
        refuse_anchor(mark, anchor);
        if (place_ == Place::Top) refuse(mark, "not a mapping of names to values");
        if (place_ == Place::Name) {
            name_ = value.value_or("");
            if (name_.empty()) refuse(mark, "a value without a name");
            if (!metadata_.try_emplace(name_).second) refuse(mark, fmt::format("{} is given twice", name_));
            place_ = Place::Value;
            return;
        }
        if (value && !value->empty()) metadata_[name_].push_back(*value);
        if (place_ == Place::Value) place_ = Place::Name;
    }

    Metadata metadata_;
    std::string name_;
    Place place_ = Place::Top;
};

std::string_view first_line(std::string_view text) {
    auto line = text.substr(0, text.find('\n'));
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    return line;
}

/// A rule of dashes may open a text as well: front matter goes on with a name and a colon, or a comment.
bool opens_mapping(std::string_view line) {
    if (line.starts_with('#')) return true;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const bool name = std::ranges::all_of(line.substr(0, colon), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '"';
    });
    return name && (colon + 1 == line.size() || line[colon + 1] == ' ');
}

}  // namespace

Metadata parse_metadata(std::string_view yaml) {
    if (yaml.size() > kMaxMetadata)
        throw schema::Error(schema::ErrorCode::Input, fmt::format("line 1: metadata of more than {} KB", kMaxMetadata >> 10U));
    std::istringstream in{std::string(yaml)};
    MetadataHandler handler;
    try {
        YAML::Parser(in).HandleNextDocument(handler);
    } catch (const YAML::Exception& error) {
        refuse(error.mark, error.msg);
    }
    return handler.take();
}

std::pair<Metadata, std::string> split_front_matter(std::string_view text) {
    std::string rest(text);
    if (first_line(text) != "---") return {{}, std::move(rest)};
    const auto begin = text.find('\n');
    if (begin == std::string_view::npos || !opens_mapping(first_line(text.substr(begin + 1)))) return {{}, std::move(rest)};
    for (auto at = begin; at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const auto line = first_line(text.substr(at + 1));
        if (line != "---" && line != "...") continue;
        const auto end = std::min(text.find('\n', at + 1), text.size());
        auto metadata = parse_metadata(text.substr(begin, at - begin));
        for (std::size_t i = 0; i < end; ++i)
            if (rest[i] != '\n') rest[i] = ' ';
        return {std::move(metadata), std::move(rest)};
    }
    return {{}, std::move(rest)};
}

}  // namespace travaux::read
