// What the libraries throw when they cannot do what was asked; caught in the two mains only.
//
// What a user types or a file holds is not an Error but a value: a query that cannot be read is a
// query::Reading with a place, a file that cannot be read is a rejected report.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace travaux::schema {

enum class ErrorCode {
    Usage,     // the command line or a metadata value makes no sense
    Query,     // the query cannot be read
    NotFound,  // a named thing (address, document, field, data file) does not exist
    Database,  // Xapian's own errors, translated
    Layout,    // the database was written in another layout
    Locked,    // another writer holds the database
    Input,     // a source file cannot be read
    Io,        // the machine said no: disk full, permission, closed pipe
};

/// `message` is one sentence about what happened and names the thing; `hint`, where not empty, is one
/// sentence about the way out. Neither ends in a newline.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& message, std::string hint = {})
        : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

    ErrorCode code() const noexcept { return code_; }
    const std::string& hint() const noexcept { return hint_; }

private:
    ErrorCode code_;
    std::string hint_;
};

}  // namespace travaux::schema
