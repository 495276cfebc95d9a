// PipelineFigures: what the pipeline did since the start, and how long articles took.

internal import NewsFold
internal import Synchronization

/// What the fold index takes, and whether its bound on postings bit, since it was built last.
struct IndexFigures: Sendable {
    /// See `FoldEngine.indexBytes`.
    var bytes = 0
    /// See `FoldEngine.overfullKeys`.
    var overfullKeys = 0
}

extension IndexFigures {
    init(_ engine: FoldEngine) {
        self.init(bytes: engine.indexBytes, overfullKeys: engine.overfullKeys)
    }
}

/// Counts and latencies. Written once a group, read by Status.
final class PipelineFigures: Sendable {
    struct Counts: Sendable {
        /// Articles taken in.
        var submitted: UInt64 = 0
        /// Articles that had been taken in before.
        var resubmitted: UInt64 = 0
        var refused: UInt64 = 0
        var groups: UInt64 = 0
        var index = IndexFigures()
    }

    private struct State {
        var counts = Counts()
        /// A ring of the last latencies, in microseconds.
        var latencies: [UInt32] = []
        var next = 0
    }
    private static let window = 4_096
    private let state = Mutex(State())

    var counts: Counts { state.withLock { $0.counts } }

    func update(_ change: (inout Counts) -> Void) { state.withLock { change(&$0.counts) } }

    /// Notes the time from arrival to answer of some articles.
    func record(_ durations: [Duration]) {
        state.withLock { state in
            for duration in durations {
                let micros = UInt32(clamping: duration / .microseconds(1))
                if state.latencies.count < Self.window {
                    state.latencies.append(micros)
                } else {
                    state.latencies[state.next] = micros
                }
                state.next = (state.next + 1) % Self.window
            }
        }
    }

    /// The latency that a share of the last few thousand articles did not exceed, in microseconds;
    /// one for each share, 0 while there are none. Costs sorting 4096 numbers.
    func latencies(_ shares: [Double]) -> [UInt64] {
        let sorted = state.withLock { $0.latencies }.sorted()
        return shares.map { share in
            sorted.isEmpty ? 0 : UInt64(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
    }
}

extension Duration {
    fileprivate static func / (duration: Duration, unit: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (unitSeconds, unitAttoseconds) = unit.components
        return Int64(
            (Double(seconds) * 1e18 + Double(attoseconds))
                / (Double(unitSeconds) * 1e18 + Double(unitAttoseconds)))
    }
}
