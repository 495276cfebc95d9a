// Entries on their way to journald. Sending may block while journald is busy, so that it happens on
// a thread of its own behind a bounded queue: a full queue drops entries and counts them.

internal import CSystemd
internal import Dispatch
internal import Glibc
internal import Synchronization

package final class JournalQueue: Sendable {
    /// Hands one entry's fields over; false where that failed.
    package typealias Sink = @Sendable ([JournalField]) -> Bool

    private struct State {
        var waiting = 0
        var dropped: UInt64 = 0
        var unreported: UInt64 = 0
    }

    private let capacity: Int
    private let sink: Sink
    private let queue = DispatchQueue(label: "wirefold.journal")
    private let state = Mutex(State())

    /// - Parameter capacity: entries that may wait; further ones are dropped.
    package init(capacity: Int = 4096, sink: @escaping Sink = JournalQueue.sendToJournal) {
        self.capacity = capacity
        self.sink = sink
    }

    /// Entries that never reached the journal since the start.
    package var dropped: UInt64 { state.withLock { $0.dropped } }

    /// Never waits.
    package func send(_ fields: [JournalField]) {
        let isTaken = state.withLock { state in
            guard state.waiting < capacity else {
                state.dropped += 1
                state.unreported += 1
                return false
            }
            state.waiting += 1
            return true
        }
        guard isTaken else { return }
        queue.async { [self] in deliver(fields) }
    }

    /// Waits until everything queued was sent, at most `seconds`; for the end of the process.
    package func flush(seconds: Double = 1) {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        _ = done.wait(timeout: .now() + seconds)
    }

    private func deliver(_ fields: [JournalField]) {
        let isSent = sink(fields)
        let lost = state.withLock { state in
            state.waiting -= 1
            if !isSent {
                state.dropped += 1
                state.unreported += 1
                return UInt64(0)
            }
            defer { state.unreported = 0 }
            return state.unreported
        }
        guard lost > 0 else { return }
        _ = sink([
            JournalField("MESSAGE", "\(lost) log messages were dropped: the journal was away or too slow"),
            JournalField("PRIORITY", "4"), JournalField(metadata: "dropped", "\(lost)"),
            JournalField(metadata: "MESSAGE_ID", QueueMessage.dropped.rawValue),
        ])
    }

    /// sd_journal_sendv(3).
    package static let sendToJournal: Sink = { fields in
        guard JournalStream.isThere else { return false }
        let total = fields.reduce(0) { $0 + $1.bytes.count }
        var flat: [UInt8] = []
        flat.reserveCapacity(total)
        for field in fields { flat += field.bytes }
        return flat.withUnsafeMutableBytes { buffer in
            guard var next = buffer.baseAddress else { return true }
            var vectors: [iovec] = []
            vectors.reserveCapacity(fields.count)
            for field in fields {
                vectors.append(iovec(iov_base: next, iov_len: field.bytes.count))
                next += field.bytes.count
            }
            return sd_journal_sendv(vectors, CInt(vectors.count)) >= 0
        }
    }
}
