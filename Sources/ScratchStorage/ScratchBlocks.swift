// ScratchBlocks: the part of the fold index that isn't kept in memory, while the process lives.

package import NewsFold

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Musl
#endif

/// Blocks of the fold index in temporary files of their own, mapped into memory: the system keeps
/// of them what it has room for.
package struct ScratchBlocks: BlockStore {
    package init() {}

    package func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws -> any StoredBlock
    {
        try MappedBlock(count, fill)
    }

    /// Unchecked: the bytes don't change any more.
    private final class MappedBlock: StoredBlock, @unchecked Sendable {
        private let bytes: UnsafeRawBufferPointer

        init(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) throws {
            let descriptor = try ScratchFile.open()
            defer { close(descriptor) }
            // Room is taken first: a full disk is an error here, not a signal later.
            let failure = count > 0 ? posix_fallocate(descriptor, 0, count) : 0
            guard failure == 0 else {
                throw ScratchError(action: "write the temporary file (set TMPDIR)", number: failure)
            }
            let place = mmap(nil, max(1, count), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
            guard let place, place != MAP_FAILED else {
                throw ScratchError(action: "map the temporary file", number: errno)
            }
            fill(UnsafeMutableRawBufferPointer(start: place, count: count))
            madvise(place, max(1, count), MADV_RANDOM)
            bytes = UnsafeRawBufferPointer(start: place, count: count)
        }

        deinit {
            if let place = bytes.baseAddress {
                munmap(UnsafeMutableRawPointer(mutating: place), max(1, bytes.count))
            }
        }

        func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { body(bytes) }
    }
}
