// LargePages: the heap in pages of two megabytes, where the system has such.

internal import CMachine
internal import Glibc

/// Memory that is used for the first time costs a page fault for each of its pages: a microsecond, and
/// several in a virtual machine. Of large pages there are 512 times fewer.
enum LargePages {
    /// Bytes of the heap that are asked to be in large pages.
    private static let room = 64 << 20
    private static let size = 2 << 20

    /// On one processor: has one heap for all threads and most sizes, and asks for large pages for the first
    /// part of it (`MADV_HUGEPAGE` of madvise(2)), which the system gives or doesn't. On several
    /// processors threads would wait for each other at the one heap: nothing changes there.
    ///
    /// To be called before there is another thread.
    static func useForHeap() {
        guard machine_processors() == 1 else { return }
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, Int32(room / 2))
        mallopt(M_TOP_PAD, Int32(room))
        // The heap grows for it, and takes that much more with it.
        let first = malloc(size)
        defer { free(first) }
        guard let first, let end = sbrk(0), first < end else { return }
        let start = first - Int(bitPattern: first) % Int(getpagesize())
        madvise(start, end - start, MADV_HUGEPAGE)
    }
}
