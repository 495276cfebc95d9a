// DescriptorReserve: descriptors that connections may not take. A process without any doesn't only
// fail to open its files: libdispatch, on which Swift's tasks run, opens one in /proc now and then
// and traps when it can't, so that too many connections would end the daemon.

internal import Glibc

enum DescriptorReserve {
    /// Whether a descriptor eats into the reserve: numbers are given out from the lowest free one,
    /// so a high number says that nearly all are in use. The reserve is 64, or a quarter of few.
    static func isTouched(by descriptor: CInt) -> Bool {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return false }
        return isTouched(by: descriptor, limit: UInt64(limit.rlim_cur))
    }

    static func isTouched(by descriptor: CInt, limit: UInt64) -> Bool {
        UInt64(max(0, descriptor)) >= limit - min(64, limit / 4)
    }
}
