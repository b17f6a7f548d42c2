// What is found under which address: the table of routes, and what every answer has in common.
#pragma once

#include "schema/vocabulary/authority.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/searchers.hpp"

#include <functional>
#include <string>

namespace travaux::serve {

/// Takes what went wrong inside, a sentence at a time, from several threads: for the owner, never for a visitor.
using Complain = std::function<void(const std::string& sentence)>;

class Site {
public:
    /// `token`, where not empty, must come with every request but those for style, script and icon: as `Authorization:
    /// Bearer`, as a cookie, or as `?token=`, which sets the cookie and, of a page, leads on to the address without it. Who
    /// has none gets a form for it. Searchers and authority must outlive the site.
    Site(Searchers& searchers, const vocabulary::Authority& authority, std::string token, Complain complain);

    /// Safe to call from several threads.
    http::Response answer(const http::Request& request) const;

private:
    bool admits(const http::Request& request) const;
    http::Response enter(const http::Request& request) const;
    http::Response guarded(const http::Request& request) const;
    http::Response routed(const http::Request& request) const;

    Searchers& searchers_;
    const vocabulary::Authority& authority_;
    cite::Names names_;
    std::string token_;
    Complain complain_;
};

}  // namespace travaux::serve
