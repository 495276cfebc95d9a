// LoopExecutor: runs tasks on a connection's own event loop.

internal import NIOCore

/// Runs tasks where the connection lives, so that a call costs no hop between threads.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
