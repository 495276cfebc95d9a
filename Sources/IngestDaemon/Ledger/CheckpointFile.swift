// CheckpointFile: the fold engine in a file beside the ledger, from one clean stop to the next start.

internal import Glibc
internal import NewsFold
internal import Packing
internal import ScratchStorage

/// A file that only saves time: whatever it holds, the engine can be rebuilt from the ledger. The ledger
/// names it in its last commit, by a checksum of the file and of the ledger's own sequence number, and
/// takes that word back in the first commit after it. So a file that is torn, damaged or of another state is
/// never taken, and needs no sync to the device.
struct CheckpointFile: Sendable {
    private static let chunk = 1 << 20

    private let path: String

    init(directory: String) { path = directory + "/index.checkpoint" }

    /// Writes the engine in the place of whatever was there.
    ///
    /// - Parameters:
    ///   - sequence: the last number of the ledger's log.
    ///   - onStep: told from time to time how many bytes are written.
    /// - Returns: the checksum by which the file is known, never 0, and its length in bytes.
    func write(
        _ engine: FoldEngine, sequence: UInt64, onStep: (Int) -> Void
    ) throws(CheckpointError) -> (checksum: UInt64, bytes: Int) {
        remove()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw CheckpointError("can't make \(path)", errno) }
        defer { close(descriptor) }
        var checksum = Checksum(seed: sequence)
        do {
            let bytes = try Packer.write(chunk: Self.chunk, engine.write) { bytes, done in
                checksum.update(bytes)
                try Self.write(bytes, to: descriptor)
                onStep(done)
            }
            return (Self.name(checksum), bytes)
        } catch {
            remove()
            throw error as? CheckpointError ?? CheckpointError("\(error)")
        }
    }

    /// Takes the file away, and the engine out of it.
    ///
    /// - Parameter checksum: by which the ledger knows it; 0 where it knows of none.
    func take(
        checksum: UInt64, sequence: UInt64, settings: FoldSettings
    ) throws(CheckpointError) -> FoldEngine {
        guard checksum != 0 else {
            remove()
            throw CheckpointError("the last stop left none")
        }
        do {
            let file = try MappedBlock(taking: path)
            defer { file.expectRandomReads() }
            var found = Checksum(seed: sequence)
            file.withBytes { found.update($0) }
            guard Self.name(found) == checksum else {
                throw CheckpointError("it is damaged, or of another state of the ledger")
            }
            return try FoldEngine(checkpoint: file, settings: settings, blocks: ScratchBlocks())
        } catch {
            throw error as? CheckpointError ?? CheckpointError("\(error)")
        }
    }

    private func remove() { unlink(path) }

    /// 0 stands for none.
    private static func name(_ checksum: Checksum) -> UInt64 { max(1, checksum.value) }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            guard count >= 0 || errno == EINTR else { throw CheckpointError("can't write it", errno) }
            done += max(0, count)
        }
    }
}

/// Why there is no checkpoint, in words that follow "no checkpoint: ".
struct CheckpointError: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) { description = reason }

    init(_ action: String, _ number: Int32) {
        description = "\(action): \(String(cString: strerror(number)))"
    }
}
