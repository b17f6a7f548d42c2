#include "searcher/serve/options.hpp"

#include "schema/error.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cstdio>

namespace travaux::serve {
namespace {

using schema::Error;
using schema::ErrorCode;

// "127.0.0.1:8080", "[::1]:8080", "0.0.0.0:0", ":8080"
void read_listening(const std::string& given, Options& options) {
    const std::size_t colon = given.rfind(':');
    if (colon == std::string::npos) throw Error(ErrorCode::Usage, fmt::format("--listen {}: there is no port", given), "for example --listen 127.0.0.1:8080");
    const char* end = given.data() + given.size();
    const auto [stopped, error] = std::from_chars(given.data() + colon + 1, end, options.port);
    if (error != std::errc{} || stopped != end) throw Error(ErrorCode::Usage, fmt::format("--listen {}: that is no port", given), "a port is a number up to 65535; 0 is any that is free");
    std::string address = given.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    if (address == "localhost") address = "127.0.0.1";
    if (!address.empty()) options.address = address;
}

}  // namespace

std::optional<Options> read_options(int argc, char** argv) {
    Options options;
    CLI::App app{"A page on this machine to search, read and cite what travaux-index has indexed.", "travaux serve"};
    app.set_help_flag("-h,--help", "print this help");
    app.set_version_flag("--version", "travaux-serve " TRAVAUX_VERSION, "print the version");
    app.add_option("-d,--database", options.locations, "index to read; may be repeated, and be HOST:PORT")->type_name("DIR")->allow_extra_args(false);
    std::string listen;
    app.add_option("--listen", listen, "where to listen (127.0.0.1:8080); an address that others can reach asks visitors for a token")->type_name("ADDRESS:PORT");
    app.add_option("--name", options.names, "another host name under which visitors reach it")->type_name("HOST")->allow_extra_args(false);
    app.add_option("--threads", options.threads, "requests answered at once, at most 64; 0: one a core")->type_name("N")->check(CLI::Range(0, 64).description(""));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        app.exit(help);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorCode::Usage, error.what(), "travaux serve --help lists the options");
    }
    if (!listen.empty()) read_listening(listen, options);
    return options;
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace travaux::serve
