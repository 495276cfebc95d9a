// MappedBlock: a file as a block in memory, as far as the system keeps it there.

internal import NewsFold

internal import Glibc

/// The bytes of a file that nothing else writes to; without a name it goes with the last reference.
///
/// Unchecked: the bytes don't change any more.
package final class MappedBlock: StoredBlock, @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer

    private init(_ descriptor: Int32, _ count: Int, _ protection: Int32) throws {
        let place = mmap(nil, max(1, count), protection, MAP_SHARED, descriptor, 0)
        guard let place, place != MAP_FAILED else {
            throw ScratchError(action: "map a file", number: errno)
        }
        bytes = UnsafeMutableRawBufferPointer(start: place, count: count)
    }

    /// A temporary file of so many bytes, which `fill` writes.
    convenience init(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) throws {
        let descriptor = try ScratchFile.open()
        defer { close(descriptor) }
        // Room is taken first: a full disk is an error here, not a signal later.
        let failure = count > 0 ? posix_fallocate(descriptor, 0, count) : 0
        guard failure == 0 else {
            throw ScratchError(action: "write the temporary file (set TMPDIR)", number: failure)
        }
        try self.init(descriptor, count, PROT_READ | PROT_WRITE)
        fill(bytes)
        expectRandomReads()
    }

    /// A file that nobody writes to any more, to be read once from its start to its end. It may lose its name
    /// meanwhile.
    ///
    /// - Throws: ``ScratchError``; where there is no such file, one that says so.
    package convenience init(file path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw ScratchError(action: "open \(path)", number: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw ScratchError(action: "open \(path)", number: errno)
        }
        try self.init(descriptor, Int(status.st_size), PROT_READ)
        madvise(bytes.baseAddress, max(1, bytes.count), MADV_SEQUENTIAL)
    }

    deinit { munmap(bytes.baseAddress, max(1, bytes.count)) }

    package var count: Int { bytes.count }

    /// From now on a few bytes are read here and there: the system needn't read what comes after them.
    package func expectRandomReads() { madvise(bytes.baseAddress, max(1, bytes.count), MADV_RANDOM) }

    package func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { body(UnsafeRawBufferPointer(bytes)) }
}
