#include "indexer/write/import.hpp"

#include "indexer/write/record.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace travaux::write {
namespace {

using schema::ReportFacts;
using schema::Unit;

constexpr std::size_t kUnknownKeysNamed = 20;  // a hostile input could have a new key in every record

Value* find(std::vector<Field>& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &found->value;
}

std::string text_of(std::vector<Field>& fields, std::string_view name) {
    const Value* value = find(fields, name);
    const bool has_text = value != nullptr && (value->is == Value::Is::Text || value->is == Value::Is::Integer);
    return has_text ? value->text : std::string();
}

Value value_of(const std::vector<std::string>& given) {
    if (given.empty()) return {};
    if (given.size() == 1) return {Value::Is::Text, given.front(), {}};
    Value list{Value::Is::List, {}, {}};
    for (const std::string& one : given) list.items.push_back({Value::Is::Text, one, {}});
    return list;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

template <class T>
void keep_first(T& known, T&& other) {
    if (known == T{}) known = std::move(other);
}

void keep_first(ReportFacts& known, ReportFacts&& other) {
    keep_first(known.title, std::move(other.title));
    keep_first(known.symbol, std::move(other.symbol));
    keep_first(known.doctype, std::move(other.doctype));
    keep_first(known.language, std::move(other.language));
    keep_first(known.chair, std::move(other.chair));
    keep_first(known.author, std::move(other.author));
    keep_first(known.year, std::move(other.year));
    keep_first(known.date, std::move(other.date));
    keep_first(known.meeting, std::move(other.meeting));
    if (known.period_start.empty()) {
        known.period_start = std::move(other.period_start);
        known.period_end = std::move(other.period_end);
    }
}

// The units of a report whose number is not known yet: a vector would hold all of them twice each time that it grows, and a report
// may be all that there is. Chunks are large enough to go back to the system.
class Gathered {
public:
    void add(Unit&& unit) {
        constexpr std::size_t kChunk = 4096;
        if (chunks_.empty() || chunks_.back().size() == kChunk) chunks_.emplace_back();
        chunks_.back().push_back(std::move(unit));
        ++size_;
    }
    std::size_t size() const { return size_; }
    std::vector<Unit> take() {
        auto chunks = std::exchange(chunks_, {});
        const std::size_t size = std::exchange(size_, 0);
        if (chunks.size() == 1) return std::move(chunks.front());
        std::vector<Unit> all;
        all.reserve(size);
        for (std::vector<Unit>& chunk : chunks) {
            std::ranges::move(chunk, std::back_inserter(all));
            chunk = std::vector<Unit>();
        }
        return all;
    }

private:
    std::vector<std::vector<Unit>> chunks_;
    std::size_t size_ = 0;
};

class Import {
public:
    Import(const std::map<std::string, std::vector<std::string>>& given, const ImportTarget& target)
        : target_(target) {
        for (const auto& [field, values] : given) given_.push_back({field, value_of(values)});
    }

    void read_line(std::string_view line) {
        ++line_;
        if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);  // of the file, or of one of those put together
        if (is_blank(line)) return;
        auto fields = read_object(line);
        if (!fields) return complain("is not a JSON object in UTF-8");
        for (const Field& field : given_) {
            if (Value* known = find(*fields, field.name)) *known = field.value;
            else fields->push_back(field);
        }
        std::string doc = text_of(*fields, "doc");
        if (doc.empty()) doc = text_of(*fields, "id");  // what test collections call it
        std::string text = text_of(*fields, "text");
        if (doc.empty()) return complain("has no \"doc\" and no \"id\"");
        if (has_control(doc)) return complain("has a control character in its \"doc\"");
        if (is_blank(text)) return complain("has no \"text\"");
        if (doc != doc_ && !begin(doc)) return;
        if (left_out_) return;
        bytes_ += line.size() + 1;
        content_ = XXH3_64bits_withSeed(line.data(), line.size(), content_);
        add(read_record(std::move(*fields), [&](const RecordProblem& problem) { complain(problem); }), std::move(text));
    }

    void finish() {
        if (units_.size() > 0) {
            report_.units = units_.take();
            give_addresses();
            renumber();
            target_.take({std::move(report_), content_, bytes_});
        }
        report_ = {};
        ordinals_.clear();
        content_ = 0;
        bytes_ = 0;
    }

private:
    bool begin(const std::string& doc) {
        finish();
        doc_ = doc;
        report_.facts.doc = doc;
        left_out_ = !seen_.insert(XXH3_64bits(doc.data(), doc.size())).second;
        if (left_out_) complain(fmt::format("opens \"{}\" again: the lines of one doc must stand together", doc));
        return !left_out_;
    }

    void add(Record record, std::string text) {
        ReportFacts& facts = report_.facts;
        Unit& unit = record.unit;
        const std::string language = record.facts.language;
        keep_first(facts, std::move(record.facts));
        if (language != facts.language) unit.language = language;
        text.shrink_to_fit();
        unit.text = std::move(text);
        const auto ordinal = static_cast<int>(units_.size());
        ordinals_.push_back(record.has_ordinal ? unit.ordinal : ordinal);
        unit.ordinal = ordinal;
        units_.add(std::move(unit));
    }

    void give_addresses() {
        std::vector<Unit>& units = report_.units;
        if (units.size() == 1) return;
        std::set<std::string> taken;
        for (Unit& unit : units) {
            const std::string place = std::to_string(unit.ordinal + 1);
            if (unit.address.empty()) unit.address = place;
            if (taken.contains(unit.address))
                complain(fmt::format("ends \"{}\", where the address {} comes twice", doc_, unit.address), false);
            while (!taken.insert(unit.address).second) unit.address.append("/").append(place);
        }
    }

    // Parents and notes speak of the record's own ordinals, which may start anywhere.
    void renumber() {
        std::map<int, int> place;
        for (std::size_t i = 0; i < ordinals_.size(); ++i) place.emplace(ordinals_[i], static_cast<int>(i));
        const auto find = [&](int ordinal) -> std::optional<int> {
            const auto found = place.find(ordinal);
            return found == place.end() ? std::nullopt : std::optional(found->second);
        };
        for (Unit& unit : report_.units) {
            if (unit.parent) unit.parent = find(*unit.parent);
            std::vector<int> notes;
            for (int note : unit.notes)
                if (const auto known = find(note)) notes.push_back(*known);
            unit.notes = std::move(notes);
        }
    }

    void complain(std::string reason, bool left_out = true) { target_.complain({line_, std::move(reason), left_out}); }

    void complain(const RecordProblem& problem) {
        if (!problem.unknown) return complain(fmt::format("has a \"{}\" that makes no sense: taken without it", problem.key), false);
        if (unknown_.size() < kUnknownKeysNamed && unknown_.insert(problem.key).second)
            complain(fmt::format("has the key \"{}\", which is no field", problem.key), false);
    }

    const ImportTarget& target_;
    std::vector<Field> given_;
    std::size_t line_ = 0;
    std::string doc_;
    bool left_out_ = false;
    schema::Report report_;  // but its units
    Gathered units_;
    std::vector<int> ordinals_;  // the record's own, by unit
    std::uint64_t content_ = 0;
    std::uintmax_t bytes_ = 0;
    std::unordered_set<std::uint64_t> seen_;  // hashes of docs
    std::set<std::string> unknown_;
};

}  // namespace

void import_records(std::istream& in, const std::map<std::string, std::vector<std::string>>& given,
                    const ImportTarget& target) {
    Import import(given, target);
    for (std::string line; std::getline(in, line);) import.read_line(line);
    import.finish();
}

}  // namespace travaux::write
