#include "indexer/write/record.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

namespace travaux::write {
namespace {

using schema::Commitment;
using schema::Json;

std::optional<int> integer(const Json& value) {
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) return std::nullopt;
        return static_cast<int>(number);
    }
    if (!value.is_string()) return std::nullopt;
    const auto& digits = value.get_ref<const std::string&>();
    int number = 0;
    const auto [rest, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failure != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
    return number;
}

// Each reader takes a value that is not null and says whether it made sense.

bool read(const Json& value, std::string& into) {
    if (value.is_string()) into = value.get<std::string>();
    else if (value.is_number_integer()) into = value.dump();
    else return false;
    return true;
}

bool read(const Json& value, int& into) {
    const auto number = integer(value);
    if (number) into = *number;
    return number.has_value();
}

template <class T>
bool read(const Json& value, std::optional<T>& into) {
    T one{};
    if (!read(value, one)) return false;
    into = one;
    return true;
}

bool read(const Json& value, Commitment& into) {
    std::string name;
    if (!read(value, name)) return false;
    const auto status = schema::commitment_from(name);
    if (status) into = *status;
    return status.has_value();
}

bool read(const Json& value, schema::LineRange& into) {
    return value.is_array() && value.size() == 2 && read(value[0], into.first) && read(value[1], into.last);
}

bool read(const Json& value, schema::Kind& into) {
    std::string name;
    if (!read(value, name)) return false;
    const auto kind = schema::kind_from(name);
    if (kind) into = *kind;
    return kind.has_value();
}

// One value stands for a list of one; an empty text is no value.
template <class T>
bool read(const Json& value, std::vector<T>& into) {
    std::vector<T> all;
    if (!value.is_array()) {
        all.emplace_back();
        if (!read(value, all.back())) return false;
    } else {
        for (const Json& item : value) {
            all.emplace_back();
            if (!read(item, all.back())) return false;
        }
    }
    if constexpr (std::is_same_v<T, std::string>) std::erase(all, std::string());
    into = std::move(all);
    return true;
}

bool read_period(const Json& value, Record& record) {
    std::vector<std::string> days;
    if (!read(value, days) || days.size() != 2) return false;
    record.facts.period_start = days[0];
    record.facts.period_end = days[1];
    return true;
}

struct Key {
    std::string_view name;
    bool (*read)(const Json&, Record&);
};

constexpr std::array kKeys{
    Key{"title", [](const Json& v, Record& r) { return read(v, r.facts.title); }},
    Key{"symbol", [](const Json& v, Record& r) { return read(v, r.facts.symbol); }},
    Key{"doctype", [](const Json& v, Record& r) { return read(v, r.facts.doctype); }},
    Key{"language", [](const Json& v, Record& r) { return read(v, r.facts.language); }},
    Key{"chair", [](const Json& v, Record& r) { return read(v, r.facts.chair); }},
    Key{"author", [](const Json& v, Record& r) { return read(v, r.facts.author); }},
    Key{"year", [](const Json& v, Record& r) { return read(v, r.facts.year); }},
    Key{"date", [](const Json& v, Record& r) { return read(v, r.facts.date); }},
    Key{"period", read_period},
    Key{"meeting", [](const Json& v, Record& r) { return read(v, r.facts.meeting); }},
    Key{"ordinal", [](const Json& v, Record& r) { return r.has_ordinal = read(v, r.unit.ordinal); }},
    Key{"kind", [](const Json& v, Record& r) { return read(v, r.unit.kind); }},
    Key{"level", [](const Json& v, Record& r) { return read(v, r.unit.level); }},
    Key{"address", [](const Json& v, Record& r) { return read(v, r.unit.address); }},
    Key{"label", [](const Json& v, Record& r) { return read(v, r.unit.label); }},
    Key{"section", [](const Json& v, Record& r) { return read(v, r.unit.section); }},
    Key{"lines", [](const Json& v, Record& r) { return read(v, r.unit.lines); }},
    Key{"page", [](const Json& v, Record& r) { return read(v, r.unit.page); }},
    Key{"ocr", [](const Json& v, Record& r) { return read(v, r.unit.ocr); }},
    Key{"parent", [](const Json& v, Record& r) { return read(v, r.unit.parent); }},
    Key{"notes", [](const Json& v, Record& r) { return read(v, r.unit.notes); }},
    Key{"objective", [](const Json& v, Record& r) { return read(v, r.unit.objective); }},
    Key{"objective_label", [](const Json& v, Record& r) { return read(v, r.unit.objective_label); }},
    Key{"agency", [](const Json& v, Record& r) { return read(v, r.unit.agency); }},
    Key{"mentions", [](const Json& v, Record& r) { return read(v, r.unit.mentions); }},
    Key{"commitment", [](const Json& v, Record& r) { return read(v, r.unit.commitment); }},
    Key{"commitment_all", [](const Json& v, Record& r) { return read(v, r.unit.commitment_all); }},
    Key{"actor", [](const Json& v, Record& r) { return read(v, r.unit.actor); }},
    Key{"due", [](const Json& v, Record& r) { return read(v, r.unit.due); }},
    Key{"commitment_words", [](const Json& v, Record& r) { return read(v, r.unit.commitment_words); }},
};

// The caller's, and what `--extract` prints besides, which follows from the rest.
constexpr std::array<std::string_view, 6> kPassedOver{"doc", "text", "id", "retrievable", "evidence", "definitions"};

}  // namespace

Record read_record(const Json& object, const std::function<void(const RecordProblem&)>& complain) {
    Record record;
    for (const auto& [name, value] : object.items()) {
        if (std::ranges::find(kPassedOver, name) != kPassedOver.end()) continue;
        const auto* key = std::ranges::find(kKeys, name, &Key::name);
        if (key == kKeys.end()) complain({name, true});
        else if (!value.is_null() && !key->read(value, record)) complain({name, false});
    }
    return record;
}

}  // namespace travaux::write
