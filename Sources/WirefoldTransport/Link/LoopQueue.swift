// LoopQueue: what tasks hand to an event loop. However many hand something in at once, the loop is
// woken once.

internal import NIOCore
internal import Synchronization

final class LoopQueue<Operation: Sendable>: Sendable {
    private struct State {
        var operations: [Operation] = []
        var isScheduled = false
    }

    let loop: any EventLoop
    private let state = Mutex(State())
    private let consumer: NIOLoopBoundBox<(([Operation]) -> Void)?>

    init(loop: any EventLoop) {
        self.loop = loop
        consumer = .makeEmptyBox(eventLoop: loop)
    }

    /// Who takes the operations, on the loop. nil: they are dropped from here on.
    func setConsumer(_ body: (([Operation]) -> Void)?) { consumer.value = body }

    /// Hands one operation in, from any thread.
    func submit(_ operation: Operation) {
        let mustSchedule = state.withLock { state in
            state.operations.append(operation)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if mustSchedule { loop.execute { self.drain() } }
    }

    private func drain() {
        let operations = state.withLock { state in
            state.isScheduled = false
            let operations = state.operations
            state.operations = []
            return operations
        }
        consumer.value?(operations)
    }
}
