// CheckpointSchedule: when the fold index is written to a checkpoint again.

/// After so much work since the last one: telling an engine what was stored takes a tenth of the time that it
/// took to fold, so that bounds how long a start takes after a crash. Writing one costs a small part of the
/// work, however large the index is.
struct CheckpointSchedule {
    /// Writing takes at most one part in so many of the writer's time.
    private static let share = 16

    /// Nil: at a stop alone.
    private let work: Duration?
    private var done = Duration.zero
    private var cost = Duration.zero

    init(work: Duration?) { self.work = work }

    /// Whether one is due.
    var isDue: Bool { work.map { done >= max($0, cost * Self.share) } ?? false }

    mutating func add(_ work: Duration) { done += work }

    /// One was written, or could not be: the next attempt is as far away.
    mutating func begin(after cost: Duration) {
        done = .zero
        self.cost = cost
    }
}
