// ExtractedOutput: what several files come to, in the order of the files: of the one whose turn it is as it
// comes, of those that are ahead of it once they are next.

internal import Synchronization

final class ExtractedOutput: Sendable {
    private struct State {
        var progress = Progress(noun: "files")
        /// The first file that isn't at its end.
        var turn = 0
        /// Output of later files.
        var waiting: [Int: [UInt8]] = [:]
        var ended: Set<Int> = []
        /// Why nothing can be written any more.
        var failure: (any Error)?
    }

    private let state = Mutex(State())

    /// Files that are written.
    var written: Int { state.withLock { $0.turn } }

    /// Takes more of a file's output.
    ///
    /// - Returns: whether the file is worth reading on.
    func add(_ bytes: [UInt8], of file: Int) -> Bool {
        state.withLock { state in
            if file == state.turn {
                Self.write(bytes, &state)
            } else {
                state.waiting[file, default: []] += bytes
            }
            return state.failure == nil
        }
    }

    /// There is no more of a file.
    func end(_ file: Int) {
        state.withLock { state in
            state.ended.insert(file)
            while state.ended.remove(state.turn) != nil {
                state.turn += 1
                state.progress.advance(by: 1)
                if let bytes = state.waiting.removeValue(forKey: state.turn) { Self.write(bytes, &state) }
            }
        }
    }

    /// - Throws: where the output could not be written.
    func check() throws { if let failure = state.withLock({ $0.failure }) { throw failure } }

    func finish() { state.withLock { $0.progress.finish() } }

    private static func write(_ bytes: [UInt8], _ state: inout State) {
        guard !bytes.isEmpty, state.failure == nil else { return }
        state.progress.clear()
        do { try StandardStreams.write(bytes) } catch { state.failure = error }
    }
}
