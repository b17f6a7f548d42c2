#include "indexer/glass/deflate.hpp"

#include <libdeflate.h>

#include <new>

namespace travaux::glass {
namespace {

// Records are short: what a higher level finds more is under half a per cent (measured over ../shared/scale).
constexpr int kLevel = 1;

}  // namespace

Deflate::Deflate() : compressor_(libdeflate_alloc_compressor(kLevel)) {
    if (compressor_ == nullptr) throw std::bad_alloc();
}

Deflate::~Deflate() { libdeflate_free_compressor(compressor_); }

std::optional<std::string_view> Deflate::operator()(std::string_view bytes) {
    if (out_.size() < bytes.size()) out_.resize(bytes.size());
    const std::size_t length = bytes.empty() ? 0 : libdeflate_deflate_compress(compressor_, bytes.data(), bytes.size(), out_.data(), bytes.size() - 1);
    if (length == 0) return std::nullopt;  // it did not fit
    return std::string_view(out_.data(), length);
}

}  // namespace travaux::glass
