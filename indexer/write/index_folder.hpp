// The folder of an index: which databases it stands for, and how new ones take their place at once.
//
//   INDEX/XAPIANDB               a Xapian stub, one line a shard; renaming it into place is the switch
//   INDEX/generation-N/shard-K   the databases
//   INDEX/writer.lock            locked while somebody writes
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::write {

class IndexFolder {
public:
    enum class Stub { Whole, MayBeDamaged };

    /// Makes the folder where there is none, keeps other writers out for as long as this lives, and removes what
    /// a killed build left. Throws Error(Locked) where another writer has it, Error(Usage) where the folder
    /// holds other things, Error(Database) where its stub does not name the databases that are there, Error(Io).
    /// With a stub that MayBeDamaged, databases of the only generation are the index, and all stays until the next publish().
    explicit IndexFolder(const std::filesystem::path& path, Stub stub = Stub::Whole);
    ~IndexFolder();  // removes a generation that was begun and not published
    IndexFolder(IndexFolder&&) noexcept;
    IndexFolder& operator=(IndexFolder&&) noexcept;

    const std::filesystem::path& path() const { return path_; }

    /// For messages: "the index /x/y".
    std::string what() const { return "the index " + path_.string(); }

    /// Whether the stub is damaged.
    bool is_astray() const { return astray_; }

    /// From now on the databases are none of the index; they stay until the next publish().
    void give_up_databases();

    /// The databases that are the index now, in order; none where nothing was published yet.
    const std::vector<std::filesystem::path>& shards() const { return shards_; }

    /// Makes a new, empty folder for a generation. There can be one at a time.
    std::filesystem::path begin();

    /// Where the databases of a generation must stand when it is published.
    static std::filesystem::path shard(const std::filesystem::path& generation, unsigned number);

    /// Writes the generation through to the disk and makes its first `shards` databases the index, at once. The files
    /// of the one before are removed; readers that have them open keep them.
    void publish(unsigned shards);

private:
    // An open file that is locked.
    class Lock {
    public:
        explicit Lock(int file = -1) : file_(file) {}
        ~Lock();
        Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
        Lock& operator=(Lock&& other) noexcept {
            std::swap(file_, other.file_);
            return *this;
        }
        int file() const { return file_; }

    private:
        int file_;
    };

    void prepare();
    void lock();
    void read_stub(Stub stub);
    std::vector<std::filesystem::path> named_shards();
    std::vector<std::filesystem::path> generations() const;
    void remove_leftovers() const;

    std::filesystem::path path_;
    Lock lock_;
    std::vector<std::filesystem::path> shards_;
    bool astray_ = false;
    std::optional<std::filesystem::path> begun_;
};

}  // namespace travaux::write
