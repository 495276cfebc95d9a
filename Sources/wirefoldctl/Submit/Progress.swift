// Progress: one line on standard error that a person can watch: how many, how fast, how much longer.

internal import Glibc
internal import Synchronization
internal import WirefoldClient

/// The progress of a long submission. Shows nothing but on a terminal, and nothing in the first second.
final class Progress: Sendable {
    private struct State {
        var tally = Tally()
        /// Bytes of all inputs that were read, and the place behind them.
        var position = 0
        var end = FilePlace()
        var place = FilePlace()
        var isDrawn = false
    }

    private let state = Mutex(State())
    private let terminal: Terminal
    private let start = ContinuousClock.now
    /// Bytes of all inputs; nil where it isn't known.
    private let total: Int?

    /// - Parameter total: bytes of all inputs, or nil; only asked for where it will be shown.
    init(total: () -> Int?) {
        terminal = Terminal(descriptor: STDERR_FILENO, environment: environment())
        self.total = terminal.isInteractive ? total() : nil
    }

    var refused: Int { state.withLock(\.tally.refused) }
    var taken: Int { state.withLock(\.tally.taken) }
    var passedOver: Int { state.withLock(\.tally.passedOver) }
    /// The place of the last result.
    var place: FilePlace { state.withLock(\.place) }

    /// So many bytes were read, up to a place. What is read again counts once.
    func read(_ bytes: Int, upTo place: FilePlace) {
        state.withLock { state in
            guard (place.file, place.offset) > (state.end.file, state.end.offset) else { return }
            state.position += bytes
            state.end = place
        }
    }

    func reach(_ place: FilePlace) { state.withLock { $0.place = place } }
    func tally(_ change: (inout Tally) -> Void) { state.withLock { change(&$0.tally) } }

    /// Draws the line anew.
    func draw() {
        let seconds = elapsed
        guard terminal.isInteractive, seconds > 1 else { return }
        state.withLock { state in
            let rate = Double(state.tally.taken) / seconds
            var parts = ["\(state.tally.taken) articles", "\(Int(rate.rounded()))/s"]
            if state.tally.refused > 0 { parts.append("\(state.tally.refused) refused") }
            if let total, total > 0, state.position > 0, state.position <= total {
                let share = Double(state.position) / Double(total)
                parts.insert("\(Int(share * 100))%", at: 0)
                parts.append("\(roughly(seconds: seconds * (1 - share) / share)) left")
            }
            write("\r\u{1B}[K" + parts.joined(separator: " · ").cut(to: terminal.width - 1))
            state.isDrawn = true
        }
    }

    /// Takes the line away, for something else to be written in its place.
    func clear() {
        state.withLock { state in
            if state.isDrawn { write("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    /// "1204 articles taken in, 2 refused, in 3 s (401/s)", and below it the counts by format and reason.
    func summary(_ verb: String) -> String {
        let tally = state.withLock(\.tally)
        let rate = Int((Double(tally.taken) / max(elapsed, 0.001)).rounded())
        let head =
            tally.taken.counted("article", "articles") + " \(verb)"
            + (tally.refused > 0 ? ", \(tally.refused) refused" : "")
            + (tally.passedOver > 0 ? ", \(tally.passedOver) passed over" : "")
            + ", in \(roughly(seconds: elapsed)) (\(rate)/s)"
        return ([head] + tally.lines).joined(separator: "\n")
    }

    private var elapsed: Double { (ContinuousClock.now - start) / .seconds(1) }

    private func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
