// Reads what CompactJson wrote, in the order in which it was written: every hit that is shown is read from such a record.
#pragma once

#include "schema/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// One object. Fields must be asked for in the order of CompactJson::add(); one that is not there leaves `into` as it is.
/// Every function throws Error(Database) where the text is not what was written. Total on any bytes.
class CompactJsonReader {
public:
    /// The object at the front of the text, which must outlive this.
    explicit CompactJsonReader(std::string_view text) : rest_(text) {}

    CompactJsonReader& read(std::string_view name, std::string& into);
    CompactJsonReader& read(std::string_view name, int& into);
    CompactJsonReader& read(std::string_view name, std::optional<int>& into);  // null leaves it, too
    CompactJsonReader& read(std::string_view name, std::vector<std::string>& into);
    CompactJsonReader& read(std::string_view name, std::vector<int>& into);
    CompactJsonReader& read(std::string_view name, std::vector<LineRange>& into);

    /// A list of objects: `take` reads one and ends it.
    template <class Take>
    CompactJsonReader& read_objects(std::string_view name, Take&& take) {
        if (!enter(name)) return *this;
        list([&] {
            CompactJsonReader object(rest_);
            take(object);
            rest_ = object.end();
        });
        return *this;
    }

    /// What follows the object, which has no field left.
    std::string_view end();

    /// The objects of a list that is the whole text.
    template <class Take>
    static void each(std::string_view text, Take&& take) {
        CompactJsonReader reader(text);
        reader.list([&] {
            CompactJsonReader object(reader.rest_);
            take(object);
            reader.rest_ = object.end();
        });
    }

private:
    bool enter(std::string_view name);
    bool pass(char c);
    void need(char c);
    std::string text();
    void unescape(std::string& into);
    int number();

    template <class Item>
    void list(Item&& item) {
        need('[');
        if (pass(']')) return;
        do item();
        while (pass(','));
        need(']');
    }

    std::string_view rest_;
    bool begun_ = false;
};

}  // namespace travaux::schema
