// Progress: one line on standard error that a person can watch: how many, how fast, how much longer.

internal import Glibc
internal import Synchronization

/// The progress of a long submission. Shows nothing but on a terminal, and nothing in the first second.
final class Progress: Sendable {
    private struct State {
        var answered = 0
        var refused = 0
        var position = 0
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

    var refused: Int { state.withLock(\.refused) }
    var answered: Int { state.withLock(\.answered) }

    func read(upTo position: Int) { state.withLock { $0.position = position } }
    func refuse() { state.withLock { $0.refused += 1 } }
    func answer() { state.withLock { $0.answered += 1 } }

    /// Draws the line anew.
    func draw() {
        let seconds = elapsed
        guard terminal.isInteractive, seconds > 1 else { return }
        state.withLock { state in
            let rate = Double(state.answered) / seconds
            var parts = ["\(state.answered) articles", "\(Int(rate.rounded()))/s"]
            if state.refused > 0 { parts.append("\(state.refused) refused") }
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

    /// "1204 articles taken in, 2 refused, in 3 s (401/s)".
    func summary(_ verb: String) -> String {
        let (answered, refused) = state.withLock { ($0.answered, $0.refused) }
        let rate = Int((Double(answered) / max(elapsed, 0.001)).rounded())
        return answered.counted("article", "articles") + " \(verb)"
            + (refused > 0 ? ", \(refused) refused" : "") + ", in \(roughly(seconds: elapsed)) (\(rate)/s)"
    }

    private var elapsed: Double { (ContinuousClock.now - start) / .seconds(1) }

    private func write(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
