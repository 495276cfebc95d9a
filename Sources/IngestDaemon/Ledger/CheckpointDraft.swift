// CheckpointDraft: a checkpoint that is being written, while the engine goes on.

internal import Glibc
internal import NewsFold
internal import Packing

/// The state of folding as of one change. Most of it doesn't change any more and is copied piece by piece.
///
/// `@unchecked Sendable`: whoever makes it writes it, on one thread after the other.
final class CheckpointDraft: @unchecked Sendable {
    private static let chunk = 1 << 20

    /// Bytes that the disk is to have left.
    private let spared: Int
    /// Which engine it is of, and as of which change.
    let build: Int
    let sequence: UInt64
    private let descriptor: Int32
    private var tail: CheckpointTail
    private var checksum: Checksum
    /// Bytes written so far.
    private(set) var bytes: Int

    /// Writes what changes when the engine goes on: two seconds and more for a million documents with quotes.
    ///
    /// - Parameters:
    ///   - spared: bytes that the disk is to have left: what only saves time takes nobody's room.
    ///   - onStep: told from time to time how many bytes are written.
    init(
        path: String, _ engine: FoldEngine, of build: Int, sequence: UInt64, sparing spared: Int,
        onStep: (Int) -> Void
    ) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw CheckpointError("can't make \(path)", errno) }
        descriptor = file
        self.spared = spared
        self.build = build
        self.sequence = sequence
        var checksum = Checksum(seed: sequence)
        do {
            (tail, bytes) = try Packer.write(chunk: Self.chunk, engine.write) { bytes, done in
                checksum.update(bytes)
                try Self.expectRoom(spared, on: file)
                try Self.write(bytes, to: file)
                onStep(done)
            }
            try Self.expectRoom(spared + tail.bytes, on: file)
        } catch {
            close(file)
            throw error
        }
        self.checksum = checksum
    }

    deinit { close(descriptor) }

    /// Copies the rest, or as much of it as there is time for; a megabyte at least.
    ///
    /// - Returns: the checksum by which the ledger is to know the file once it is whole; nil before.
    func goOn(
        for time: Duration? = nil, onStep: () -> Void
    ) throws(CheckpointError) -> UInt64? {
        let end = time.map { ContinuousClock.now + $0 }
        do {
            while try tail.next(Self.chunk, add) {
                onStep()
                if let end, ContinuousClock.now >= end { return nil }
            }
            return checksum.name
        } catch {
            throw error as? CheckpointError ?? CheckpointError("\(error)")
        }
    }

    private func add(_ piece: UnsafeRawBufferPointer) throws {
        checksum.update(piece)
        try Self.expectRoom(spared, on: descriptor)
        try Self.write(piece, to: descriptor)
        bytes += piece.count
    }

    private static func expectRoom(_ bytes: Int, on descriptor: Int32) throws(CheckpointError) {
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { return }
        guard UInt64(status.f_bavail) * UInt64(status.f_frsize) >= UInt64(bytes) else {
            throw CheckpointError("the disk would have hardly any room left")
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            guard count >= 0 || errno == EINTR else { throw CheckpointError("can't write it", errno) }
            done += max(0, count)
        }
    }
}
