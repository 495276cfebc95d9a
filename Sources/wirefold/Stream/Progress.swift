// Progress: how far a long run is, on one line of a terminal.

/// Shows the lines done and their rate when someone is watching: standard error is a terminal
/// and the input isn't typed by hand.
struct Progress {
    private let noun: String
    private let isShown = StandardStreams.isErrorTerminal && !StandardStreams.isInputTerminal
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var shown: ContinuousClock.Instant
    private var done = 0

    init(noun: String) {
        self.noun = noun
        start = clock.now
        shown = start
    }

    mutating func advance(by count: Int) {
        done += count
        guard isShown, shown.duration(to: clock.now) > .milliseconds(250) else { return }
        shown = clock.now
        StandardStreams.complain("\r\u{1B}[K\(line)")
    }

    /// Makes room for a message.
    func clear() { if isShown { StandardStreams.complain("\r\u{1B}[K") } }

    func finish() { if isShown { StandardStreams.complain("\r\u{1B}[K\(line)\n") } }

    private var line: String {
        let elapsed = start.duration(to: clock.now) / .seconds(1)
        let rate = elapsed > 0 ? Double(done) / elapsed : 0
        let seconds = Double(Int(elapsed * 10)) / 10
        let figures = "\(done) \(noun) in \(seconds) s, \(Int(rate))/s"
        return StandardStreams.inputShare.map { "\(Progress.bar($0)) \(figures)" } ?? figures
    }

    /// `[######              ]  30 %`
    private static func bar(_ share: Double) -> String {
        let width = 20
        let filled = Int(share * Double(width))
        let percent = String(Int(share * 100))
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
            + "] "
            + String(repeating: " ", count: 3 - percent.count) + percent + " %"
    }
}
