// Under ThreadSanitizer (Tests/run --sanitize=thread), a contended mutex is no race. Without
// CThreadSanitizer, linked through WirefoldTesting, this is the shortest program that is reported.

internal import Dispatch
internal import Synchronization
internal import Testing

@Suite struct SanitizedMutexTests {
    @Test("two threads under one contended mutex take turns, and the sanitizer sees that they do")
    func contended() async {
        let numbers = Mutex<[Int]>([])
        let ready = DispatchGroup()
        await withCheckedContinuation { continuation in
            for thread in 0..<2 {
                DispatchQueue(label: "thread \(thread)").async(group: ready) {
                    for number in 0..<20_000 {
                        numbers.withLock { numbers in
                            if numbers.count >= 100 { numbers.removeAll() }
                            numbers.append(number)
                        }
                    }
                }
            }
            ready.notify(queue: DispatchQueue(label: "done")) { continuation.resume() }
        }
        #expect(numbers.withLock { $0.count } == 100)
    }
}
