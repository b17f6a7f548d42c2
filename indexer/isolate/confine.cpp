#include "indexer/isolate/confine.hpp"

#include "schema/error.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <string>

namespace travaux::isolate {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kBoundsMemory = false;  // sanitizers map terabytes that they never touch
#else
constexpr bool kBoundsMemory = true;
#endif

constexpr unsigned kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

/// All that a parser needs: its memory, its pipes, the clock, and files that are only read (fonts, encodings).
constexpr std::array kParserCalls{
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek),
    SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(getdents64), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(gettid),
    SCMP_SYS(getpid), SCMP_SYS(tgkill), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getuid),
    SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall)};

/// Families of sockets that lead out of the machine or into the kernel.
constexpr std::array kNetworks{AF_INET, AF_INET6, AF_PACKET, AF_NETLINK, AF_BLUETOOTH, AF_VSOCK};

/// What no program that reads a document has business with.
constexpr std::array kDangerousCalls{
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup), SCMP_SYS(kexec_load), SCMP_SYS(init_module), SCMP_SYS(finit_module)};

/// What changes files without opening them.
constexpr std::array kChangingCalls{
    SCMP_SYS(creat), SCMP_SYS(openat2), SCMP_SYS(truncate), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink),
    SCMP_SYS(symlinkat), SCMP_SYS(chmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchownat)};

[[noreturn]] void give_up(const char* what) {
    throw schema::Error(schema::ErrorCode::Io, std::string("this system cannot confine the reader of a foreign file: ") + what);
}

class Filter {
public:
    explicit Filter(std::uint32_t otherwise) : context_(seccomp_init(otherwise), seccomp_release) {
        if (!context_) give_up("seccomp");
    }

    template <class... Conditions>
    void rule(std::uint32_t action, int call, Conditions... conditions) {
        // A call that this machine does not know cannot be made either.
        const int status = seccomp_rule_add(context_.get(), action, call, sizeof...(conditions), conditions...);
        if (status != 0 && status != -EDOM && status != -EACCES) give_up("seccomp");
    }

    void load() {
        if (seccomp_load(context_.get()) != 0) give_up("seccomp");
    }

private:
    std::unique_ptr<void, decltype(&seccomp_release)> context_;
};

constexpr std::uint32_t refused() { return SCMP_ACT_ERRNO(EPERM); }

void wall_in_parser() {
    Filter filter(refused());
    for (const int call : kParserCalls) filter.rule(SCMP_ACT_ALLOW, call);
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD));
    filter.load();
}

void wall_in_program(bool may_write) {
    Filter filter(SCMP_ACT_ALLOW);
    for (const int family : kNetworks)
        filter.rule(refused(), SCMP_SYS(socket), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family)));
    for (const int call : kDangerousCalls) filter.rule(refused(), call);
    if (!may_write) {
        for (const int call : kChangingCalls) filter.rule(refused(), call);
        for (const int bits : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
            const auto flag = static_cast<scmp_datum_t>(bits);
            filter.rule(refused(), SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag));
            filter.rule(refused(), SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag));
        }
    }
    filter.load();
}

void limit(__rlimit_resource resource, rlim_t most, rlim_t grace = 0) {
    rlimit now{};
    ::getrlimit(resource, &now);
    const rlimit wanted{std::min(most, now.rlim_max), std::min(most + grace, now.rlim_max)};
    if (::setrlimit(resource, &wanted) != 0) give_up("setrlimit");
}

}  // namespace

void confine(Walls walls, const Limits& limits) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nothing goes on when the indexer is killed
    if (kBoundsMemory) limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, limits.cpu_seconds, 1);  // a second later it cannot be caught
    limit(RLIMIT_CORE, 0);
    if (walls != Walls::Writer) limit(RLIMIT_FSIZE, 0);  // pipes have no size
    if (walls == Walls::Parser) wall_in_parser();
    else wall_in_program(walls == Walls::Writer);
}

}  // namespace travaux::isolate
