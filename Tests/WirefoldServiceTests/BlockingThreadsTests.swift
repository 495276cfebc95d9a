// What blocks, or computes for long, keeps no other task from running.

internal import Dispatch
internal import Testing
internal import WirefoldService
internal import WirefoldTesting

@Suite(.timeLimit(.minutes(3)))
struct BlockingThreadsTests {
    /// Blocks its thread until it is opened.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        func pass() { semaphore.wait() }
        func open(for count: Int) { for _ in 0..<count { semaphore.signal() } }
    }

    @Test("as many as block at once, tasks go on, and one of them can end the wait")
    func blocked() async {
        let gate = Gate()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { await BlockingThreads.run { gate.pass() } } }
            group.addTask { gate.open(for: 8) }
        }
    }

    @Test("an error arrives as it was thrown")
    func failure() async {
        let error = await #expect(throws: SettingsError.self) {
            try await BlockingThreads.run { () throws(SettingsError) in
                throw SettingsError(key: "log.level", "must be a level")
            }
        }
        #expect(error?.problems.first?.key == "log.level")
    }

    @Test("a canceled task still ends what it began: a file is closed whatever happens")
    func canceled() async {
        let isClosed = await withTaskGroup(of: Bool.self) { group in
            group.cancelAll()
            group.addTask { await BlockingThreads.run { true } }
            return await group.next()
        }
        #expect(isClosed == true)
    }

    @Test("workers that are all at long work keep no other task waiting")
    func workers() async {
        let gate = Gate()
        let workers = WorkerThreads(count: 4)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask(executorPreference: workers) { gate.pass() } }
            group.addTask { gate.open(for: 4) }
        }
        await workers.shutDown()
    }
}
