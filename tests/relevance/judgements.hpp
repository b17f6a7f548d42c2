// The needs and judgements of this folder, and the units that the judgements mean.
#pragma once

#include "tests/relevance/ndcg.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace travaux::relevance {

struct Need {
    std::string qid;
    std::string category;
    std::string query;
};

struct Judgement {
    std::string qid;
    std::string doc;
    std::string words;
    int grade = 0;
};

std::vector<Need> read_needs();
std::vector<Judgement> read_judgements();

struct Resolved {
    std::map<std::string, Grades> grades;  // by qid
    std::vector<std::string> faults;       // one sentence for each judgement that means no unit, several, or one judged before
};

/// Finds the unit of each judgement among `units`, as `travaux-index --extract` prints them: the result of its report
/// that begins with its words; where none does, the one that holds them, as a list may be printed in one line.
Resolved resolve(const std::vector<Judgement>& judgements, const std::vector<nlohmann::json>& units);

}  // namespace travaux::relevance
