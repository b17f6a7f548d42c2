// HTTP as plain values: a request in, a response out. Nothing here knows what is served, or by which library.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::http {

/// Decoded names and values in the order in which they came; a name may come several times.
class Parameters {
public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }

    /// The first value of the name; empty where there is none.
    std::string_view first(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    bool has(std::string_view name) const;

    auto begin() const { return pairs_.begin(); }
    auto end() const { return pairs_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// `application/x-www-form-urlencoded` (WHATWG URL, section 5). Total on any bytes.
Parameters parse_form(std::string_view encoded);

/// The path or value with all but unreserved characters (RFC 3986, 2.3) as %XX.
std::string percent_encoded(std::string_view text);

/// What a client asked. All text is well-formed UTF-8 without NUL.
struct Request {
    std::string method;      // GET (also for HEAD) or POST
    std::string path;        // decoded, begins with '/'
    Parameters query;        // of the URL
    Parameters form;         // of a POST body
    std::string body;        // of a POST, as sent: many clients name the type of a form whatever they send
    std::string if_none_match;
    std::string authorization;
    std::string cookie;
    bool from_other_site = false;  // a browser says that a page of another site sent it here (Sec-Fetch-Site)
};

/// The next piece of a body that is made while it is sent; empty at its end. May throw: the connection then closes, so
/// that a client sees the body as cut off.
using Pieces = std::function<std::string()>;

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    Pieces pieces;  // where set, in place of `body`
};

/// "Not Found"
std::string_view reason(int status);

}  // namespace travaux::http
