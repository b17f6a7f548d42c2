#include "schema/report.hpp"

#include <algorithm>

namespace travaux::schema {
namespace {

template <class Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::optional<Kind> kind_from(std::string_view name) { return from_name<Kind>(kKindNames, name); }

std::optional<Commitment> commitment_from(std::string_view name) {
    return from_name<Commitment>(kCommitmentNames, name);
}

std::string unit_id(std::string_view doc, std::string_view address) {
    std::string id(doc);
    if (!address.empty()) id.append("#").append(address);
    return id;
}

}  // namespace travaux::schema
