#include "indexer/read/pdf/zones.hpp"

#include "indexer/read/pdf/bands.hpp"
#include "indexer/read/pdf/runs.hpp"
#include "indexer/read/pdf/tables.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace travaux::read::pdf {
namespace {

constexpr int kMaxDepth = 8;  // of columns in columns

class Cutter {
public:
    explicit Cutter(std::vector<Zone>& zones) : zones_(zones) {}

    void cut(std::vector<Word> words, int depth) {
        if (words.empty()) return;
        Box frame = words.front().box;
        for (const auto& word : words) frame.add(word.box);
        const auto bands = bands_of(std::move(words));
        const auto measure = measure_of(bands);
        std::size_t plain = 0;  // the first band that stands in no zone yet
        for (std::size_t i = 0; i < bands.size();) {
            auto run = depth < kMaxDepth ? run_at(bands, i, measure) : std::nullopt;
            if (!run) {
                ++i;
                continue;
            }
            const auto span = std::span(bands).subspan(run->begin, run->end - run->begin);
            const bool table = is_table(span, run->strips);
            if (!table) widen(bands, plain, *run, measure);
            add_text(bands, plain, run->begin, frame);
            if (table) {
                add_narrow_strips(bands, *run);
                add_last_lines(bands, *run, measure);
                add_table(std::span(bands).subspan(run->begin, run->end - run->begin), run->strips, frame);
            } else {
                add_columns(bands, *run, depth);
            }
            plain = i = run->end;
        }
        add_text(bands, plain, bands.size(), frame);
    }

private:
    void add_text(const std::vector<Band>& bands, std::size_t begin, std::size_t end, const Box& frame) {
        if (begin == end) return;
        Zone zone;
        for (std::size_t i = begin; i < end; ++i) zone.words.insert(zone.words.end(), bands[i].words.begin(), bands[i].words.end());
        zone.left = frame.left;
        zone.right = frame.right;
        zones_.push_back(std::move(zone));
    }

    void add_table(std::span<const Band> bands, const std::vector<Strip>& strips, const Box& frame) {
        Zone zone;
        zone.rows = rows_of_table(bands, strips);
        for (const auto& column : columns_of(bands, strips))
            zone.edges.push_back(column.empty() ? 0 : std::ranges::min(column, {}, [](const Word& w) { return w.box.left; }).box.left);
        zone.left = frame.left;
        zone.right = frame.right;
        zones_.push_back(std::move(zone));
    }

    void add_columns(const std::vector<Band>& bands, const Run& run, int depth) {
        for (auto& column : columns_of(std::span(bands).subspan(run.begin, run.end - run.begin), run.strips)) {
            const std::size_t first = zones_.size();
            cut(std::move(column), depth + 1);
            if (zones_.size() > first) zones_[first].opens_column = true;
        }
    }

    std::vector<Zone>& zones_;
};

}  // namespace

std::vector<Zone> zones_of(std::vector<Word> words) {
    std::vector<Zone> zones;
    Cutter(zones).cut(std::move(words), 0);
    return zones;
}

}  // namespace travaux::read::pdf
