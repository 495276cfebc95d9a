// WorkerExecutor: threads for the preparers. On Swift's own threads, of which there is one a core,
// two long articles would keep every handler from running.

internal import Dispatch

/// Runs tasks on threads of its own.
final class WorkerExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "wirefold.prepare", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
