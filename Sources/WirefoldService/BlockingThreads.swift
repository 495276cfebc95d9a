// BlockingThreads: where a daemon may block or compute for long. Swift's own threads, of which there
// is one a core, are shared by every connection: a file that opens slowly would keep them all waiting.

internal import NIOPosix

package enum BlockingThreads {
    /// Few wait for a disk or a lock at once; one more waits for its turn, and holds up nobody else.
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 8)
        pool.start()
        return pool
    }()

    /// Runs `body` on a thread that it may block, and suspends meanwhile. Cancellation doesn't stop
    /// it: what is begun is ended.
    package static func run<Value: Sendable, Failure: Error>(
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result = await withCheckedContinuation { continuation in
            pool.submit { _ in
                continuation.resume(returning: Result { () throws(Failure) in try body() })
            }
        }
        return try result.get()
    }
}

/// Runs tasks on a number of threads of its own: those that compute for milliseconds and more.
package final class WorkerThreads: TaskExecutor {
    private let pool: NIOThreadPool

    /// - Parameter count: threads; at least one.
    package init(count: Int) {
        pool = NIOThreadPool(numberOfThreads: max(1, count))
        pool.start()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Ends the threads, once no task prefers them any more.
    package func shutDown() async { try? await pool.shutdownGracefully() }
}
