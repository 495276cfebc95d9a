// OrderedReplies: the answers of one stream of articles, in the order of the articles.

internal import DequeModule
internal import Synchronization

/// Holds at most a window of answers. The stream's reader reserves places, the pipeline fills
/// them, the stream's writer takes what is filled from the front.
final class OrderedReplies<Reply: Sendable>: Sendable {
    private struct State {
        var slots: Deque<Reply?> = []
        /// The number of the first slot.
        var first: UInt64 = 0
        var isFinished = false
        var reader: CheckedContinuation<Void, Never>?
        var writer: CheckedContinuation<[Reply]?, Never>?

        /// What is filled at the front; nil when nothing is, an end when nothing will be.
        mutating func takeFront() -> (results: [Reply]?, isDue: Bool) {
            let count = slots.prefix { $0 != nil }.count
            guard count > 0 else { return (nil, isFinished && slots.isEmpty) }
            let results = slots.prefix(count).compactMap(\.self)
            slots.removeFirst(count)
            first += UInt64(count)
            return (results, true)
        }
    }
    private let window: Int
    private let state = Mutex(State())

    init(window: Int) { self.window = window }

    /// A place for the next answer; suspends while a window of them waits to be sent.
    func reserve() async -> UInt64 {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let hasRoom = state.withLock { state in
                if state.slots.count < window || state.isFinished { return true }
                state.reader = continuation
                return false
            }
            if hasRoom { continuation.resume() }
        }
        return state.withLock { state in
            state.slots.append(nil)
            return state.first + UInt64(state.slots.count) - 1
        }
    }

    func fill(_ slot: UInt64, _ result: Reply) {
        resume { state in
            // After an early end nobody waits for it.
            guard slot >= state.first else { return }
            state.slots[Int(slot - state.first)] = result
        }
    }

    /// Takes back the last place: its submission never entered.
    func cancelLast() { resume { _ = $0.slots.popLast() } }

    /// No more places will be reserved.
    func finish() { resume { $0.isFinished = true } }

    /// The next answers, at least one; nil after the last.
    func next() async -> [Reply]? {
        await withCheckedContinuation { continuation in
            resume { $0.writer = continuation }
        }
    }

    /// Changes the state, and resumes whoever can go on.
    private func resume(_ change: (inout State) -> Void) {
        let (writer, results, reader) = state.withLock { state in
            change(&state)
            var ready: CheckedContinuation<[Reply]?, Never>?
            var results: [Reply]?
            if let writer = state.writer {
                let front = state.takeFront()
                if front.isDue {
                    (ready, results) = (writer, front.results)
                    state.writer = nil
                }
            }
            var reader: CheckedContinuation<Void, Never>?
            if state.slots.count < window || state.isFinished { swap(&reader, &state.reader) }
            return (ready, results, reader)
        }
        writer?.resume(returning: results)
        reader?.resume()
    }
}
