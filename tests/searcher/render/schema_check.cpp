#include "tests/searcher/render/schema_check.hpp"

#include <algorithm>
#include <set>

namespace travaux::render_tests {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
}

class Checker {
public:
    explicit Checker(const json& root) : root_(root) {}

    void check(const json& schema, const json& value, const std::string& path) {
        if (schema.is_boolean()) {
            if (!schema.get<bool>()) add(path, "not allowed");
            return;
        }
        for (const auto& [keyword, rule] : schema.items()) apply(keyword, rule, schema, value, path);
    }

    std::vector<std::string> found;

private:
    void apply(const std::string& keyword, const json& rule, const json& schema, const json& value, const std::string& path) {
        static const std::set<std::string> kSilent{"$schema", "$defs", "title", "description"};
        if (kSilent.contains(keyword)) return;
        if (keyword == "$ref") return check(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, path);
        if (keyword == "type") {
            const json types = rule.is_array() ? rule : json::array({rule});
            if (std::ranges::none_of(types, [&](const json& type) { return has_type(value, type); })) add(path, "not of type " + rule.dump());
        } else if (keyword == "const") {
            if (value != rule) add(path, "not " + rule.dump());
        } else if (keyword == "enum") {
            if (std::ranges::find(rule, value) == rule.end()) add(path, "not one of the values");
        } else if (keyword == "minimum") {
            if (value.is_number() && value < rule) add(path, "too small");
        } else if (keyword == "maximum") {
            if (value.is_number() && value > rule) add(path, "too large");
        } else if (keyword == "minItems") {
            if (value.is_array() && value.size() < rule) add(path, "too few items");
        } else if (keyword == "maxItems") {
            if (value.is_array() && value.size() > rule) add(path, "too many items");
        } else if (keyword == "oneOf") {
            if (std::ranges::count_if(rule, [&](const json& option) { return fits(option, value); }) != 1) add(path, "not one of the shapes");
        } else if (keyword == "required") {
            for (const auto& name : rule)
                if (value.is_object() && !value.contains(name)) add(path, "lacks " + name.get<std::string>());
        } else if (keyword == "items") {
            if (value.is_array())
                for (std::size_t i = 0; i < value.size(); ++i) check(rule, value[i], path + "/" + std::to_string(i));
        } else if (keyword == "properties") {
            for (const auto& [name, inner] : rule.items())
                if (value.is_object() && value.contains(name)) check(inner, value[name], path + "/" + name);
        } else if (keyword == "additionalProperties") {
            if (value.is_object())
                for (const auto& [name, inner] : value.items())
                    if (!schema.contains("properties") || !schema["properties"].contains(name)) check(rule, inner, path + "/" + name);
        } else {
            add(path, "the schema has the unknown keyword " + keyword);
        }
    }

    bool fits(const json& schema, const json& value) const {
        Checker inner(root_);
        inner.check(schema, value, "");
        return inner.found.empty();
    }

    void add(const std::string& path, const std::string& what) { found.push_back((path.empty() ? "/" : path) + ": " + what); }

    const json& root_;
};

}  // namespace

std::vector<std::string> misfits(const json& schema, const json& value) {
    Checker checker(schema);
    checker.check(schema, value, "");
    return checker.found;
}

}  // namespace travaux::render_tests
