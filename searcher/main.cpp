// travaux: the searcher's program.
#include "schema/error.hpp"
#include "searcher/command_line.hpp"
#include "searcher/console.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <malloc.h>

#include <exception>

namespace {

using namespace travaux;
using searcher::complain;
using searcher::print;

constexpr int kError = 2;

void complain_of(const schema::Error& error) {
    complain(fmt::format("travaux: {}", error.what()));
    if (!error.hint().empty()) complain(fmt::format("hint: {}", error.hint()));
}

[[noreturn]] void unknown_verb(const std::string& verb) {
    std::vector<std::string_view> names{"index", "help", "version"};
    for (const searcher::Verb& known : searcher::verbs()) names.push_back(known.name);
    if (verb == "index")
        throw schema::Error(schema::ErrorCode::NotFound, "travaux-index is neither beside this program nor on the PATH");
    if (verb.starts_with('-'))
        throw schema::Error(schema::ErrorCode::Usage, fmt::format("{} stands before the verb", verb), "options follow the verb: travaux search -d DIR QUERY");
    const std::string_view near = query::nearest(verb, names);
    throw schema::Error(schema::ErrorCode::Usage, fmt::format("there is no verb {}", verb),
                        near.empty() ? "travaux help lists the verbs" : fmt::format("did you mean travaux {}?", near));
}

int help(const std::vector<std::string>& arguments) {
    if (arguments.empty()) {
        print(searcher::overview());
    } else if (const searcher::Verb* verb = searcher::find_verb(arguments.front())) {
        print(searcher::help(*verb));
    } else {
        searcher::become_program(arguments.front(), {"--help"});
        unknown_verb(arguments.front());
    }
    return 0;
}

int run(const std::string& verb, const std::vector<std::string>& arguments) {
    if (verb == "help" || verb == "--help" || verb == "-h") return help(arguments);
    if (verb == "version" || verb == "--version") return print("travaux " TRAVAUX_VERSION "\n"), 0;
    if (verb == "completion" && arguments.size() == 1) return print(searcher::completion(arguments.front())), 0;
    const searcher::Verb* known = searcher::find_verb(verb);
    if (known == nullptr) {
        searcher::become_program(verb, arguments);
        unknown_verb(verb);
    }
    const auto options = searcher::read_arguments(*known, arguments);
    return options ? known->run(*options) : 0;
}

// What a query frees it soon wants again: memory given back to the kernel and taken once more costs 3 us a page.
void keep_freed_memory() {
#ifdef M_MMAP_THRESHOLD
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 25);  // glibc refuses more
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    try {
        if (argc < 2) {
            complain(searcher::overview());
            return kError;
        }
        const int status = run(argv[1], {argv + 2, argv + argc});
        searcher::finish_output();
        return status;
    } catch (const schema::Error& error) {
        complain_of(error);
    } catch (const std::exception& error) {
        complain(fmt::format("travaux: {}", error.what()));
    }
    return kError;
}
