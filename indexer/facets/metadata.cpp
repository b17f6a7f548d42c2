#include "indexer/facets/metadata.hpp"

#include "indexer/facets/iso_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace travaux::facets {
namespace {

/// Names that belong to the readers and the command line: no warning, and nothing to do here.
constexpr std::array<std::string_view, 3> kNotOurs{"doc", "id", "path"};

class MetadataReader {
public:
    MetadataReader(const vocabulary::Authority& authority, schema::ReportFacts& facts, std::vector<std::string>& fixed)
        : authority_(authority), facts_(facts), fixed_(fixed) {}

    std::vector<std::string> read(const read::Metadata& metadata) {
        for (const auto& [name, given] : metadata) {
            std::vector<std::string> values = given;
            std::erase_if(values, [](const std::string& value) { return value.empty() || value == "none" || value == "null"; });
            if (!take(name, values)) continue;
            fixed_.push_back(name == "type" ? "doctype" : name);
            for (const std::string& value : values) facts_.evidence.push_back({fixed_.back(), value, std::nullopt, {}});
        }
        return std::move(warnings_);
    }

private:
    bool warn(std::string sentence) {
        warnings_.push_back(std::move(sentence));
        return false;
    }

    bool take(const std::string& name, std::vector<std::string>& values) {
        if (std::ranges::find(kNotOurs, name) != kNotOurs.end()) return false;
        if (name == "title") return one(name, values, facts_.title);
        if (name == "meeting") return one(name, values, facts_.meeting);
        if (name == "symbol") return one(name, values, facts_.symbol);
        if (name == "doctype" || name == "type") return one(name, values, facts_.doctype);
        if (name == "language") return language(values);
        if (name == "chair") return agencies(name, values, facts_.chair);
        if (name == "author") return agencies(name, values, facts_.author);
        if (name == "year") return year(values);
        if (name == "date") return date(name, values, facts_.date);
        if (name == "period") return period(values);
        return warn(fmt::format("The metadata names “{}”, which is no field of a report; it was passed over.", name));
    }

    bool one(std::string_view name, const std::vector<std::string>& values, std::string& out) {
        if (values.size() > 1) return warn(fmt::format("The metadata gives {} values of {}, which has one; they were passed over.", values.size(), name));
        out = values.empty() ? std::string{} : values.front();
        return true;
    }

    bool language(const std::vector<std::string>& values) {
        const bool code = values.size() == 1 && values.front().size() >= 2 &&
                          std::ranges::all_of(values.front().substr(0, 2), [](char c) { return c >= 'a' && c <= 'z'; });
        if (!code) return warn("The metadata's language is no code such as “en”; it was passed over.");
        facts_.language = values.front().substr(0, values.front().find('-'));
        return true;
    }

    bool agencies(std::string_view name, std::vector<std::string>& values, std::vector<std::string>& out) {
        for (std::string& value : values) {
            if (const auto* agency = authority_.resolve(value)) {
                value = agency->canonical;
            } else {
                warn(fmt::format("The metadata's {} “{}” is not in the authority file; it was kept as it is.", name, value));
            }
        }
        out = values;
        return true;
    }

    bool year(const std::vector<std::string>& values) {
        int value = 0;
        const std::string text = values.size() == 1 ? values.front() : std::string{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (values.empty()) {
            facts_.year.reset();
            return true;
        }
        if (error != std::errc{} || end != text.data() + text.size() || text.size() != 4) {
            return warn(fmt::format("The metadata's year “{}” is no year; it was passed over.", fmt::join(values, ", ")));
        }
        facts_.year = value;
        return true;
    }

    bool date(std::string_view name, const std::vector<std::string>& values, std::string& out) {
        if (!values.empty() && (values.size() > 1 || !is_iso_date(values.front()))) {
            return warn(fmt::format("The metadata's {} “{}” is no date such as 2013-11-22; it was passed over.", name, fmt::join(values, ", ")));
        }
        out = values.empty() ? std::string{} : values.front();
        return true;
    }

    bool period(const std::vector<std::string>& values) {
        std::string start, end;
        if (values.size() == 2) {
            start = values[0];
            end = values[1];
        } else if (values.size() == 1) {
            for (const std::string_view mark : {"..", "/"}) {
                const std::size_t at = values.front().find(mark);
                if (at == std::string::npos) continue;
                start = values.front().substr(0, at);
                end = values.front().substr(at + mark.size());
                break;
            }
        }
        const bool good = values.empty() || (is_iso_date(start) && is_iso_date(end) && start <= end);
        if (!good) {
            return warn(fmt::format("The metadata's period “{}” is no period such as 2013-07-01/2013-12-31; it was passed over.", fmt::join(values, ", ")));
        }
        facts_.period_start = start;
        facts_.period_end = end;
        return true;
    }

    const vocabulary::Authority& authority_;
    schema::ReportFacts& facts_;
    std::vector<std::string>& fixed_;
    std::vector<std::string> warnings_;
};

}  // namespace

std::vector<std::string> apply_metadata(const read::Metadata& metadata, const vocabulary::Authority& authority,
                                        schema::ReportFacts& facts, std::vector<std::string>& fixed) {
    return MetadataReader(authority, facts, fixed).read(metadata);
}

}  // namespace travaux::facets
