#include "searcher/serve/site.hpp"

#include "schema/error.hpp"
#include "searcher/render/render.hpp"
#include "searcher/serve/assets.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/routes.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace travaux::serve {
namespace {

using http::Request;
using http::Response;

struct Route {
    std::string_view path;    // ends in '/' or '.' where more may follow
    std::string_view method;
    Response (*answer)(const Visit&);
};

constexpr std::array kRoutes{
    Route{"/", "GET", search_page},
    Route{"/report/", "GET", report_page},
    Route{"/agencies", "GET", agencies_page},
    Route{"/agency/", "GET", agency_page},
    Route{"/draft", "GET", draft_page},
    Route{"/draft", "POST", draft_answer},
    Route{"/commitments", "GET", commitments_page},
    Route{"/cite/", "GET", cite_page},
    Route{"/precedents/", "GET", precedents_page},
    Route{"/history", "GET", history_page},
    Route{"/trace/", "GET", trace_page},
    Route{"/export.csv", "GET", csv_export},
    Route{"/export.jsonl", "GET", json_lines_export},
    Route{"/export.bib", "GET", bibtex_export},
    Route{"/export/draft.", "POST", draft_export},
    Route{"/export/", "GET", list_export},
    Route{"/feed.atom", "GET", atom_feed},
    Route{"/api/v1/", "GET", api},
    Route{"/api/v1/", "POST", api},
};

constexpr std::string_view kApi = "/api/";

// Nothing but what this server itself serves, no script but its own file, no frame around it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kHeaders{{
    {"Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                                "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "private, no-cache"},
}};

// As a page, or as JSON to who asked for data.
Response problem(std::string_view path, int status, std::string_view message, std::string_view hint) {
    if (path.starts_with(kApi)) return {status, "application/json; charset=utf-8", render::error_json(message, hint), {}, {}};
    return {status, "text/html; charset=utf-8", pages::problem(message, hint), {}, {}};
}

bool leads_to(const Route& route, std::string_view path) {
    return path == route.path || (route.path.size() > 1 && (route.path.ends_with('/') || route.path.ends_with('.')) && path.starts_with(route.path));
}

const Route* route_of(std::string_view path, std::string_view method) {
    const Route* nearest = nullptr;
    for (const Route& route : kRoutes) {
        if (!leads_to(route, path)) continue;
        nearest = &route;
        if (route.method == method) break;
    }
    return nearest;
}

std::string tag_of(std::string_view content) { return fmt::format("\"{:016x}\"", XXH3_64bits(content.data(), content.size())); }

// Of the program, the state of the index and the whole address: the same answer has the same tag.
std::string tag_of(std::string_view state, const Request& request) {
    std::string all(TRAVAUX_VERSION "\n");
    all += state;
    all += '\n' + request.path;
    for (const auto& [name, value] : request.query) all += '\n' + name + '\n' + value;
    return tag_of(all);
}

Response sent(const Asset& asset, const Request& request) {
    const std::string tag = tag_of(asset.content);
    if (request.if_none_match == tag) return {304, {}, {}, {{"ETag", tag}}, {}};
    return {200, std::string(asset.type), std::string(asset.content), {{"ETag", tag}}, {}};
}

// What a person looks at, and no program.
bool is_page(std::string_view path) { return !path.starts_with(kApi) && !path.starts_with("/export") && path != "/feed.atom"; }

// The address asked for, without the token.
std::string address_of(const Request& request) {
    std::string address;
    for (std::string_view rest = request.path; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        address += http::percent_encoded(part);
        rest.remove_prefix(part.size());
        if (!rest.empty()) address += '/', rest.remove_prefix(1);
    }
    char separator = '?';
    for (const auto& [name, value] : request.query)
        if (name != "token") address += fmt::format("{}{}={}", std::exchange(separator, '&'), http::percent_encoded(name), http::percent_encoded(value));
    return address;
}

// An address of this server, as a header can hold it.
bool is_here(std::string_view address) {
    const bool plain = std::ranges::all_of(address, [](char c) { return c > ' ' && c < '\x7f'; });
    return plain && address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
}

Response refused(const Request& request) {
    const std::vector<std::pair<std::string, std::string>> scheme{{"WWW-Authenticate", "Bearer"}};
    if (!is_page(request.path))
        return {401, "application/json; charset=utf-8", render::error_json("this reading room asks for its token", "send the header Authorization: Bearer TOKEN"), scheme, {}};
    return {401, "text/html; charset=utf-8", pages::entrance("", request.method == "GET" ? address_of(request) : "/"), scheme, {}};
}

// No early end where the first byte differs: the time must not tell how much was right.
bool same(std::string_view given, std::string_view secret) {
    if (given.size() != secret.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < given.size(); ++i) difference |= static_cast<unsigned>(given[i] ^ secret[i]);
    return difference == 0;
}

}  // namespace

Site::Site(Searchers& searchers, const vocabulary::Authority& authority, std::string token, Complain complain)
    : searchers_(searchers), authority_(authority), token_(std::move(token)), complain_(std::move(complain)) {}

Response Site::routed(const Request& request) const {
    const Route* route = route_of(request.path, request.method);
    if (route == nullptr) return problem(request.path, 404, "There is no such page.", "");
    if (route->method != request.method) return problem(request.path, 405, "This page is not asked for in that way.", "");
    const std::string tag = request.method == "GET" ? tag_of(searchers_.state(), request) : std::string();
    if (!tag.empty() && request.if_none_match == tag) return {304, {}, {}, {{"ETag", tag}}, {}};
    Response response = route->answer({request, std::string_view(request.path).substr(route->path.size()), searchers_, authority_, names_});
    if (!tag.empty() && response.status == 200) response.headers.emplace_back("ETag", tag);
    return response;
}

bool Site::admits(const Request& request) const {
    constexpr std::string_view kBearer = "Bearer ";
    constexpr std::string_view kCookie = "travaux=";
    if (token_.empty() || same(request.query.first("token"), token_)) return true;
    if (request.authorization.starts_with(kBearer) && same(std::string_view(request.authorization).substr(kBearer.size()), token_)) return true;
    const std::size_t at = request.cookie.find(kCookie);
    return at != std::string::npos && same(std::string_view(request.cookie).substr(at + kCookie.size(), token_.size()), token_);
}

// Of the form of the entrance, or of `?token=`: the cookie, and on to where the visitor wants to be.
Response Site::enter(const Request& request) const {
    const bool typed = request.method == "POST";
    const std::string_view given = typed ? request.form.first("token") : request.query.first("token");
    std::string next = typed ? std::string(request.form.first("next")) : address_of(request);
    if (!is_here(next)) next = "/";
    if (!same(given, token_)) return {401, "text/html; charset=utf-8", pages::entrance("That is not the token.", next), {{"WWW-Authenticate", "Bearer"}}, {}};
    const std::string cookie = fmt::format("travaux={}; HttpOnly; SameSite=Strict; Path=/", token_);
    if (request.from_other_site) return {200, "text/html; charset=utf-8", pages::let_in(next), {{"Set-Cookie", cookie}}, {}};
    return {303, "text/plain; charset=utf-8", {}, {{"Location", next}, {"Set-Cookie", cookie}}, {}};
}

Response Site::guarded(const Request& request) const {
    try {
        return routed(request);
    } catch (const schema::Error& error) {
        if (const auto status = status_of(error)) return problem(request.path, *status, error.what(), error.hint());
        complain_(error.what());
        return problem(request.path, 503, "The index cannot be read at the moment.", "Its owner sees the reason where travaux serve runs.");
    } catch (const std::exception& error) {
        complain_(error.what());
        return problem(request.path, 500, "The page could not be made.", "Its owner sees the reason where travaux serve runs.");
    }
}

Response Site::answer(const Request& request) const {
    Response response;
    const bool entering = !token_.empty() && (request.method == "POST" ? request.path == pages::kEntrance : request.query.has("token") && is_page(request.path));
    if (const Asset* asset = find_asset(request.path)) {
        response = sent(*asset, request);
    } else if (entering) {
        response = enter(request);
    } else if (!admits(request)) {
        response = refused(request);
    } else {
        response = guarded(request);
    }
    for (const auto& [name, value] : kHeaders) response.headers.emplace_back(name, value);
    return response;
}

}  // namespace travaux::serve
