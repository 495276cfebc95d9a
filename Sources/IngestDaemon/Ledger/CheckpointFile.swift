// CheckpointFile: the fold engine in a file beside the ledger, so that a start needn't make it anew.

internal import Glibc
internal import NewsFold
internal import Packing
internal import ScratchStorage

/// A file that only saves time: whatever it holds, the engine can be rebuilt from the ledger. The ledger
/// names it, by a checksum of the file and of the sequence number that it was written at. So a file that is
/// torn, damaged or another than that is never taken, and needs no sync to the device.
///
/// A new one is written beside the old one, and takes its place once the ledger names it. From when one is read
/// until its engine has folded something it has another name: should the process end before, the next start
/// takes it once more, and the one after that doesn't find it. A crash that it causes heals so.
struct CheckpointFile: Sendable {
    private let path: String
    private var next: String { path + ".new" }
    private var taken: String { path + ".taken" }
    private var takenAgain: String { path + ".taken-again" }

    init(directory: String) { path = directory + "/index.checkpoint" }

    /// Begins a new one beside whatever was there: writes what of the engine changes.
    ///
    /// - Parameters:
    ///   - build: which engine it is.
    ///   - sequence: the last number of the ledger's log.
    ///   - spared: bytes that the disk is to have left.
    ///   - onStep: told from time to time how many bytes are written.
    func begin(
        _ engine: FoldEngine, of build: Int, sequence: UInt64, sparing spared: Int, onStep: (Int) -> Void
    ) throws(CheckpointError) -> CheckpointDraft {
        unlink(next)
        do {
            return try CheckpointDraft(
                path: next, engine, of: build, sequence: sequence, sparing: spared, onStep: onStep)
        } catch {
            unlink(next)
            throw error as? CheckpointError ?? CheckpointError("\(error)")
        }
    }

    /// Puts what was written in the old one's place, once the ledger names it.
    func settle() { rename(next, path) }

    /// Takes away what was written, where the ledger doesn't name it.
    func discard() { unlink(next) }

    /// Reads the engine. `keep` comes next, once the engine has proved to be of use; else `remove`.
    ///
    /// - Parameter checksum: by which the ledger knows the file; 0 where it knows of none.
    func take(
        checksum: UInt64, sequence: UInt64, settings: FoldSettings
    ) throws(CheckpointError) -> FoldEngine {
        unlink(takenAgain)
        guard checksum != 0 else { throw CheckpointError("none was left") }
        do {
            let file = try find(checksum, sequence)
            defer { file.expectRandomReads() }
            return try FoldEngine(checkpoint: file, settings: settings, blocks: ScratchBlocks())
        } catch {
            throw error as? CheckpointError ?? CheckpointError("\(error)")
        }
    }

    /// Lets the next start find the file that was taken.
    func keep() { if rename(takenAgain, path) != 0 { rename(taken, path) } }

    /// The file that the ledger knows. A crash may have come between its naming a new one and the new one's
    /// taking the old one's place.
    private func find(_ checksum: UInt64, _ sequence: UInt64) throws -> MappedBlock {
        var failure: any Error = CheckpointError("can't open \(path)", ENOENT)
        let names = [(path, taken), (next, taken), (taken, takenAgain)]
        for (name, now) in names where rename(name, now) == 0 {
            do {
                let file = try MappedBlock(file: now)
                var found = Checksum(seed: sequence)
                file.withBytes { found.update($0) }
                if found.name == checksum { return file }
                failure = CheckpointError("it is damaged, or of another state of the ledger")
            } catch {
                failure = error
            }
        }
        throw failure
    }

    /// Whether there is one.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// Takes away whatever is there.
    func remove() {
        for name in [path, next, taken, takenAgain] { unlink(name) }
    }
}

extension Checksum {
    /// By which the ledger knows a file: 0 stands for none.
    var name: UInt64 { max(1, value) }
}

/// Why there is no checkpoint, in words that follow "no checkpoint: ".
struct CheckpointError: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) { description = reason }

    init(_ action: String, _ number: Int32) {
        description = "\(action): \(String(cString: strerror(number)))"
    }
}
