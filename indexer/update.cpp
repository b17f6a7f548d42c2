#include "indexer/update.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace travaux::indexer {
namespace {

constexpr std::size_t kBatch = 1000;  // paragraphs a commit: larger ones are slower to flush and lose more when killed

class Update {
public:
    Update(const Work& work, const std::vector<write::Stamp>& stamps, write::IndexWriter& writer, Tally& tally)
        : work_(work), writer_(writer), tally_(tally) {
        for (const write::Stamp& stamp : stamps) {
            owner_[stamp.doc] = stamp;
            if (!stamp.path.empty()) doc_of_[stamp.path] = stamp.doc;
        }
    }

    void all(Plan&& plan) {
        for (const write::Stamp& stamp : plan.gone) remove(stamp);
        const auto unchanged = [this](const write::Stamp& stamp) {
            const auto known = owner_.find(stamp.doc);
            return known != owner_.end() && known->second == stamp;
        };
        stream_reports(work_, std::move(plan), tally_, unchanged, [this](Understood&& result) { return put(result); });
        writer_.commit();
    }

private:
    bool put(const Understood& result) {
        const write::Stamp stamp = stamp_of(result);
        leave_old_name(stamp);
        writer_.put(result.report, stamp);
        owner_[stamp.doc] = stamp;
        pending_ += paragraphs_of(result.report);
        if (pending_ >= kBatch) {
            writer_.commit();
            pending_ = 0;
        }
        return true;
    }

    // A file that is called otherwise now, unless another file has taken its old name meanwhile.
    void leave_old_name(const write::Stamp& now) {
        const auto old = doc_of_.find(now.path);
        if (old == doc_of_.end() || old->second == now.doc) return;
        const auto owner = owner_.find(old->second);
        if (owner == owner_.end() || owner->second.path != now.path) return;
        writer_.remove(old->second);
        owner_.erase(owner);
    }

    void remove(const write::Stamp& stamp) {
        writer_.remove(stamp.doc);
        owner_.erase(stamp.doc);
        ++tally_.removed;
        work_.journal.note(fmt::format("removed {}: {} is gone", stamp.doc, stamp.path));
    }

    const Work& work_;
    write::IndexWriter& writer_;
    Tally& tally_;
    std::map<std::string, write::Stamp> owner_;  // by doc, as the run goes
    std::map<std::string, std::string> doc_of_;  // by path, as the run found them
    std::size_t pending_ = 0;                    // paragraphs since the last commit
};

}  // namespace

void update(const Work& work, Plan&& plan, const std::vector<write::Stamp>& stamps, write::IndexWriter& writer, Tally& tally) {
    Update(work, stamps, writer, tally).all(std::move(plan));
}

}  // namespace travaux::indexer
