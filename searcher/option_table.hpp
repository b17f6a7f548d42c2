// The options of a verb as the parser is told of them. CLI11 takes a third of a millisecond to learn all those of a search, so a run
// tells it only of those that its arguments may mean.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Option.hpp>
#include <CLI/Validators.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace travaux::searcher {

/// What is said of an option goes on to CLI11, or, where the option is left out, nowhere.
class TableOption {
public:
    explicit TableOption(CLI::Option* option) : option_(option) {}

    TableOption type_name(std::string_view name) { return with([name](CLI::Option& option) { option.type_name(std::string(name)); }); }
    TableOption one_value() { return with([](CLI::Option& option) { option.allow_extra_args(false); }); }
    TableOption delimiter(char sign) { return with([sign](CLI::Option& option) { option.delimiter(sign); }); }
    TableOption group(std::string_view name) { return with([name](CLI::Option& option) { option.group(std::string(name)); }); }

    /// A validator of CLI11, or a function that gives the fault of a value.
    template <class Validator>
    TableOption check(Validator validator) {
        return with([&](CLI::Option& option) { option.check(std::move(validator)); });
    }

    /// Each time that it is given counts.
    TableOption every_time() {
        return with([](CLI::Option& option) { option.multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->trigger_on_parse(); });
    }

private:
    template <class Say>
    TableOption with(Say&& say) {
        if (option_ != nullptr) say(*option_);
        return *this;
    }

    CLI::Option* option_;
};

class OptionTable {
public:
    /// With `arguments`, options that none of them can mean are left out; operands never.
    explicit OptionTable(CLI::App& app, std::optional<std::span<const std::string>> arguments = std::nullopt) : app_(app), arguments_(arguments) {}

    /// `names` as CLI11 has them: "-n,--limit", "--no-stem{false}", or "QUERY" for the operands.
    template <class Value>
    TableOption option(std::string_view names, Value& value, std::string_view meaning) {
        return TableOption(has(names) ? app_.add_option(std::string(names), value, std::string(meaning)) : nullptr);
    }
    TableOption flag(std::string_view names, bool& value, std::string_view meaning) {
        return TableOption(has(names) ? app_.add_flag(std::string(names), value, std::string(meaning)) : nullptr);
    }
    /// `take` is a function of one Value.
    template <class Value, class Take>
    TableOption function(std::string_view names, Take&& take, std::string_view meaning) {
        if (!has(names)) return TableOption(nullptr);
        return TableOption(app_.add_option_function<Value>(std::string(names), std::function<void(const Value&)>(std::forward<Take>(take)), std::string(meaning)));
    }

    /// Of the options that follow.
    void group(std::string_view name) { app_.option_defaults()->group(std::string(name)); }

private:
    bool has(std::string_view names) const;

    CLI::App& app_;
    std::optional<std::span<const std::string>> arguments_;
};

}  // namespace travaux::searcher
