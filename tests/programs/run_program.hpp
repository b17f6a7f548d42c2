// Runs a real program as a user would, and gives back all that the user would see.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::programs {

struct Outcome {
    int exit = 0;     // exit status; 128 + the signal's number where a signal ended it, as shells say it
    std::string out;
    std::string err;
};

/// Runs `arguments` (the first is the program's path) to its end, with `input` on standard input and the
/// environment of the test changed by `environment`. Output of any size is safe.
Outcome run(const std::vector<std::string>& arguments, std::string_view input = {},
            const std::map<std::string, std::string>& environment = {});

/// Paths of the two programs in this build tree.
std::string index_program();   // travaux-index
std::string search_program();  // travaux

/// A fresh folder that is removed with its content at the end of its life.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// The path of `name` in it; the folder itself without a name.
    std::string path(std::string_view name = {}) const;

    /// Writes a file, with the folders above it, and gives its path.
    std::string write(std::string_view name, std::string_view content) const;

private:
    std::string path_;
};

}  // namespace travaux::programs
