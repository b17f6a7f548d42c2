#include "tests/relevance/ndcg.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace travaux::relevance {
namespace {

/// Of grades in the order of their ranks.
double discounted_gain(const std::vector<int>& grades) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(grades.size(), kDepth); ++i)
        sum += (std::exp2(grades[i]) - 1.0) / std::log2(static_cast<double>(i) + 2.0);
    return sum;
}

}  // namespace

double ndcg(const std::vector<std::string>& ranking, const Grades& grades) {
    std::vector<int> best;
    for (const auto& [id, grade] : grades) best.push_back(grade);
    std::ranges::sort(best, std::greater<>());

    std::vector<int> found;
    std::set<std::string> seen;
    for (const std::string& id : ranking) {
        if (!seen.insert(id).second) continue;
        const auto judged = grades.find(id);
        found.push_back(judged == grades.end() ? 0 : judged->second);
    }
    const double ideal = discounted_gain(best);
    return ideal == 0.0 ? 0.0 : discounted_gain(found) / ideal;
}

}  // namespace travaux::relevance
