// InputFiles: the files that paths name, each by its number, for as long as it may have to be handed in again.

internal import Synchronization
internal import WirefoldClient

/// The files that paths name, numbered in their order. Those without a result yet are remembered. What can't be
/// opened is told of, and has no number.
final class InputFiles: Sendable {
    /// A file that was begun. It stays open: another may have its name by now.
    struct Begun: Sendable {
        var file: OpenFile
        /// Its name, and what is known of its articles.
        var known: Submission
    }

    private struct State {
        var walk: FileWalk.Iterator
        var begun: [Int: Begun] = [:]
        /// The number of the first that is remembered, and of the one that comes next.
        var first = 0
        var next = 0
    }

    /// Bytes that tell what comes through a pipe.
    private static let headBytes = 4096

    private let input: InputOptions
    private let receipts: ReceiptLines
    private let state: Mutex<State>

    init(_ input: InputOptions, _ receipts: ReceiptLines) {
        self.input = input
        self.receipts = receipts
        state = Mutex(State(walk: FileWalk(paths: input.paths).makeIterator()))
    }

    /// A file; nil where there are no more. Seeing how it begins may wait.
    func open(_ number: Int) -> Begun? {
        if let begun = state.withLock({ $0.begun[number] }) { return begun }
        while let step = state.withLock({ $0.walk.next() }) {
            switch step {
            case .unreadable(let path, let reason): receipts.tell(unreadable: path, reason)
            case .file(let path, _):
                do throws(InputError) {
                    let file = try OpenFile(path)
                    let begun = Begun(file: file, known: try known(path, file))
                    state.withLock { state in
                        state.begun[state.next] = begun
                        state.next += 1
                    }
                    return begun
                } catch {
                    receipts.tell(unreadable: path, error.reason)
                }
            }
        }
        return nil
    }

    /// All before a place have their results.
    func settle(before place: FilePlace) {
        let begun = state.withLock { state in
            while state.first < place.file {
                state.begun[state.first] = nil
                state.first += 1
            }
            return state.begun[place.file]
        }
        begun?.file.forget(before: Int(clamping: place.offset))
    }

    func tell(unreadable begun: Begun, _ error: InputError) {
        receipts.tell(unreadable: begun.known.source, error.reason)
    }

    private func known(_ path: String, _ file: OpenFile) throws(InputError) -> Submission {
        var known = input.known.submission(source: path)
        guard known.format.isEmpty else { return known }
        if FilePieces.holdsLines(path) {
            known.format = "jsonl"
        } else if path == "-" {
            let head = try file.read(at: 0, upTo: Self.headBytes)
            if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") { known.format = "jsonl" }
        }
        return known
    }
}
