#include "indexer/write/record.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::write {
namespace {

using schema::Commitment;

// Each reader takes a value that is not null and says whether it made sense.

bool read(Value& value, std::string& into) {
    if (value.is != Value::Is::Text && value.is != Value::Is::Integer) return false;
    into = std::move(value.text);
    return true;
}

bool read(Value& value, int& into) {
    if (value.is != Value::Is::Text && value.is != Value::Is::Integer) return false;
    const char* const end = value.text.data() + value.text.size();
    int number = 0;
    const auto [rest, failure] = std::from_chars(value.text.data(), end, number);
    if (failure != std::errc{} || rest != end) return false;
    into = number;
    return true;
}

template <class T>
bool read(Value& value, std::optional<T>& into) {
    T one{};
    if (!read(value, one)) return false;
    into = one;
    return true;
}

bool read(Value& value, Commitment& into) {
    std::string name;
    if (!read(value, name)) return false;
    const auto status = schema::commitment_from(name);
    if (status) into = *status;
    return status.has_value();
}

bool read(Value& value, schema::LineRange& into) {
    return value.is == Value::Is::List && value.items.size() == 2 && read(value.items[0], into.first) && read(value.items[1], into.last);
}

bool read(Value& value, schema::Kind& into) {
    std::string name;
    if (!read(value, name)) return false;
    const auto kind = schema::kind_from(name);
    if (kind) into = *kind;
    return kind.has_value();
}

// One value stands for a list of one; an empty text is no value.
template <class T>
bool read(Value& value, std::vector<T>& into) {
    std::vector<T> all;
    if (value.is != Value::Is::List) {
        all.emplace_back();
        if (!read(value, all.back())) return false;
    } else {
        for (Value& item : value.items) {
            all.emplace_back();
            if (!read(item, all.back())) return false;
        }
    }
    if constexpr (std::is_same_v<T, std::string>) std::erase(all, std::string());
    into = std::move(all);
    return true;
}

bool read_period(Value& value, Record& record) {
    std::vector<std::string> days;
    if (!read(value, days) || days.size() != 2) return false;
    record.facts.period_start = days[0];
    record.facts.period_end = days[1];
    return true;
}

struct Key {
    std::string_view name;
    bool (*read)(Value&, Record&);
};

constexpr std::array kKeys{
    Key{"title", [](Value& v, Record& r) { return read(v, r.facts.title); }},
    Key{"symbol", [](Value& v, Record& r) { return read(v, r.facts.symbol); }},
    Key{"doctype", [](Value& v, Record& r) { return read(v, r.facts.doctype); }},
    Key{"language", [](Value& v, Record& r) { return read(v, r.facts.language); }},
    Key{"chair", [](Value& v, Record& r) { return read(v, r.facts.chair); }},
    Key{"author", [](Value& v, Record& r) { return read(v, r.facts.author); }},
    Key{"year", [](Value& v, Record& r) { return read(v, r.facts.year); }},
    Key{"date", [](Value& v, Record& r) { return read(v, r.facts.date); }},
    Key{"period", read_period},
    Key{"meeting", [](Value& v, Record& r) { return read(v, r.facts.meeting); }},
    Key{"ordinal", [](Value& v, Record& r) { return r.has_ordinal = read(v, r.unit.ordinal); }},
    Key{"kind", [](Value& v, Record& r) { return read(v, r.unit.kind); }},
    Key{"level", [](Value& v, Record& r) { return read(v, r.unit.level); }},
    Key{"address", [](Value& v, Record& r) { return read(v, r.unit.address); }},
    Key{"label", [](Value& v, Record& r) { return read(v, r.unit.label); }},
    Key{"section", [](Value& v, Record& r) { return read(v, r.unit.section); }},
    Key{"lines", [](Value& v, Record& r) { return read(v, r.unit.lines); }},
    Key{"page", [](Value& v, Record& r) { return read(v, r.unit.page); }},
    Key{"ocr", [](Value& v, Record& r) { return read(v, r.unit.ocr); }},
    Key{"parent", [](Value& v, Record& r) { return read(v, r.unit.parent); }},
    Key{"notes", [](Value& v, Record& r) { return read(v, r.unit.notes); }},
    Key{"objective", [](Value& v, Record& r) { return read(v, r.unit.objective); }},
    Key{"objective_label", [](Value& v, Record& r) { return read(v, r.unit.objective_label); }},
    Key{"agency", [](Value& v, Record& r) { return read(v, r.unit.agency); }},
    Key{"mentions", [](Value& v, Record& r) { return read(v, r.unit.mentions); }},
    Key{"commitment", [](Value& v, Record& r) { return read(v, r.unit.commitment); }},
    Key{"commitment_all", [](Value& v, Record& r) { return read(v, r.unit.commitment_all); }},
    Key{"actor", [](Value& v, Record& r) { return read(v, r.unit.actor); }},
    Key{"due", [](Value& v, Record& r) { return read(v, r.unit.due); }},
    Key{"commitment_words", [](Value& v, Record& r) { return read(v, r.unit.commitment_words); }},
};

// The caller's, and what `--extract` prints besides, which follows from the rest.
constexpr std::array<std::string_view, 6> kPassedOver{"doc", "text", "id", "retrievable", "evidence", "definitions"};

}  // namespace

Record read_record(std::vector<Field>&& fields, const std::function<void(const RecordProblem&)>& complain) {
    Record record;
    for (auto& [name, value] : fields) {
        if (std::ranges::find(kPassedOver, name) != kPassedOver.end()) continue;
        const auto* key = std::ranges::find(kKeys, name, &Key::name);
        if (key == kKeys.end()) complain({name, true});
        else if (value.is != Value::Is::Null && !key->read(value, record)) complain({name, false});
    }
    return record;
}

}  // namespace travaux::write
